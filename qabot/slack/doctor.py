"""What `qabot doctor --slack` checks: tokens, scopes, events, reachability."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http import HTTPStatus

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from qabot.checks import Check, Severity, error, ok, warning
from qabot.errors import QabotError, SettingsError
from qabot.settings import Settings, SlackSettings
from qabot.slack import tokens
from qabot.slack.delivery.client import FAILURES, UNREACHABLE, make_client, make_session
from qabot.slack.manifest import EVENTS, manifest, scopes

AGAIN = "paste `qabot slack manifest` into the app's settings and install the app again"


def checks(settings: Settings) -> list[Check]:
    """Run every check. One that cannot run has failed."""
    found = list(_of_settings(settings))
    if any(finding.severity is Severity.ERROR for finding in found):
        return [*found, _not_tried("Slack's answer")]
    return [*found, *asyncio.run(_of_slack(settings.slack))]


def _of_settings(settings: Settings) -> Iterator[Check]:
    wrong = tokens.missing(settings.slack)
    for sentence in wrong:
        yield error("Slack tokens", sentence, "set it in .env or the environment")
    if not wrong:
        yield ok("Slack tokens", "present and of the right kinds")
    try:
        manifest(settings)
    except SettingsError as unset:
        yield error("Slack manifest", str(unset), "set it in .env or the environment")
    else:
        yield ok("Slack manifest", f"{settings.slack.mode} mode")


async def _of_slack(settings: SlackSettings) -> list[Check]:
    async with make_session() as session:
        client = make_client(settings, session)
        try:
            await tokens.introduce(client, settings)
            response = await client.auth_test()
        except (QabotError, *FAILURES) as failure:
            remedy = "mend that, then run this again"
            said = str(failure) if isinstance(failure, QabotError) else "the connection was lost"
            return [
                error("Slack connection", said, remedy),
                _not_tried("Slack scopes"),
            ]
        return [
            ok("Slack connection", f"{settings.api_url} takes the tokens"),
            _granted(response, settings),
            await _guests(client, str(response["user_id"]), settings),
            *([await reached(session, settings.public_url)] if settings.mode == "http" else []),
            warning(
                "Slack events",
                f"a bot may not read its own subscriptions; needed are {', '.join(EVENTS)}",
                f"mention the bot in a channel; if it stays silent, {AGAIN}",
            ),
        ]


def _granted(response: AsyncSlackResponse, settings: SlackSettings) -> Check:
    headers = {name.lower(): value for name, value in response.headers.items()}
    granted = {scope.strip() for scope in str(headers.get("x-oauth-scopes", "")).split(",")}
    missing = [scope for scope in scopes(settings) if scope not in granted]
    if missing:
        return error("Slack scopes", f"missing: {', '.join(missing)}", AGAIN)
    return ok("Slack scopes", "all that are needed are granted")


async def _guests(client: AsyncWebClient, own: str, settings: SlackSettings) -> Check:
    name = "Slack accounts"
    if settings.allow_guests:
        return ok(name, "guests may ask (QABOT_SLACK__ALLOW_GUESTS)")
    try:
        await client.users_info(user=own)
    except FAILURES as failure:
        finding = f"accounts cannot be looked up ({type(failure).__name__}), so everyone is refused"
        return error(name, finding, AGAIN)
    return ok(name, "guests can be told from members")


async def reached(session: aiohttp.ClientSession, public_url: str) -> Check:
    """Whether a running bot is reached where Slack will send its requests (http mode)."""
    name, url = "Slack requests", public_url.rstrip("/") + "/healthz"
    try:
        async with session.get(url) as response:
            alive = response.status == HTTPStatus.OK and "alive" in await response.text()
    except UNREACHABLE:
        alive = False
    if alive:
        return ok(name, f"{public_url} leads to the bot")
    remedy = "start `qabot slack`; if it runs, see that its proxy passes requests on to it"
    return warning(name, f"no bot answers at {url}", remedy)


def _not_tried(name: str) -> Check:
    return error(name, "not tried, because an earlier check failed", "mend that first")
