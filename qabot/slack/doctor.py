"""What `qabot doctor --slack` checks: tokens, scopes, events, reachability."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from qabot.errors import SettingsError, SlackError
from qabot.settings import Settings, SlackSettings
from qabot.slack import tokens
from qabot.slack.delivery.client import make_client, make_session
from qabot.slack.manifest import EVENTS, manifest, scopes

AGAIN = "paste `qabot slack manifest` into the app's settings and install the app again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was found, and what to do about it ("" when nothing)."""

    name: str
    severity: Literal["ok", "warning", "error"]
    finding: str
    remedy: str = ""


def checks(settings: Settings) -> list[Finding]:
    """Run every check. One that cannot run has failed."""
    found = list(_of_settings(settings))
    if any(finding.severity == "error" for finding in found):
        return [*found, _not_tried("Slack's answer")]
    return [*found, *asyncio.run(_of_slack(settings.slack))]


def _of_settings(settings: Settings) -> Iterator[Finding]:
    wrong = tokens.missing(settings.slack)
    for sentence in wrong:
        yield Finding("Slack tokens", "error", sentence, "set it in .env or the environment")
    if not wrong:
        yield Finding("Slack tokens", "ok", "present and of the right kinds")
    try:
        manifest(settings)
    except SettingsError as error:
        yield Finding("Slack manifest", "error", str(error), "set it in .env or the environment")
    else:
        yield Finding("Slack manifest", "ok", f"{settings.slack.mode} mode")


async def _of_slack(settings: SlackSettings) -> list[Finding]:
    async with make_session() as session:
        client = make_client(settings, session)
        try:
            await tokens.introduce(client, settings)
        except SlackError as error:
            remedy = "mend that, then run this again"
            return [
                Finding("Slack connection", "error", str(error), remedy),
                _not_tried("Slack scopes"),
            ]
        return [
            Finding("Slack connection", "ok", f"{settings.api_url} takes the tokens"),
            await _granted(client, settings),
            await _guests(client, settings),
            Finding(
                "Slack events",
                "warning",
                f"a bot may not read its own subscriptions; needed are {', '.join(EVENTS)}",
                f"mention the bot in a channel; if it stays silent, {AGAIN}",
            ),
        ]


async def _granted(client: AsyncWebClient, settings: SlackSettings) -> Finding:
    response = await client.auth_test()
    headers = {name.lower(): value for name, value in response.headers.items()}
    granted = {scope.strip() for scope in str(headers.get("x-oauth-scopes", "")).split(",")}
    missing = [scope for scope in scopes(settings) if scope not in granted]
    if missing:
        return Finding("Slack scopes", "error", f"missing: {', '.join(missing)}", AGAIN)
    return Finding("Slack scopes", "ok", "all that are needed are granted")


async def _guests(client: AsyncWebClient, settings: SlackSettings) -> Finding:
    name = "Slack accounts"
    if settings.allow_guests:
        return Finding(name, "ok", "guests may ask (QABOT_SLACK__ALLOW_GUESTS)")
    try:
        who = await client.auth_test()
        await client.users_info(user=str(who["user_id"]))
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        finding = f"accounts cannot be looked up ({type(error).__name__}), so everyone is refused"
        return Finding(name, "error", finding, AGAIN)
    return Finding(name, "ok", "guests can be told from members")


def _not_tried(name: str) -> Finding:
    return Finding(name, "error", "not tried, because an earlier check failed", "mend that first")
