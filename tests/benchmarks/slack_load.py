"""How soon the bot acknowledges and answers under load: 40 mentions at once, then 12 a second.

    python tests/benchmarks/slack_load.py [--seconds 60] [--rate 12] [--workers 1]

The real bot, as a process of its own, over loopback against the stand-in. Prints
acknowledgements (p50, p95, max, milliseconds) and answers per second.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from slack_bench import QUESTIONS, Bench, summary

BURST = 40


async def burst(bench: Bench, drain: float) -> None:
    began = time.monotonic()
    await asyncio.gather(*(bench.ask(n, QUESTIONS[n % len(QUESTIONS)]) for n in range(BURST)))
    await bench.settle(drain)
    print(f"{BURST} at once:", summary(bench, time.monotonic() - began))


async def steady(bench: Bench, rate: float, seconds: float, drain: float) -> None:
    bench.forget()
    began = time.monotonic()
    for n in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, began + n / rate - time.monotonic()))
        await bench.ask(n, QUESTIONS[n % len(QUESTIONS)])
    await bench.settle(drain)
    print(f"{rate:g}/s for {seconds:g} s:", summary(bench, time.monotonic() - began))


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--rate", type=float, default=12)
    options.add_argument("--drain", type=float, default=600, help="seconds to wait for answers")
    options.add_argument("--workers", type=int, default=1)
    chosen = options.parse_args()
    async with Bench.running(workers=chosen.workers) as bench:
        await burst(bench, chosen.drain)
        await steady(bench, chosen.rate, chosen.seconds, chosen.drain)


if __name__ == "__main__":
    asyncio.run(main())
