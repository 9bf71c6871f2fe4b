"""The Bolt app: listeners on one desk, and a last line of defence against errors."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from slack_bolt.async_app import AsyncApp

from qabot.settings import Settings
from qabot.slack.access import Access
from qabot.slack.answerer import Answerer
from qabot.slack.background import apologise
from qabot.slack.clerk import Clerk
from qabot.slack.delivery.client import make_client, make_courtesy_client, make_session
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.desk import Desk
from qabot.slack.listeners import register
from qabot.slack.pool import Pool
from qabot.slack.state import State


def build_desk(pool: Pool, state: State, settings: Settings) -> Desk:
    """Join the parts that listeners need. Call from the running event loop.

    Close ``desk.client.session`` when done.
    """
    session = make_session()
    client = make_client(settings.slack, session)
    answerer, access = Answerer(pool), Access(client, settings.slack)
    courier = Courier(client)
    courtesy = Courtesy(make_courtesy_client(settings.slack, session))
    slow = settings.slack.stream_after_seconds
    clerk = Clerk(state, answerer, access, courier, courtesy, slow, asyncio.Event())
    return Desk(settings, state, answerer, access, client, courier, courtesy, clerk)


def build_app(desk: Desk) -> AsyncApp:
    """The app with every listener registered; socket mode and HTTP run the same one."""
    app = AsyncApp(
        client=desk.client,
        signing_secret=desk.settings.slack.signing_secret.get_secret_value(),
        logger=logging.getLogger("slack_bolt"),
        attaching_conversation_kwargs_enabled=False,
    )
    register(app, desk)
    app.error(_tell)
    return app


async def _tell(error: Exception, body: dict[str, Any]) -> None:
    """The last line of defence: an error that a listener let through."""
    await apologise(error, str(body.get("response_url") or ""))
