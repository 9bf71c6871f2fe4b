"""Scenarios: answers that are slow."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from scenes import QUOTE, held, mention, shown
from standin import running_standin
from standin.faults import Fault, Kind
from standin.server import until

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(start_bot: Any) -> AsyncIterator[Any]:
    """A bot that streams an answer as soon as it takes half a second."""
    async with running_standin() as slack, start_bot(slack, stream_after_seconds=0.5) as running:
        yield running


async def slow_answer(bot: Any, channel: str, *, before: Any = None) -> list[Any]:
    """Ask while the workers stand still until the stream shows; then let them work."""
    streams = len(bot.slack.space.called("chat.startStream"))
    with held(bot):
        ts = await mention(bot, channel=channel)
        await until(lambda: len(bot.slack.space.called("chat.startStream")) > streams, 10)
        if before is not None:
            before(bot.slack.space.thread(channel, ts))
    await until(lambda: not bot.desk.state.journal.unfinished(), 30)
    return list(bot.slack.space.thread(channel, ts))


async def test_a_slow_answer_is_streamed_and_then_stands_whole_in_its_place(bot: Any) -> None:
    """Progress first, then one message with text, blocks and metadata like any other."""
    [reply] = await slow_answer(bot, "C24")
    assert not reply.streaming
    assert QUOTE in reply.text
    assert "Show in context" in shown(reply)
    assert reply.metadata["event_payload"]["id"]


async def test_a_stream_that_expired_still_delivers_the_whole_answer_once(bot: Any) -> None:
    """Slack ends a stream after some minutes."""

    def expire(messages: list[Any]) -> None:
        messages[0].streaming = False

    [reply] = await slow_answer(bot, "C25", before=expire)
    assert QUOTE in reply.text


async def test_a_stream_that_its_reader_stopped_says_so_and_no_session_seems_to_work_on(
    bot: Any,
) -> None:
    """Slack ends the stream itself, and leaves the session to the app."""
    with held(bot):
        ts = await mention(bot, channel="C32")
        await until(lambda: bot.slack.space.sessions.get(("C32", ts)) == "processing", 10)
        [stream] = bot.slack.space.thread("C32", ts)
        stream.streaming = False
        stop = {"type": "agent_session_stopped", "channel": "C32", "thread_ts": ts, "user": "U01"}
        await bot.slack.event({**stop, "event_ts": ts, "streaming_message_ts": [stream.ts]})
        await until(lambda: not bot.desk.under_way, 20)
    assert bot.slack.space.sessions["C32", ts] == "active"
    assert [m.text for m in bot.slack.space.thread("C32", ts)] == ["Stopped."]


async def test_a_stream_that_is_gone_still_delivers_the_whole_answer_once(bot: Any) -> None:
    """Its message was deleted meanwhile."""

    def delete(messages: list[Any]) -> None:
        bot.slack.space.messages.remove(messages[0])

    [reply] = await slow_answer(bot, "C26", before=delete)
    assert QUOTE in reply.text


@pytest.mark.parametrize(
    "error", ["ratelimited", "missing_recipient_user_id", "channel_type_not_supported"]
)
async def test_where_streams_are_refused_the_answer_is_posted(bot: Any, error: str) -> None:
    """The reader waits without progress, but loses nothing."""
    bot.slack.faults.add("chat.startStream", Fault(Kind.ERROR, error=error))
    [reply] = await slow_answer(bot, f"C27{len(error)}")
    assert QUOTE in reply.text


async def test_a_question_stopped_while_slack_is_away_is_not_taken_up_again(bot: Any) -> None:
    """Its reader said stop; that the last line cannot be shown changes nothing."""
    with held(bot):
        ts = await mention(bot, channel="C29")
        await until(lambda: any(m.streaming for m in bot.slack.space.thread("C29", ts)), 10)
        bot.slack.faults.add("chat.stopStream", *[Fault(Kind.DROP_BEFORE)] * 9)
        stop = {"type": "agent_session_stopped", "channel": "C29", "thread_ts": ts, "user": "U01"}
        await bot.slack.event({**stop, "event_ts": ts})
        await until(lambda: not bot.desk.state.journal.unfinished(), 20)
        assert bot.desk.resume() == 0
    bot.slack.faults.clear()


async def test_a_stream_that_a_crash_left_standing_is_replaced_by_the_answer(
    start_bot: Any, tmp_path: Path
) -> None:
    """No orphan that searches for ever, and no second message."""
    async with running_standin() as slack:
        options = {"state": tmp_path, "stream_after_seconds": 0.3, "shutdown_seconds": 0.0}
        async with start_bot(slack, **options) as first:
            with held(first):
                ts = await mention(first, channel="C30")
                await until(lambda: any(m.streaming for m in slack.space.thread("C30", ts)), 10)
                await first.desk.drain(0)
        async with start_bot(slack, **options) as second:
            await until(lambda: not second.desk.state.journal.unfinished(), 30)
        [reply] = slack.space.thread("C30", ts)
        assert QUOTE in reply.text
        assert not reply.streaming
