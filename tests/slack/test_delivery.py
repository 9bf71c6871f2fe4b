"""Scenarios: status, stop, rate limits, lost connections."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from scenes import QUESTION, QUOTE, held, mention
from standin.faults import Fault, Kind
from standin.server import until

pytestmark = pytest.mark.asyncio(loop_scope="module")
POST = "chat.postMessage"


@pytest.fixture(autouse=True)
def _no_faults_left(bot: Any) -> Any:
    yield
    bot.slack.faults.clear()


async def test_a_status_shows_while_working_and_is_gone_with_the_answer(bot: Any) -> None:
    """On success."""
    with held(bot):
        ts = await mention(bot, channel="C20")
        await until(lambda: ("C20", ts) in bot.slack.space.statuses, 5)
        assert "searching" in bot.slack.space.statuses["C20", ts]
    await bot.slack.thread("C20", ts)
    assert ("C20", ts) not in bot.slack.space.statuses


async def test_a_status_is_cleared_when_slack_refuses_the_reply(bot: Any) -> None:
    """On error; the question is closed, not tried for ever."""
    bot.slack.faults.add(POST, Fault(Kind.ERROR, error="is_archived"))
    with held(bot):
        ts = await mention(bot, channel="C21")
        await until(lambda: ("C21", ts) in bot.slack.space.statuses, 5)
    await until(lambda: not bot.desk.state.journal.unfinished())
    assert ("C21", ts) not in bot.slack.space.statuses
    assert bot.slack.space.thread("C21", ts) == []


async def test_a_status_that_slack_refuses_delays_nothing(bot: Any) -> None:
    """The answer does not depend on it."""
    method = "assistant.threads.setStatus"
    bot.slack.faults.add(method, Fault(Kind.RATE_LIMITED, retry_after=30))
    ts = await mention(bot, channel="C22")
    [reply] = await bot.slack.thread("C22", ts)
    assert QUOTE in reply.text


async def test_stop_cancels_the_work_and_clears_the_status(bot: Any) -> None:
    """Nothing is posted afterwards; the thread can go on."""
    with held(bot):
        ts = await mention(bot, channel="C23")
        await until(lambda: ("C23", ts) in bot.slack.space.statuses, 5)
        stop = {"type": "agent_session_stopped", "channel": "C23", "thread_ts": ts, "user": "U01"}
        await bot.slack.event({**stop, "event_ts": ts})
        await until(lambda: ("C23", ts) not in bot.slack.space.statuses, 5)
        await until(lambda: not bot.desk.state.journal.unfinished(), 5)
    await asyncio.sleep(0.5)
    assert all(QUOTE not in m.text for m in bot.slack.space.thread("C23", ts))
    again = await mention(bot, channel="C23", thread_ts=ts)
    await until(lambda: any(QUOTE in m.text for m in bot.slack.space.thread("C23", again)))


async def test_a_rate_limit_is_waited_out_and_order_is_kept(bot: Any) -> None:
    """The answers of a channel come in the order in which they were ready."""
    bot.slack.faults.add(POST, Fault(Kind.RATE_LIMITED, retry_after=2))
    began = time.monotonic()
    first = await mention(bot, channel="C28")
    await until(lambda: bool(bot.slack.space.called(POST)) and
                bot.slack.space.called(POST)[-1].error == "rate_limited")  # fmt: skip
    second = await mention(bot, channel="C28", user="U02")
    await bot.slack.thread("C28", second)
    assert time.monotonic() - began >= 2
    stamps = [m.thread_ts for m in bot.slack.space.messages if m.channel == "C28"]
    assert stamps == [first, second]


@pytest.mark.parametrize("kind", [Kind.DROP_AFTER, Kind.DROP_BEFORE, Kind.UNAVAILABLE])
async def test_a_connection_lost_around_a_post_gives_one_message(bot: Any, kind: Kind) -> None:
    """The message is looked for by its metadata before it is sent again."""
    bot.slack.faults.add(POST, Fault(kind))
    channel = f"C29{kind.value[-3:].upper()}"
    ts = await mention(bot, QUESTION, channel=channel)
    await until(lambda: not bot.slack.faults.left(POST))
    await until(lambda: not bot.desk.under_way)
    [reply] = await bot.slack.thread(channel, ts)
    assert QUOTE in reply.text


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.DROP_BEFORE])
async def test_a_post_is_not_repeated_while_slack_cannot_tell_whether_it_is_there(
    bot: Any, kind: Kind
) -> None:
    look = "conversations.replies"
    bot.slack.faults.add(POST, Fault(Kind.DROP_AFTER))
    bot.slack.faults.add(look, *[Fault(kind)] * 3)  # one call and what it is repeated
    channel = f"C34{kind.value[-3:].upper()}"
    ts = await mention(bot, channel=channel)
    await until(lambda: not bot.slack.faults.left(look), 20)
    await until(lambda: not bot.desk.under_way, 20)
    assert len([m for m in bot.slack.space.thread(channel, ts) if QUOTE in m.text]) == 1


async def test_a_post_in_doubt_is_found_at_the_end_of_a_long_thread(bot: Any) -> None:
    """Slack shows a thread in pages, the oldest messages first."""
    ts = bot.slack.space.ts()
    for _ in range(450):
        await bot.desk.client.chat_postMessage(channel="C31", thread_ts=ts, text="another message")
    bot.slack.faults.add(POST, Fault(Kind.DROP_AFTER))
    await mention(bot, channel="C31", thread_ts=ts)
    await until(lambda: not bot.slack.faults.left(POST))
    await until(lambda: not bot.desk.under_way)
    assert len([m for m in bot.slack.space.thread("C31", ts) if QUOTE in m.text]) == 1
