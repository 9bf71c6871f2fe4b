"""Items 7 and 10: readers while a writer goes on, and any order of what people do."""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
import tempfile
import threading
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
import pytest
from archive_bench import ArchiveBench
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tiny_encoder import make_tiny_encoder

from qabot.embed import LastEncoder
from qabot.errors import NotFoundError
from qabot.index import Generation, IndexStore
from qabot.ingest import BuildOptions, build
from qabot.terms import terms_of


def resident() -> int:
    """This process's resident memory in bytes, less what is garbage or only kept by glibc."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class Readers:
    """Threads that ask the newest generation again and again and compare all they see."""

    def __init__(self, bench: ArchiveBench, count: int) -> None:
        self.store = bench.store
        self.encoder = bench.encoder
        self.wrong: list[str] = []
        self.asked = 0
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.run) for _ in range(count)]

    def run(self) -> None:
        while not self.stop.is_set():
            with self.store.open(strict=True) as generation:
                for _ in range(3):
                    self.ask(generation)
            self.stop.wait(0.005)  # readers that never rest only keep the writer waiting

    def ask(self, generation: Generation) -> None:
        """Every article of a generation names the same edit: a mixture of two would show."""
        words = generation.lexical.search(terms_of("mayor"), 10)
        _, ids = generation.vectors.search(self.encoder.encode(["the mayor"]), 10)
        passages = generation.passages(ids[0].tolist())
        edits = {passage.text.split("was ")[1].split(".")[0] for passage in passages.values()}
        if {key for key, _ in words} != set(passages) or len(passages) != 4 or len(edits) != 1:
            self.wrong.append(f"{generation.number}: {edits} {len(passages)} {len(words)}")
        self.asked += 1

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()


def test_readers_see_one_generation_at_a_time_while_many_are_swapped(
    bench: ArchiveBench, long: bool
) -> None:
    swaps = 300 if long else 40
    quarter = swaps // 4

    def edit(number: int) -> None:
        for story in range(4):
            bench.write_story(story, word=f"edit{number}")
        assert bench.build().published

    edit(0)
    memory, files = [], []
    with Readers(bench, 2) as readers:
        for number in range(1, swaps):
            if number % quarter == 0:
                memory.append(resident())
                files.append(open_files())
            edit(number)
    memory.append(resident())
    assert readers.wrong == []
    assert readers.asked > swaps
    # What leaks grows in every quarter; what the process once loads for other tests does not.
    growth = min(after - before for before, after in pairwise(memory))
    assert growth * (len(memory) - 1) < 60e6
    assert open_files() <= files[0]
    bench.store.gc()
    assert [past.number for past in bench.store.history()] == [swaps, swaps - 1]


class InterruptedBuildError(Exception):
    pass


class Interruption:
    """A progress that ends the build at its n-th word, as an interrupt does."""

    def __init__(self, after: int) -> None:
        self.left = after

    def stage(self, name: str, total: int | None) -> None:
        self.advance()

    def advance(self, steps: int = 1) -> None:
        self.left -= 1
        if self.left < 0:
            raise InterruptedBuildError


class IndexMachine(RuleBasedStateMachine):
    """Add, edit, remove, build, interrupt, reopen, roll back, collect: the model is a dict."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.bench = ArchiveBench(self.folder)
        self.archive: dict[int, str] = {0: "first"}
        self.bench.write_story(0, "first")
        self.bench.build()
        self.published = {1: dict(self.archive)}
        self.current = 1

    @rule(number=st.integers(0, 5), word=st.sampled_from(["red", "green", "blue"]))
    def write(self, number: int, word: str) -> None:
        self.bench.write_story(number, word)
        self.archive[number] = word

    @rule(number=st.integers(0, 5))
    def remove(self, number: int) -> None:
        if len(self.archive) > 1 and number in self.archive:
            (self.bench.seeds / f"story-{number:03d}.txt").unlink()
            del self.archive[number]

    @rule()
    def build(self) -> None:
        report = self.bench.build()
        assert report.published == (self.archive != self.published[self.current])
        if report.published:
            assert report.generation not in self.published
            self.current = report.generation
            self.published[self.current] = dict(self.archive)
        assert report.generation == self.current

    @rule(after=st.integers(0, 12))
    def interrupt(self, after: int) -> None:
        options = BuildOptions(model=str(self.bench.encoder_folder), threads=1)
        try:
            report = build(self.bench.seeds, self.bench.store, options, Interruption(after))
        except InterruptedBuildError:
            return
        if report.published:
            self.current = report.generation
            self.published[self.current] = dict(self.archive)

    @rule()
    def reopen(self) -> None:
        self.bench.store = IndexStore(self.bench.index)

    @precondition(lambda self: hasattr(self, "current"))
    @rule()
    def roll_back(self) -> None:
        try:
            self.current = self.bench.store.rollback()
        except NotFoundError:
            assert len([n for n in self.bench.store.layout.numbers() if n < self.current]) == 0

    @rule()
    def collect(self) -> None:
        self.bench.store.gc()

    @invariant()
    def serves_what_was_published(self) -> None:
        if not hasattr(self, "current"):
            return
        with self.bench.store.open(strict=True) as generation:
            assert generation.number == self.current
            held = {
                int(article.path[6:9]): article.text.split("was ")[1].split(".")[0]
                for article in generation.articles()
            }
            assert held == self.published[self.current]
            found = generation.lexical.search(terms_of("mayor"), 20)
            assert len(found) == generation.vectors.count == len(held)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            assert self.bench.store.check().problems == ()
            shutil.rmtree(self.folder)


IndexMachine.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
test_whatever_people_do_in_whatever_order_the_published_generation_is_served = IndexMachine.TestCase


@pytest.mark.parametrize("after", range(0, 14, 2))
def test_an_interrupted_build_leaves_the_old_index_and_no_litter(
    bench: ArchiveBench, after: int
) -> None:
    bench.write_story(0)
    bench.build()
    for number in range(1, 4):
        bench.write_story(number)
    options = BuildOptions(model=str(bench.encoder_folder), threads=1)
    with pytest.raises(InterruptedBuildError):
        build(bench.seeds, bench.store, options, Interruption(after % 9))
    assert bench.titles() == ["The day of number 0"]
    assert [path.name for path in (bench.index / "generations").iterdir()] == ["000001"]
    assert bench.build().articles.new == 3


def test_what_an_interrupted_build_embedded_is_not_embedded_again(bench: ArchiveBench) -> None:
    for number in range(5):
        bench.write_story(number)
    options = BuildOptions(model=str(bench.encoder_folder), threads=1)
    told = Interruption(10_000)
    build(bench.seeds, IndexStore(bench.folder / "measure"), options, told)
    said = 10_000 - told.left
    with pytest.raises(InterruptedBuildError):  # at its last word: the index is being written
        build(bench.seeds, bench.store, options, Interruption(said - 1))
    assert bench.build().embedded == 0


def test_the_encoder_that_the_next_generation_brings_again_is_not_loaded_again(
    tmp_path: Path,
) -> None:
    first = make_tiny_encoder(tmp_path / "first")
    second = Path(shutil.copytree(first, tmp_path / "second"))
    third = make_tiny_encoder(tmp_path / "third", seed=1)
    encoders = LastEncoder()
    loaded = encoders.open(first)
    assert encoders.open(second) is loaded
    shutil.rmtree(first)  # as a generation is collected
    assert encoders.open(second).encode(["lamps"]).shape == (1, loaded.dimension)
    other = encoders.open(third)
    assert other.fingerprint != loaded.fingerprint
    assert not np.array_equal(other.encode(["lamps"]), loaded.encode(["lamps"]))
    assert encoders.open(second) is not loaded, "one is kept, not all there ever were"
