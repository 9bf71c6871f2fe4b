"""Whether the bot stays the same over a long day: many mentions, with rebuilds in between.

    python tests/benchmarks/slack_soak.py [--mentions 2000] [--rebuilds 3]

Prints memory, descriptors and threads of the bot and its worker at the start and at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from slack_bench import QUESTIONS, Bench, summary, usage

AT_A_TIME = 8


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mentions", type=int, default=2000)
    options.add_argument("--rebuilds", type=int, default=3)
    chosen = options.parse_args()
    async with Bench.running() as bench:
        await rounds(bench, 40)
        print("start", usage(bench.pid))
        bench.forget()
        began = time.monotonic()
        part = chosen.mentions // (chosen.rebuilds + 1)
        for number in range(chosen.rebuilds + 1):
            await rounds(bench, part)
            print(f"after {part * (number + 1)} mentions", usage(bench.pid), flush=True)
            if number < chosen.rebuilds:
                await asyncio.to_thread(bench.rebuild, number)
        print("end  ", usage(bench.pid))
        print(summary(bench, time.monotonic() - began))


async def rounds(bench: Bench, count: int) -> None:
    gate = asyncio.Semaphore(AT_A_TIME)

    async def one(number: int) -> None:
        async with gate:
            ts = await bench.ask(number, QUESTIONS[number % len(QUESTIONS)])
            await bench.slack.thread(bench.channel(number), ts, within=120)

    await asyncio.gather(*(one(number) for number in range(count)))


if __name__ == "__main__":
    asyncio.run(main())
