"""Scenarios: restarts, refreshes, hard closes, SIGTERM."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from scenes import QUESTION, QUOTE, ask, held, mention, shown
from standin import Standin, payloads, running_standin
from standin.faults import Fault, Kind
from standin.server import until

from qabot.errors import SlackError
from qabot.slack.records import Status
from qabot.slack.runtime import until_stopped
from qabot.slack.state import open_state


async def test_a_retry_after_the_answer_gives_no_repeat_even_after_a_restart(
    start_bot: Any, tmp_path: Path
) -> None:
    """Dedupe keys outlive the process."""
    async with running_standin() as slack:
        ts = slack.space.ts()
        event = payloads.mention(QUESTION, ts)
        async with start_bot(slack, state=tmp_path):
            await slack.event(event, event_id="Ev5")
            await slack.thread("C01", ts)
            retry = await slack.event(event, event_id="Ev5", attempt=1)
            await until(retry.acked.is_set, 5)
        async with start_bot(slack, state=tmp_path) as bot:
            retry = await slack.event(event, event_id="Ev5", attempt=2)
            other = await slack.event(event, event_id="Ev5-again", attempt=0)
            await until(lambda: retry.acked.is_set() and other.acked.is_set(), 10)
            assert bot.desk.state.journal.unfinished() == []
        assert len(await slack.thread("C01", ts)) == 1


async def test_a_question_left_by_a_crash_is_answered_after_the_restart(
    start_bot: Any, tmp_path: Path
) -> None:
    """Accepted, and never answered."""
    async with running_standin() as slack:
        async with start_bot(slack, state=tmp_path, shutdown_seconds=0.0) as bot:
            with held(bot):
                ts = await mention(bot)
                await until(lambda: bool(bot.desk.state.journal.unfinished()), 5)
                await asyncio.sleep(0.2)
                bot.desk.stop_thread("elsewhere", "1.0")
                await bot.desk.drain(0)
        assert slack.space.thread("C01", ts) == []
        async with start_bot(slack, state=tmp_path):
            [reply] = await slack.thread("C01", ts)
            assert QUOTE in reply.text


async def test_an_answer_posted_just_before_a_crash_is_not_posted_again(
    start_bot: Any, tmp_path: Path
) -> None:
    """The journal did not learn of the post; the message's metadata tells."""
    async with running_standin() as slack:
        async with start_bot(slack, state=tmp_path) as bot:
            reply = await ask(bot)
            question = reply.metadata["event_payload"]["id"]
            await until(lambda: not bot.desk.state.journal.unfinished(), 5)
        state = open_state(tmp_path / "slack.sqlite")
        state.journal.finish(question, Status.ACCEPTED)
        state.connection.execute("UPDATE question SET reply_ts = NULL")
        state.close()
        async with start_bot(slack, state=tmp_path) as bot:
            await until(lambda: not bot.desk.state.journal.unfinished())
        assert len(slack.space.thread("C01", reply.thread_ts)) == 1


async def test_an_answer_is_delivered_however_many_rounds_slack_was_away(
    start_bot: Any, tmp_path: Path
) -> None:
    """Each round of upkeep counted as an attempt, and none reached Slack."""
    async with running_standin() as slack:
        async with start_bot(slack, state=tmp_path) as bot:
            reply = await ask(bot)
            await until(lambda: not bot.desk.state.journal.unfinished(), 5)
        state = open_state(tmp_path / "slack.sqlite")
        state.journal.finish(reply.metadata["event_payload"]["id"], Status.ACCEPTED)
        state.connection.execute("UPDATE question SET reply_ts = NULL, attempts = 60")
        state.close()
        slack.space.messages.clear()
        async with start_bot(slack, state=tmp_path):
            [again] = await slack.thread("C01", reply.thread_ts)
            assert again.text == reply.text


async def test_a_follow_up_keeps_its_context_across_a_restart(
    start_bot: Any, tmp_path: Path
) -> None:
    async with running_standin() as slack:
        async with start_bot(slack, state=tmp_path) as bot:
            thread = (await ask(bot)).thread_ts
        async with start_bot(slack, state=tmp_path) as bot:
            ts = slack.space.ts()
            text = "and about the boat?"
            await slack.event(payloads.message(text, ts, channel="C01", thread_ts=thread))
            reply = (await slack.thread("C01", thread, 2))[1]
            assert "first good news on this quay" in reply.text


async def test_a_question_and_its_follow_up_that_a_crash_left_are_answered_in_turn(
    start_bot: Any, tmp_path: Path
) -> None:
    async with running_standin() as slack:
        async with start_bot(slack, state=tmp_path, shutdown_seconds=0.0) as bot:
            with held(bot):
                thread = await mention(bot)
                ts, text = slack.space.ts(), "and about the boat?"
                await slack.event(payloads.message(text, ts, channel="C01", thread_ts=thread))
                await until(lambda: bot.desk.under_way == 2, 10)
                await bot.desk.drain(0.0)
        async with start_bot(slack, state=tmp_path):
            replies = await slack.thread("C01", thread, 2)
            assert "Read as: What did Lena Dahl say about the boat?" in shown(replies[1])


async def test_a_question_that_the_journal_cannot_take_is_not_acknowledged_but_delivered_again(
    start_bot: Any,
) -> None:
    """A full disk, say. Slack's own retry brings it when the disk has room."""
    async with running_standin() as slack, start_bot(slack) as bot:
        slack.gateway.redelivery = 1.0
        bot.desk.state.connection.execute("PRAGMA query_only = ON")
        ts = await mention(bot)
        envelope = next(iter(slack.gateway.envelopes.values()))
        await until(lambda: envelope.attempts > 0, 10)
        assert not envelope.acked.is_set()
        bot.desk.state.connection.execute("PRAGMA query_only = OFF")
        [reply] = await slack.thread("C01", ts)
        assert QUOTE in reply.text
        assert envelope.acked.is_set()


async def reconnected(slack: Standin, before: int) -> None:
    await until(lambda: slack.gateway.connections > before and bool(slack.gateway.sockets), 30)


async def test_a_refresh_garbage_and_a_hard_close_lose_no_question(start_bot: Any) -> None:
    """Each time, a question sent while nobody is connected is delivered and answered."""
    async with running_standin() as slack, start_bot(slack) as bot:
        await slack.gateway.garbage()
        assert QUOTE in (await ask(bot)).text
        for disturb in (slack.gateway.disconnect, _cut(slack)):
            before = slack.gateway.connections
            await disturb()
            ts = await mention(bot)
            await reconnected(slack, before)
            [reply] = await slack.thread("C01", ts)
            assert QUOTE in reply.text


async def test_reconnecting_goes_on_while_slack_refuses(start_bot: Any) -> None:
    """Two refusals, then it is connected again."""
    async with running_standin() as slack, start_bot(slack) as bot:
        slack.gateway.refuse_next = 2
        before = slack.gateway.connections
        slack.gateway.cut()
        ts = await mention(bot)
        await reconnected(slack, before)
        assert QUOTE in (await slack.thread("C01", ts))[0].text


async def test_a_half_open_socket_is_noticed_and_replaced(start_bot: Any) -> None:
    """The connection stands, but nothing comes back; heartbeats tell."""
    async with running_standin() as slack, start_bot(slack) as bot:
        before = slack.gateway.connections
        slack.gateway.mute = True
        await until(lambda: slack.gateway.connections > before, 60)
        slack.gateway.mute = False
        assert QUOTE in (await ask(bot)).text


def _cut(slack: Standin) -> Any:
    async def cut() -> None:
        slack.gateway.cut()

    return cut


def environment(slack: Standin, settings: Any, state: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QABOT_INDEX_DIR": str(settings.index_dir),
        "QABOT_SEEDS_DIR": str(settings.seeds_dir),
        "QABOT_STATE_DIR": str(state),
        "QABOT_SLACK__BOT_TOKEN": slack.bot_token,
        "QABOT_SLACK__APP_TOKEN": slack.app_token,
        "QABOT_SLACK__API_URL": slack.api_url,
        "QABOT_LOGGING__FORMAT": "json",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }


async def start_process(slack: Standin, settings: Any, state: Path) -> Any:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "qabot", "slack"),
        env=environment(slack, settings, state),
        cwd=state,
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    await until(lambda: bool(slack.gateway.sockets) or process.returncode is not None, 60)
    return process


async def end(process: Any, number: signal.Signals) -> tuple[int, str]:
    process.send_signal(number)
    _, errors = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, errors.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_a_stopped_process_loses_no_accepted_question_and_logs_no_secret(
    archive_index: Any, tmp_path: Path, number: signal.Signals
) -> None:
    """SIGTERM finishes what is under way; after SIGKILL the next start does."""
    async with running_standin() as slack:
        process = await start_process(slack, archive_index, tmp_path)
        stamps = [slack.space.ts() for _ in range(4)]
        for n, ts in enumerate(stamps):
            await slack.event(payloads.mention(QUESTION, ts, user=f"U{n}"))
        envelopes = list(slack.gateway.envelopes.values())
        await until(lambda: all(e.acked.is_set() for e in envelopes), 10)
        status, errors = await end(process, number)
        if number == signal.SIGTERM:
            assert status == 0, errors
        else:
            second = await start_process(slack, archive_index, tmp_path)
            await until(lambda: all(slack.space.thread("C01", ts) for ts in stamps), 60)
            status, more = await end(second, signal.SIGTERM)
            errors += more
        for ts in stamps:
            [reply] = slack.space.thread("C01", ts)
            assert QUOTE in reply.text
    for secret in (slack.bot_token, slack.app_token, "Lena Dahl", "ticket="):
        assert secret not in errors
    assert '"event": "question closed"' in errors


@pytest.mark.parametrize("method", ["chat.postMessage", "users.info"])
async def test_a_token_revoked_meanwhile_ends_the_bot_and_the_next_start_answers(
    archive_index: Any, tmp_path: Path, method: str
) -> None:
    """With the exit code after which a service does not start it again."""
    async with running_standin() as slack:
        first = await start_process(slack, archive_index, tmp_path)
        before = slack.space.ts()
        await slack.event(payloads.mention(QUESTION, before, user="U1"))
        await slack.thread("C01", before)  # Bolt asks for our own name with the first event
        for name in (method, "auth.test"):
            slack.faults.add(name, Fault(Kind.ERROR, error="token_revoked"))
        ts = slack.space.ts()
        await slack.event(payloads.mention(QUESTION, ts, user="U2"))
        _, errors = await asyncio.wait_for(first.communicate(), 60)
        assert first.returncode == SlackError.exit_code, errors.decode()
        assert "it was revoked: install the app again" in errors.decode()
        assert slack.space.thread("C01", ts) == []
        second = await start_process(slack, archive_index, tmp_path)
        [reply] = await slack.thread("C01", ts, within=60)
        assert QUOTE in reply.text
        await end(second, signal.SIGTERM)


async def test_a_refusal_that_was_a_slip_of_slacks_ends_nothing(start_bot: Any) -> None:
    """Asked once more, it takes the token; the question stays open for the next round."""
    async with running_standin() as slack, start_bot(slack) as bot:
        await ask(bot)
        slack.faults.add("chat.postMessage", Fault(Kind.ERROR, error="invalid_auth"))
        ts = await mention(bot)
        await until(bot.desk.turned_away.is_set)
        await until(lambda: not bot.desk.under_way)
        tasks = asyncio.create_task(until_stopped(asyncio.Event(), bot.desk))
        await until(lambda: not bot.desk.turned_away.is_set())
        assert bot.desk.resume() == 1
        [reply] = await slack.thread("C01", ts)
        assert QUOTE in reply.text
        assert not tasks.done()
        tasks.cancel()
