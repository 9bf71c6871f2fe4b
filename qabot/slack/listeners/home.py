"""App Home and suggested prompts."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from qabot.errors import QabotError
from qabot.slack.access import Caller
from qabot.slack.blocks import Block
from qabot.slack.blocks.home import home_view, refused_view
from qabot.slack.desk import Desk
from qabot.slack.records import About

log = structlog.get_logger(__name__)
Json = dict[str, Any]


def register(app: AsyncApp, desk: Desk) -> None:
    """Register what opens the Home tab or the messages tab."""

    async def opened(event: Json, body: Json) -> None:
        user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
        permitted = await _permitted(desk, body, user)
        if event.get("tab") != "messages":
            await _publish(desk, user, await _home(desk, user) if permitted else refused_view())
        elif permitted:
            about = await desk.answerer.about_if_readable(user)
            await desk.courtesy.suggest(channel, about.examples if about else ())

    app.event("app_home_opened")(opened)


async def _permitted(desk: Desk, body: Json, user: str) -> bool:
    team = str(body.get("team_id") or "")
    return await desk.access.permits(Caller(team, "D", user, external=False))


async def _home(desk: Desk, user: str) -> Block:
    about: About | None = None
    try:
        about = await desk.answerer.about(user)
    except QabotError as error:
        log.info("home without coverage", reason=str(error))
    return home_view(about, desk.state.journal.recent(user), desk.settings.slack.command)


async def _publish(desk: Desk, user: str, view: Block) -> None:
    try:
        await desk.client.views_publish(user_id=user, view=view)
    except SlackApiError as error:
        log.warning("home not published", error=error.response.get("error"))
