"""What a reader in Slack waits when the index is swapped under the bot.

    python tests/benchmarks/slack_swaps.py [--swaps 30] [--steady 300]

Mentions one at a time, each timed from the event to the reply in its thread: first in peace, then
while a process of lower priority rebuilds the index again and again. Prints the milliseconds of
both, and of the questions that met a swap: the worker exchanged its generation while they ran, or
since the one before.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from slack_bench import QUESTIONS, ROOT, Bench

PAUSE = 0.05  # seconds between a reply and the next question
WARM_UP = 20


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--swaps", type=int, default=30)
    options.add_argument("--steady", type=int, default=300)
    chosen = options.parse_args()
    async with Bench.running() as bench:
        for number in range(WARM_UP):
            await timed(bench, number)
        say("steady", [await timed(bench, number) for number in range(chosen.steady)])
        rebuilding = asyncio.create_task(rebuild(bench, chosen.swaps))
        beside, met, seen = [], [], swaps(bench)
        while not rebuilding.done() or swaps(bench) > seen:
            took = await timed(bench, len(beside))
            now = swaps(bench)
            (met if now > seen else beside).append(took)
            seen = now
        say("beside a rebuild", beside)
        say("that met a swap", met)
        print(f"{seen} swaps seen of {chosen.swaps}")


async def timed(bench: Bench, number: int) -> float:
    """Ask one question; the seconds until its reply."""
    await asyncio.sleep(PAUSE)
    began = time.perf_counter()
    ts = await bench.ask(number, QUESTIONS[number % len(QUESTIONS)])
    await bench.slack.thread(bench.channel(number), ts, within=120)
    return time.perf_counter() - began


def swaps(bench: Bench) -> int:
    """How often the worker has followed a new generation, by its log."""
    log = bench.settings.seeds_dir.parent / "log"
    return log.read_text(encoding="utf-8").count("generation followed")


async def rebuild(bench: Bench, times: int) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QABOT_SEEDS_DIR": str(bench.settings.seeds_dir),
        "QABOT_INDEX_DIR": str(bench.settings.index_dir),
    }
    for number in range(times):
        bench.add_note(number)
        process = await asyncio.create_subprocess_exec(
            *("nice", "-n", "10", sys.executable, "-m", "qabot", "index", "build"),
            env=environment,
            stderr=asyncio.subprocess.DEVNULL,
        )
        if await process.wait():
            raise SystemExit("a rebuild failed")
        await asyncio.sleep(1.5)  # the worker looks every second


def say(name: str, seconds: list[float]) -> None:
    median, p99 = np.percentile(seconds, (50, 99)) * 1000
    print(
        f"{name:<16} {len(seconds):>5} questions  median {median:5.0f} ms  p99 {p99:5.0f} ms  "
        f"max {1000 * max(seconds):5.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    asyncio.run(main())
