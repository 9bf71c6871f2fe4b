"""What scenarios do again and again: ask, read what is shown, hold the workers still."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from standin import payloads
from standin.elements import texts
from standin.server import until
from standin.workspace import Message

QUESTION = "What did Lena Dahl say about the ferry?"
QUOTE = "the decision came without warning"


def shown(message: Message | dict[str, Any]) -> str:
    """All text that a reader sees in a message or view."""
    return "\n".join(texts(message["blocks"] if isinstance(message, dict) else message.blocks))


async def mention(bot: Any, text: str = QUESTION, *, channel: str = "C01", **more: Any) -> str:
    """Mention the bot; returns the ts of the thread that the reply belongs in."""
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.mention(text, ts, channel=channel, **more))
    return str(more.get("thread_ts", ts))


async def ask(bot: Any, text: str = QUESTION, *, channel: str = "C01", **more: Any) -> Message:
    """Mention the bot in a new thread and await the one reply."""
    ts = await mention(bot, text, channel=channel, **more)
    return (await bot.slack.thread(channel, ts))[0]


async def settled(bot: Any) -> None:
    """Wait until every envelope is acknowledged and every question closed."""
    envelopes = list(bot.slack.gateway.envelopes.values())
    await until(lambda: all(e.acked.is_set() for e in envelopes), 10)
    await until(lambda: not bot.desk.state.journal.unfinished(), 20)


async def followed(bot: Any, generation: int | None) -> None:
    """Wait until the worker answers from the generation."""
    for _ in range(300):
        if (await bot.desk.answerer.about("U1")).generation == generation:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"generation {generation} was not followed")


async def exampled(bot: Any) -> None:
    """Wait until questions to begin with are found; nobody else ever does."""
    for _ in range(300):
        if (await bot.desk.answerer.about("U1")).examples:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("no examples were found")


def button(message: Message | dict[str, Any], action_id: str) -> dict[str, Any]:
    """The action that a press of the button sends."""
    blocks = message["blocks"] if isinstance(message, dict) else message.blocks
    for block in blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == action_id:
                return {**element, "block_id": "b"}
    raise AssertionError(f"there is no button {action_id}")


@contextmanager
def held(bot: Any) -> Iterator[None]:
    """The workers stand still (SIGSTOP) inside the block: real slowness, on demand."""
    pids = bot.desk.answerer.pool.pids
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with suppress(ProcessLookupError):  # replaced meanwhile
                os.kill(pid, signal.SIGCONT)
