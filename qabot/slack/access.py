"""Who may ask, and where. Every check fails closed."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from http import HTTPStatus

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from qabot.settings import SlackSettings
from qabot.slack.delivery.client import turned_away
from qabot.slack.records import Asked

log = structlog.get_logger(__name__)
REMEMBER = 3600.0  # seconds that a user's kind of account is remembered
MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone who asks or presses. ``external`` when of, or shared with, another workspace."""

    team: str
    channel: str
    user: str
    external: bool


def asker_of(asked: Asked) -> Caller:
    """Who asked. Those of other workspaces were told apart before anything was journaled."""
    return Caller(asked.thread.team, asked.thread.channel, asked.user, external=False)


def listed(caller: Caller, settings: SlackSettings) -> bool:
    """Whether the lists in the settings let the caller in.

    Each list that is set must name the caller. Where none is set, or none applies (direct
    messages are in no channel list), ``default_access`` decides.
    """
    default = settings.default_access == "allow"
    lists = [
        (settings.allowed_workspaces, caller.team),
        (settings.allowed_users, caller.user),
    ]
    if not caller.channel.startswith("D"):
        lists.append((settings.allowed_channels, caller.channel))
    named = [value in allowed for allowed, value in lists if allowed]
    return all(named) if named else default


@dataclass(slots=True)
class Access:
    """The settings' lists, and Slack's word on whether an account is a guest."""

    client: AsyncWebClient
    settings: SlackSettings
    _guests: OrderedDict[str, tuple[float, bool]] = field(default_factory=OrderedDict)

    def at_once(self, caller: Caller) -> bool:
        """What can be told without asking Slack: the lists, and Slack Connect."""
        if caller.external and not self.settings.allow_external:
            return False
        return listed(caller, self.settings)

    async def permits(self, caller: Caller) -> bool:
        """Whether the caller may ask; an account that Slack does not show us may not.

        Raises ``ClientError`` or ``TimeoutError`` when Slack is away and cannot be asked, and
        ``SlackApiError`` when it takes our token no more.
        """
        if not self.at_once(caller):
            return False
        return self.settings.allow_guests or not await self._guest(caller.user)

    async def _guest(self, user: str) -> bool:
        known = self._guests.get(user)
        if known is not None and time.monotonic() - known[0] < REMEMBER:
            return known[1]
        try:
            response = await self.client.users_info(user=user)
        except SlackApiError as error:
            if error.response.status_code != HTTPStatus.OK:
                raise aiohttp.ClientConnectionError("Slack is away") from error
            if turned_away(error):
                raise
            log.warning("account not shown, so refused", user=user, error=error.response["error"])
            return True
        account = response.get("user") or {}
        guest = any(
            account.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger")
        )
        self._guests[user] = (time.monotonic(), guest)
        while len(self._guests) > MOST_REMEMBERED:
            self._guests.popitem(last=False)
        return guest
