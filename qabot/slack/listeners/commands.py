"""The slash command: an answer that only its user sees, with a button that shares it."""

from __future__ import annotations

import time
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from qabot.slack.blocks import notes
from qabot.slack.desk import Desk
from qabot.slack.incoming import from_command

Json = dict[str, Any]


def register(app: AsyncApp, desk: Desk) -> None:
    """Register the command of the settings."""

    async def ask(ack: AsyncAck, body: Json) -> None:
        incoming = from_command(body, time.time())
        if not desk.access.at_once(incoming.caller):
            refusal = notes.refused()
            await ack(text=refusal.text, blocks=refusal.blocks, response_type="ephemeral")
            return
        fresh = desk.accept(incoming)  # before the ack: a crash in between loses nothing
        await ack()
        if fresh:
            desk.take(incoming.asked)

    app.command(desk.settings.slack.command)(ask)
