"""The tokens in the settings: there, of the right kind, and taken by Slack."""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from qabot.errors import SettingsError, SlackError, SlackUnreachableError
from qabot.settings import SlackSettings
from qabot.slack.delivery.client import UNREACHABLE

WHERE = "the README says under “In Slack” where to find it"
WHERE_OF_HTTP = "deploy/README.md says under “On a server” where to find it"
KINDS = {
    "xoxb-": "a bot token",
    "xapp-": "an app token",
    "xoxp-": "a user token",
    "xoxe": "a token that rotates",
}


def missing(settings: SlackSettings) -> list[str]:
    """One sentence for each token that is missing or of the wrong kind."""
    found = [_wrong("QABOT_SLACK__BOT_TOKEN", settings.bot_token.get_secret_value(), "xoxb-")]
    if settings.mode == "socket":
        token = settings.app_token.get_secret_value()
        found.append(_wrong("QABOT_SLACK__APP_TOKEN", token, "xapp-"))
    elif not settings.signing_secret.get_secret_value():
        found.append(f"QABOT_SLACK__SIGNING_SECRET is not set: {WHERE_OF_HTTP}.")
    return [sentence for sentence in found if sentence]


def _wrong(name: str, token: str, prefix: str) -> str:
    if not token:
        return f"{name} is not set: {WHERE}."
    if not token.startswith(prefix):
        kind = next((k for start, k in KINDS.items() if token.startswith(start)), "no Slack token")
        return f"{name} does not begin with {prefix}: it is {kind}; {WHERE}."
    return ""


def require(settings: SlackSettings) -> None:
    """Raise ``SettingsError`` for the first token that is missing or of the wrong kind."""
    for sentence in missing(settings):
        raise SettingsError(sentence)


async def introduce(client: AsyncWebClient, settings: SlackSettings) -> None:
    """Present the tokens to Slack.

    Raises ``SlackError`` when it refuses one, ``SlackUnreachableError`` when it cannot be asked,
    ``SettingsError`` when its address is none.
    """
    try:
        await _try_bot_token(client)
        if settings.mode == "socket":
            await _try_app_token(client, settings)
    except aiohttp.InvalidURL:
        raise SettingsError(
            f"QABOT_SLACK__API_URL is no address ({settings.api_url}): leave it out, or set it to "
            "that of your Slack's Web API."
        ) from None
    except UNREACHABLE as error:
        raise SlackUnreachableError(
            f"Slack cannot be reached at {settings.api_url} ({type(error).__name__}): "
            "check the network and the proxy settings."
        ) from None


async def _try_bot_token(client: AsyncWebClient) -> None:
    try:
        await client.auth_test()
    except SlackApiError as error:
        raise _error("bot token (QABOT_SLACK__BOT_TOKEN)", error) from None


async def _try_app_token(client: AsyncWebClient, settings: SlackSettings) -> None:
    try:
        await client.apps_connections_open(app_token=settings.app_token.get_secret_value())
    except SlackApiError as error:
        raise _error("app token (QABOT_SLACK__APP_TOKEN)", error) from None


def _error(what: str, error: SlackApiError) -> SlackError:
    status = error.response.status_code
    if status != HTTPStatus.OK:
        return SlackUnreachableError(f"Slack is away (HTTP {status}): try again in a moment.")
    return SlackError(_refused(what, error))


def _refused(what: str, error: SlackApiError) -> str:
    code = str(error.response.get("error"))
    hints = {
        "invalid_auth": "copy it again from the app's settings",
        "account_inactive": "the app was removed from the workspace: install it again",
        "token_revoked": "it was revoked: install the app again and copy the new one",
        "missing_scope": "give it the scope connections:write",
        "not_allowed_token_type": "an app token begins with xapp- and has connections:write",
    }
    return f"Slack refuses the {what} ({code}): {hints.get(code, 'copy it again')}."
