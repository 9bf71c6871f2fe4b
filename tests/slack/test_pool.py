"""The pool answers, says busy, keeps deadlines, and replaces what dies or grows."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from standin.server import until

import qabot
from qabot.errors import NoIndexError, QabotError
from qabot.settings import Settings, SlackSettings
from qabot.settings.sections import VectorSettings
from qabot.slack.pool import Busy, EngineFailed, Pool, PoolLimits, TooSlow
from qabot.slack.pool.process import revive
from qabot.slack.pool.queue import FairQueue
from qabot.slack.runtime import worker_settings

LIMITS = PoolLimits(workers=1, queue=4, per_user=2, deadline=20.0, grace=0.1)


@asynccontextmanager
async def pool(limits: PoolLimits = LIMITS, **settings: Any) -> AsyncIterator[Pool]:
    made = Pool("workload:open_workload", settings, limits)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_a_request_is_answered_in_another_process_without_our_secrets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QABOT_SLACK__BOT_TOKEN", "xoxb-canary")
    async with pool() as workers:
        result = await workers.submit({"say": "hello"}, "U1")
        assert result["said"] == "hello"
        assert result["pid"] != os.getpid()
        assert "QABOT_SLACK__BOT_TOKEN" not in result["env"]


def test_a_worker_is_told_the_token_of_the_vectors_and_none_of_slacks() -> None:
    settings = Settings(
        vectors=VectorSettings(url="http://milvus:19530", token=SecretStr("root:canary")),
        slack=SlackSettings(bot_token=SecretStr("xoxb-canary")),
    )
    told = json.loads(json.dumps(worker_settings(settings)))
    assert Settings(**told).vectors == settings.vectors
    assert Settings(**told).slack == SlackSettings()


def test_every_error_that_an_engine_may_raise_comes_back_as_it_was() -> None:
    for module in pkgutil.walk_packages(qabot.__path__, "qabot."):
        if module.name.startswith(("qabot.ask", "qabot.index", "qabot.read", "qabot.retrieve")):
            importlib.import_module(module.name)
    kinds = {QabotError}
    while more := {below for kind in kinds for below in kind.__subclasses__()} - kinds:
        kinds |= more
    for kind in kinds - {Busy, TooSlow, EngineFailed}:  # raised on this side of the pipe
        assert type(revive({"failed": kind.__name__, "message": "a sentence"})) is kind


async def test_an_engine_that_cannot_open_stops_the_start_with_its_own_error() -> None:
    with pytest.raises(NoIndexError, match="no index yet"):
        async with pool(no_index=True):
            pass


async def test_errors_of_ours_arrive_as_they_are_and_foreign_ones_without_their_text() -> None:
    async with pool() as workers:
        with pytest.raises(NoIndexError):
            await workers.submit({"no_index": True}, "U1")
        with pytest.raises(EngineFailed) as caught:
            await workers.submit({"raise": "secret words"}, "U1")
        assert "secret" not in str(caught.value)


async def test_a_full_queue_says_busy_at_once_and_is_bounded_per_user() -> None:
    async with pool() as workers:
        running = asyncio.create_task(workers.submit({"sleep": 0.5}, "U0"))
        await asyncio.sleep(0.05)
        waiting = [
            asyncio.create_task(workers.submit({"say": user}, user))
            for user in ("U1", "U1", "U2", "U3")
        ]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await workers.submit({}, "U4")
        assert [r["said"] for r in await asyncio.gather(*waiting)] == ["U1", "U1", "U2", "U3"]
        await running


async def test_one_user_cannot_fill_the_queue() -> None:
    async with pool() as workers:
        running = asyncio.create_task(workers.submit({"sleep": 0.5}, "U0"))
        await asyncio.sleep(0.05)
        mine = [asyncio.create_task(workers.submit({}, "U1")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="of your questions"):
            await workers.submit({}, "U1")
        await asyncio.gather(running, *mine)


async def test_a_deadline_frees_the_user_and_replaces_the_worker() -> None:
    async with pool(replace(LIMITS, deadline=0.3)) as workers:
        before = workers.pids
        with pytest.raises(TooSlow):
            await workers.submit({"sleep": 60}, "U1")
        await until(lambda: workers.ready and workers.pids != before, 20)
        assert not alive(before[0])


async def test_a_cancelled_request_frees_its_worker() -> None:
    async with pool() as workers:
        before = workers.pids
        stuck = asyncio.create_task(workers.submit({"sleep": 60}, "U1"))
        await asyncio.sleep(0.1)
        stuck.cancel()
        with pytest.raises(asyncio.CancelledError):
            await stuck
        assert (await workers.submit({"say": "next"}, "U1"))["said"] == "next"
        assert workers.pids != before


async def test_a_worker_that_dies_is_replaced_and_the_question_tried_once_more() -> None:
    async with pool() as workers:
        pid = workers.pids[0]
        running = asyncio.create_task(workers.submit({"sleep": 0.5, "say": "x"}, "U1"))
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGKILL)
        result = await running
        assert result["said"] == "x"
        assert result["pid"] != pid


async def test_a_question_that_kills_two_workers_fails_and_the_pool_lives() -> None:
    async with pool() as workers:
        with pytest.raises(EngineFailed):
            await workers.submit({"die": True}, "U1")
        assert (await workers.submit({"say": "x"}, "U1"))["said"] == "x"


async def test_a_reply_longer_than_any_may_be_fails_its_question_and_the_pool_lives() -> None:
    async with pool() as workers:
        with pytest.raises(EngineFailed):
            await workers.submit({"say": "x" * 17 * 2**20}, "U1")
        assert (await workers.submit({"say": "x"}, "U1"))["said"] == "x"


async def test_a_defect_fails_its_question_is_logged_and_ends_no_slot() -> None:
    with structlog.testing.capture_logs() as said:
        async with pool() as workers:
            with pytest.raises(EngineFailed):
                await workers.submit({"say": object()}, "U1")  # nothing that JSON can carry
            assert (await workers.submit({"say": "x"}, "U1"))["said"] == "x"
    assert [line["error"] for line in said if line["log_level"] == "error"] == ["TypeError"]


async def test_a_defect_while_a_worker_starts_is_logged_and_the_start_tried_again() -> None:
    settings: dict[str, Any] = {}
    made = Pool("workload:open_workload", settings, LIMITS)
    await made.start()
    try:
        with structlog.testing.capture_logs() as said:
            settings["broken"] = object()
            os.kill(made.pids[0], signal.SIGKILL)
            with pytest.raises(EngineFailed):
                await made.submit({"say": "x"}, "U1")
            del settings["broken"]
            assert (await made.submit({"say": "y"}, "U1"))["said"] == "y"
        assert "TypeError" in [line.get("error") for line in said if line["log_level"] == "error"]
    finally:
        await made.stop()


async def test_a_worker_that_has_grown_is_replaced_after_its_answer() -> None:
    async with pool(replace(LIMITS, memory_mb=100)) as workers:
        first = await workers.submit({"say": "x", "grow_mb": 120}, "U1")
        second = await workers.submit({"say": "y"}, "U1")
        assert (first["said"], second["said"]) == ("x", "y")
        assert first["pid"] != second["pid"]


async def test_a_worker_that_needs_more_than_its_limit_is_not_replaced_after_each_answer() -> None:
    """A large index, say: every other worker would begin above the limit, too."""
    with structlog.testing.capture_logs() as said:
        async with pool(replace(LIMITS, memory_mb=1)) as workers:
            first = await workers.submit({"say": "x"}, "U1")
            second = await workers.submit({"say": "y", "grow_mb": 200}, "U1")
            third = await workers.submit({"say": "z"}, "U1")
    assert first["pid"] == second["pid"] != third["pid"]
    warned = [line for line in said if line["log_level"] == "warning"]
    assert [line["limit_mb"] for line in warned] == [1, 1]
    assert all(line["memory_mb"] > 1 for line in warned)


def test_workers_die_with_a_parent_that_is_killed() -> None:
    script = textwrap.dedent("""
        import asyncio, structlog, sys
        structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
        from qabot.slack.pool import Pool, PoolLimits
        async def main():
            pool = Pool("workload:open_workload", {}, PoolLimits())
            await pool.start()
            print(pool.pids[0], flush=True)
            await pool.submit({"sleep": 60}, "U1")
        asyncio.run(main())
    """)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=env)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    asyncio.run(until(lambda: not alive(pid), 10))


@given(st.lists(st.sampled_from("ABC"), max_size=30))
def test_the_queue_keeps_each_users_order_and_gives_everyone_a_turn(users: list[str]) -> None:
    async def drain() -> list[tuple[str, int]]:
        queue: FairQueue[tuple[str, int]] = FairQueue(limit=100, per_user=100)
        for number, user in enumerate(users):
            queue.put((user, number), user)
        return [await queue.get() for _ in users]

    served = asyncio.run(drain())
    for user in set(users):
        mine = [number for who, number in served if who == user]
        assert mine == sorted(mine)
    first_round = [who for who, _ in served[: len(set(users))]]
    assert len(set(first_round)) == len(first_round), "nobody is served twice before all once"
