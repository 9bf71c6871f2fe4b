"""The app manifest that Slack's "From a manifest" page takes, made from the settings."""

from __future__ import annotations

from typing import Any

from qabot.errors import SettingsError
from qabot.settings import Settings, SlackSettings
from qabot.slack.web import PATH

SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "groups:history",
    "im:history",
)
GUEST_SCOPE = "users:read"  # tells guests from members; not asked for where guests may ask
EVENTS = (
    "agent_session_stopped",
    "app_home_opened",
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
)
SHORT = "Answers from the archive, in its own words"
LONG = (
    "Ask a question about the archive in a channel, in a direct message or with a slash command. "
    "The answer is a set of verbatim quotes: who said it, in which article, of which date, with a "
    "way to see each in its context. Where the archive does not say, it says so. Nothing is "
    "invented, and nothing leaves your machine but the replies."
)


def scopes(settings: SlackSettings) -> tuple[str, ...]:
    """The bot scopes that these settings need."""
    return SCOPES if settings.allow_guests else tuple(sorted((*SCOPES, GUEST_SCOPE)))


def manifest(settings: Settings) -> dict[str, Any]:
    """The manifest; raises ``SettingsError`` for HTTP mode without a public address."""
    slack = settings.slack
    url = _request_url(slack)
    return {
        "display_information": {
            "name": slack.app_name,
            "description": SHORT,
            "long_description": LONG,
            "background_color": "#1f3a4d",
        },
        "features": _features(slack, url),
        "oauth_config": {"scopes": {"bot": list(scopes(slack))}},
        "settings": {
            "event_subscriptions": {**url, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": slack.mode == "socket",
            "token_rotation_enabled": False,
        },
    }


def _features(slack: SlackSettings, url: dict[str, str]) -> dict[str, Any]:
    command: dict[str, Any] = {
        "command": slack.command,
        "description": "Ask the archive; only you see the answer",
        "usage_hint": "What did … say about …?",
        "should_escape": False,
        **({"url": url["request_url"]} if url else {}),
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "agent_view": {"agent_description": SHORT},
        "bot_user": {"display_name": slack.app_name, "always_online": False},
        "slash_commands": [command],
    }


def _request_url(slack: SlackSettings) -> dict[str, str]:
    if slack.mode == "socket":
        return {}
    if not slack.public_url.startswith("https://"):
        raise SettingsError(
            "In http mode Slack must reach the bot: set QABOT_SLACK__PUBLIC_URL to its https:// "
            "address, or QABOT_SLACK__MODE to socket."
        )
    return {"request_url": slack.public_url.rstrip("/") + PATH}
