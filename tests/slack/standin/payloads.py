"""The payloads that Slack sends: events, slash commands, button presses."""

from __future__ import annotations

import uuid
from typing import Any

from standin.workspace import APP_ID, BOT_USER, TEAM

Json = dict[str, Any]


def event_callback(event: Json, *, event_id: str | None = None, **outer: Any) -> Json:
    return {
        "token": "verification",
        "team_id": TEAM,
        "api_app_id": APP_ID,
        "type": "event_callback",
        "event_id": event_id or f"Ev{uuid.uuid4().hex[:10].upper()}",
        "event_time": 1_700_000_000,
        "is_ext_shared_channel": False,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "event": event,
        **outer,
    }


def mention(text: str, ts: str, *, channel: str = "C01", user: str = "U01", **more: Any) -> Json:
    said = f"<@{BOT_USER}> {text}"
    return {"type": "app_mention", "user": user, "text": said, "ts": ts, "channel": channel,
            "team": TEAM, "event_ts": ts, **more}  # fmt: skip


def message(text: str, ts: str, *, channel: str = "D01", user: str = "U01", **more: Any) -> Json:
    kinds = {"D": "im", "C": "channel", "G": "group"}
    return {"type": "message", "user": user, "text": text, "ts": ts, "channel": channel,
            "channel_type": kinds[channel[0]], "team": TEAM, "event_ts": ts, **more}  # fmt: skip


def slash(text: str, trigger: str, response_url: str, *, channel: str = "C01",
          user: str = "U01") -> Json:  # fmt: skip
    return {"token": "verification", "command": "/ask", "text": text, "trigger_id": trigger,
            "response_url": response_url, "team_id": TEAM, "team_domain": "newsroom",
            "channel_id": channel, "channel_name": "desk", "user_id": user, "user_name": "ann",
            "api_app_id": APP_ID, "is_enterprise_install": "false"}  # fmt: skip


def press(  # noqa: PLR0913 - as many things as Slack sends
    action: Json, trigger: str, response_url: str, *, channel: str = "C01",
          user: str = "U01", message_ts: str = "", **more: Any) -> Json:  # fmt: skip
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "newsroom"},
        "user": {"id": user, "username": "ann", "team_id": TEAM},
        "channel": {"id": channel, "name": "desk"},
        "container": {"type": "message", "message_ts": message_ts, "channel_id": channel},
        "api_app_id": APP_ID,
        "trigger_id": trigger,
        "response_url": response_url,
        "actions": [{"action_ts": "1.0", **action}],
        **more,
    }
