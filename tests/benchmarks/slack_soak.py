"""Whether the bot stays the same over a long day: many mentions, with rebuilds in between.

    python tests/benchmarks/slack_soak.py [--mentions 2000] [--rebuilds 3]

Prints memory, descriptors and threads of the bot and its worker as it goes, and the slope of
the memory in MB per 1,000 questions: a straight line through a sample every 50 questions, from
the first question to the last, rebuilds included, and through those of the second half alone.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from slack_bench import QUESTIONS, Bench, Usage, summary, usage

AT_A_TIME = 8
EVERY = 50  # questions between two samples
WARM_UP = 40


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=int, default=2000)
    options.add_argument("--rebuilds", type=int, default=3)
    chosen = options.parse_args()
    async with Bench.running() as bench:
        await ask_all(bench, WARM_UP)
        print("start", *usage(bench.pid), sep="; ", flush=True)
        bench.forget()
        began = time.monotonic()
        samples = await soak(bench, chosen.mentions, chosen.rebuilds)
        print(summary(bench, time.monotonic() - began))
    for title, part in (("all", samples), ("second half", samples[len(samples) // 2 :])):
        print(f"slope, {title}: {slopes(part)}")


async def soak(bench: Bench, mentions: int, rebuilds: int) -> list[tuple[int, list[Usage]]]:
    """Ask, sampling as it goes; the rebuilds come evenly spaced, while questions go on."""
    samples: list[tuple[int, list[Usage]]] = []
    due = [mentions * (number + 1) // (rebuilds + 1) for number in range(rebuilds)]
    rebuilding: list[asyncio.Task[None]] = []
    for asked in range(EVERY, mentions + 1, EVERY):
        await ask_all(bench, EVERY)
        samples.append((asked, usage(bench.pid)))
        if len(samples) % 5 == 0 or asked == mentions:
            print(f"after {asked} mentions", *samples[-1][1], sep="; ", flush=True)
        while len(rebuilding) < rebuilds and asked >= due[len(rebuilding)]:
            work = asyncio.to_thread(bench.rebuild, len(rebuilding))
            rebuilding.append(asyncio.create_task(work))
    await asyncio.gather(*rebuilding)
    return samples


def slopes(samples: list[tuple[int, list[Usage]]]) -> str:
    """Megabytes per 1,000 questions, by least squares, of the bot and of its worker."""
    asked = [number / 1000 for number, _ in samples]
    parts = []
    for process, name in enumerate(("bot", "worker")):
        memory = [used[process].memory_mb for _, used in samples]
        parts.append(f"{name} {np.polyfit(asked, memory, 1)[0]:+.2f}")
    return ", ".join(parts) + " MB per 1,000 questions"


async def ask_all(bench: Bench, count: int) -> None:
    gate = asyncio.Semaphore(AT_A_TIME)

    async def one(number: int) -> None:
        async with gate:
            ts = await bench.ask(number, QUESTIONS[number % len(QUESTIONS)])
            await bench.slack.thread(bench.channel(number), ts, within=120)

    await asyncio.gather(*(one(number) for number in range(count)))


if __name__ == "__main__":
    asyncio.run(main())
