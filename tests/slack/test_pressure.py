"""Scenarios: more questions than can be answered, and things that break (22, 23)."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from scenes import QUESTION, QUOTE, ask, held, mention
from standin import running_standin
from standin.server import until


async def test_a_full_queue_says_busy_promptly_and_is_fair(start_bot: Any) -> None:
    """One user's flood does not keep another waiting, and is told so at once."""
    async with (
        running_standin() as slack,
        start_bot(slack, queue=4, queue_per_user=2, stream_after_seconds=60) as bot,
    ):
        with held(bot):
            flood = [await mention(bot, channel="C1", user="UFLOOD") for _ in range(6)]
            await until(lambda: len(slack.space.messages) >= 3, 5)
            other = await mention(bot, channel="C2", user="UOTHER")
            busy = [m for m in slack.space.messages if "busy" in m.text]
            assert len(busy) == 3, "one runs, two wait, three are told to come again"
            assert all("busy with questions of yours" in m.text for m in busy)
            full = [await mention(bot, channel=f"C3{n}", user=f"UFULL{n}") for n in range(2)]
            [told] = await slack.thread("C31", full[1])
            assert "busy with other questions" in told.text
        await until(lambda: not bot.desk.state.journal.unfinished(), 60)
        answered = [m.thread_ts for m in slack.space.messages if QUOTE in m.text]
        assert len(answered) == 5
        assert answered.index(other) < 3, "not behind the whole flood"
        assert set(answered) - {other, full[0]} <= set(flood)


async def test_past_the_deadline_the_reader_is_told_and_the_bot_goes_on(start_bot: Any) -> None:
    """A worker that is stuck is replaced."""
    async with running_standin() as slack, start_bot(slack, deadline_seconds=5.0) as bot:
        pool = bot.desk.answerer.pool
        before = pool.pids
        with held(bot):
            reply = await ask(bot)
            assert "took too long" in reply.text
            await until(lambda: pool.ready and pool.pids != before, 30)
        assert QUOTE in (await ask(bot, QUESTION, user="U02")).text


def rot(index: Path) -> None:
    """Truncate files that a worker has mapped: reading one ends its process."""
    for file in index.rglob("lexical/**/*"):
        if file.is_file():
            os.truncate(file, 0)


async def test_an_internal_error_gives_a_friendly_line_with_a_reference(
    start_bot: Any, own_index: Path, capsys: Any
) -> None:
    """The index rots under a running worker; no exception text reaches the channel."""
    async with running_standin() as slack, start_bot(slack, index=own_index) as bot:
        rot(own_index)
        reply = await ask(bot, "What did Olof Berg say about the herring?")
        reference = reply.metadata["event_payload"]["id"][:8]
        assert reference in reply.text
        for leak in ("Error", "lexical", "sha256", "Traceback", "malformed", str(own_index)):
            assert leak not in reply.text
        await asyncio.sleep(0)
    assert reference in capsys.readouterr().out, "whoever runs it finds the reference in the log"
