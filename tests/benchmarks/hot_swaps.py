"""Questions while the index is swapped: ``python tests/benchmarks/hot_swaps.py [SWAPS]``.

One process asks, by words and by vectors, and follows the newest generation; another edits every
article, builds and publishes, at lower priority as a rebuild beside a bot runs. Prints the median
and p99 latency, in milliseconds, of a search steady and while swapping (what opening a new
generation takes is counted with the question that finds it), wrong answers and memory.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from archive_bench import ArchiveBench

from qabot.index import Generation

STORIES = 4
STEADY = 3000


class Reader:
    """Asks the newest generation and compares all it sees."""

    def __init__(self, bench: ArchiveBench) -> None:
        self.bench = bench
        self.encoder = bench.encoder
        self.generation = bench.store.open()
        self.swaps = self.wrong = 0

    def newest(self) -> Generation:
        if self.bench.store.current() != self.generation.number:
            before, self.generation = self.generation, self.bench.store.open()
            before.close()
            self.swaps += 1
        return self.generation

    def ask(self) -> float:
        """One search; the seconds it took. Every article of a generation names the same edit."""
        begun = time.perf_counter()
        generation = self.newest()
        words = generation.lexical.search(generation.lexical.stem("mayor"), 10)
        _, ids = generation.vectors.search(self.encoder.encode(["the mayor"]), 10)
        passages = generation.passages(ids[0].tolist())
        edits = {passage.text.split("was ")[1].split(".")[0] for passage in passages.values()}
        self.wrong += {key for key, _ in words} != set(passages) or len(edits) != 1
        return time.perf_counter() - begun


def edit_and_build(bench: ArchiveBench, number: int) -> None:
    for story in range(STORIES):
        bench.write_story(story, word=f"edit{number}")
    bench.build()


def fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            os.nice(10)
            work()
        finally:
            os._exit(0)
    return child


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def say(name: str, seconds: list[float]) -> None:
    median, p99 = np.percentile(seconds, (50, 99)) * 1000
    print(f"{name:<16} {len(seconds):>7,} searches  median {median:6.2f} ms  p99 {p99:6.2f} ms")


def main() -> None:
    swaps = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        bench = ArchiveBench(Path(folder))
        edit_and_build(bench, 0)

        def build_on() -> None:
            for number in range(1, swaps + 1):
                edit_and_build(bench, number)

        builder = fork(build_on)  # before this process has threads; it begins at once
        reader = Reader(bench)
        swapping, memory = [], resident()
        while os.waitpid(builder, os.WNOHANG) == (0, 0):
            swapping.append(reader.ask())
            time.sleep(0.01)
        after = resident()
        steady = []
        for _ in range(STEADY):
            steady.append(reader.ask())
            time.sleep(0.01)
        say("while swapping", swapping)
        say("steady", steady)
        print(f"{reader.swaps} swaps seen of {swaps}; wrong answers: {reader.wrong}")
        print(f"memory {memory:.0f} MB before, {after:.0f} MB after the swaps")


if __name__ == "__main__":
    main()
