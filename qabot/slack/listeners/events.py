"""Mentions, direct messages, follow-ups in threads, and the stop button.

A question is journaled in the middleware, which Bolt runs before it acknowledges: a crash
afterwards loses nothing, and a failure before means that Slack delivers again.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse

from qabot.slack.blocks import notes
from qabot.slack.desk import Desk
from qabot.slack.incoming import Incoming, from_event
from qabot.slack.records import Surface

log = structlog.get_logger(__name__)
QUESTIONS = ("app_mention", "message")
ACCEPTED = "qabot_accepted"
Json = dict[str, Any]


def register(app: AsyncApp, desk: Desk) -> None:
    """Register the journal in front, and what follows the acknowledgement."""

    async def journal(
        body: Json,
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002
    ) -> BoltResponse:
        if (body.get("event") or {}).get("type") in QUESTIONS:
            incoming = from_event(body, context.bot_user_id or "", desk.state.engaged, time.time())
            context[ACCEPTED] = incoming if _accepted(incoming, desk) else None
        return await next()

    async def question(context: AsyncBoltContext) -> None:
        incoming: Incoming | None = context.get(ACCEPTED)
        if incoming is None:
            return
        if desk.access.at_once(incoming.caller):
            desk.take(incoming.asked)
        elif incoming.asked.surface is not Surface.FOLLOW_UP:
            asked = incoming.asked
            await desk.courier.whisper(asked.thread, asked.user, notes.refused())

    async def stop(event: Json) -> None:
        channel = str(event.get("channel") or event.get("channel_id") or "")
        count = desk.stop_thread(channel, str(event.get("thread_ts") or ""))
        log.info("stopped by the reader", questions=count)

    app.middleware(journal)
    for kind in QUESTIONS:
        app.event(kind)(question)
    app.event("agent_session_stopped")(stop)


def _accepted(incoming: Incoming | None, desk: Desk) -> bool:
    """Journal a question. One that may not be asked is only marked as seen, not kept."""
    if incoming is None:
        return False
    if desk.access.at_once(incoming.caller):
        return desk.accept(incoming)
    fresh = [desk.state.see(key, incoming.asked.received) for key in incoming.keys]
    return all(fresh)
