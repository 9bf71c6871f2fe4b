"""Questions while the index is swapped: ``python tests/benchmarks/hot_swaps.py [SWAPS]``.

One process answers whole questions, as a worker of the Slack bot does, with the real encoder;
another publishes now one and now the other of two generations in which every article differs, no
faster than the follower looks. Prints the median and p99 latency of a question in the same run
steady and while swapping, answers that mix generations or name another than they quote, and
memory.
The work of building is left out: it runs at low priority on whatever cores are free.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from qabot.domain import Answer
from qabot.settings import Settings, load_settings
from qabot.slack.engine.follower import LOOK_EVERY, Follower
from qabot.wiring import build_index, open_store

STORIES = 8
ROUND = 10  # swaps, after as long a time without any: other work on the machine hits both alike
PACE = 1.5 * LOOK_EVERY  # seconds from one swap to the next, so that none is passed over
QUESTION = "What did the mayor say about the lamps?"


def edit_and_build(settings: Settings, number: int) -> None:
    """Write every story anew, so that each sentence names the generation it is of."""
    for story in range(STORIES):
        said = f"“The lamps of town {story} were lit for edit{number},” the mayor said on Monday."
        path = settings.seeds_dir / f"story-{story}.txt"
        path.write_text(f"Lamps of town {story}\n\n{said}\n", "utf-8")
    build_index(settings)


class Reader:
    """Asks, and compares what every answer quotes with the generation that it names."""

    def __init__(self, settings: Settings) -> None:
        self.follower = Follower(settings)
        self.wrong = self.swaps = 0
        self.number = 0

    def ask(self) -> float:
        """One question; the seconds it took, waiting for the exchange included."""
        begun = time.perf_counter()
        with self.follower.asker() as asker:
            result = asker.ask(QUESTION)
        seconds = time.perf_counter() - begun
        quotes = result.quotes if isinstance(result, Answer) else ()
        edits = {int(quote.text.split("edit")[1].split(",")[0]) for quote in quotes}
        self.wrong += edits != {result.generation}
        self.swaps += result.generation != self.number
        self.number = result.generation
        return seconds

    def during(self, process: subprocess.Popen[bytes]) -> list[float]:
        """Ask until a process ends."""
        seconds = []
        while process.poll() is None:
            seconds.append(self.ask())
        return seconds


def swap(times: int) -> None:
    """Publish generation 1, 2, 1, ... in a process of its own."""
    store = open_store(load_settings())
    for number in range(times):
        store.rollback(1 + number % 2)
        time.sleep(PACE)


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def say(name: str, seconds: list[float]) -> None:
    median, p99 = np.percentile(seconds, (50, 99)) * 1000
    print(f"{name:<9} {len(seconds):>6,} questions  median {median:6.1f} ms  p99 {p99:6.1f} ms")


def main(rounds: int) -> None:
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QABOT_SEEDS_DIR"] = f"{folder}/seeds"
        os.environ["QABOT_INDEX_DIR"] = f"{folder}/index"
        settings = load_settings()
        settings.seeds_dir.mkdir()
        for number in (1, 2):
            edit_and_build(settings, number)
        reader = Reader(settings)
        wait = ["sleep", str(ROUND * PACE)]
        swapper = [sys.executable, __file__, "--swap", str(ROUND)]
        steady, swapping = [], []
        for number in range(rounds):
            steady += reader.during(subprocess.Popen(wait))
            if number == 0:
                before, reader.swaps = resident(), 0
            swapping += reader.during(subprocess.Popen(swapper))
        say("steady", steady)
        say("swapping", swapping)
        print(f"{reader.swaps} swaps seen of {rounds * ROUND}; wrong answers: {reader.wrong}")
        print(f"memory {before:.0f} MB before the swaps, {resident():.0f} MB after")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--swap"]:
        swap(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) // ROUND if len(sys.argv) > 1 else 300 // ROUND)
