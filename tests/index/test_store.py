"""Generations: what goes in comes out; pinned, rolled back, and written by one at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from archive_bench import ArchiveBench, found_by_words

import qabot
from qabot.domain import Filters
from qabot.errors import (
    IndexBusyError,
    NotFoundError,
)

READER = """
import sys
from pathlib import Path
from qabot.index import IndexStore
generation = IndexStore(Path(sys.argv[1])).open()
print(generation.number, flush=True)
sys.stdin.read()
print(generation.coverage().articles)
"""


def on_disk(bench: ArchiveBench) -> list[int]:
    return [past.number for past in bench.store.history()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_generation_gives_back_what_was_put_in(bench: ArchiveBench) -> None:
    for number in range(5):
        bench.write_story(number)
    bench.build()
    with bench.store.open() as generation:
        assert generation.number == generation.manifest.number == 1
        assert generation.coverage().articles == 5
        for article in generation.articles():
            passages = generation.passages_of(article.id)
            assert passages
            for passage in passages:
                assert passage.span.of(article.text) == passage.text
            assert generation.passages([one.id for one in passages]) == {
                one.id: one for one in passages
            }
            assert generation.article(article.id) == article
        assert generation.passages([1, 2, 3]) == {}
        with pytest.raises(NotFoundError):
            generation.article("0123456789abcdef")


def test_an_article_is_found_by_id_path_or_the_beginning_of_either(bench: ArchiveBench) -> None:
    for number in range(3):
        bench.write_story(number)
    bench.build()
    with bench.store.open() as generation:
        article = next(generation.articles())
        for key in (article.id, article.id[:8], article.path, "story-000"):
            assert generation.find(key) == article
        with pytest.raises(NotFoundError, match="several"):
            generation.find("story-")
        for key in ("", "%", "story_000", "nothing"):
            with pytest.raises(NotFoundError):
                generation.find(key)


def test_filters_mean_the_same_in_tables_words_and_vectors(bench: ArchiveBench) -> None:
    lines = [
        {"id": n, "title": f"T{n}", "text": f"The lamp number {n} burned all night.", **more}
        for n, more in enumerate(
            [
                {"published": "2003-05-23", "source": "Reuters"},
                {"published": "2003-06-01", "source": "REUTERS"},
                {"published": "2003-06-02", "source": "The Times"},
                {"source": "Reuters"},
                {},
            ]
        )
    ]
    bench.write("all.jsonl", "\n".join(map(json.dumps, lines)))
    bench.build()
    with bench.store.open() as generation:
        for filters in (
            Filters(since=date(2003, 6, 1)),
            Filters(until=date(2003, 5, 31), drop_undated=True),
            Filters(drop_undated=True),
            Filters(sources=("reuters",)),
            Filters(since=date(2003, 5, 1), until=date(2003, 6, 1), sources=("Reuters",)),
        ):
            ids = generation.passage_ids(filters)
            words = generation.lexical.search(["lamp"], 9, filters=filters)
            assert {key for key, _ in words} == set(ids.tolist())
            assert generation.coverage(filters).passages == len(ids)
            query = bench.encoder.encode(["lamp"])
            _, found = generation.vectors.search(query, 9, allow=ids)
            assert set(found[0].tolist()) == set(ids.tolist())
        assert generation.coverage() is generation.coverage(Filters())
        coverage = generation.coverage()
        assert (coverage.first, coverage.last) == (date(2003, 5, 23), date(2003, 6, 2))
        assert coverage.undated == 2
        assert [count for _, count in coverage.sources] == [3, 1]


def test_a_published_generation_never_changes(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    before = contents(bench.index / "generations" / "000001")
    with bench.store.open() as pinned:
        for number in range(2, 5):
            bench.write_story(number)
            bench.build()
            found_by_words(pinned, "mayor")
            assert pinned.vectors.count == 1
        assert contents(bench.index / "generations" / "000001") == before


def test_a_pinned_generation_is_never_removed_and_goes_when_it_is_let_go(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    bench.build()
    pinned = bench.store.open()
    for number in range(2, 6):
        bench.write_story(number)
        bench.build()
        bench.store.gc()
    assert on_disk(bench) == [5, 4, 1]
    assert pinned.coverage().articles == 1
    assert found_by_words(pinned, "mayor")
    pinned.close()
    assert on_disk(bench) == [5, 4]


def test_a_reader_in_another_process_pins_too(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            READER,
            str(bench.index),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(qabot.__file__).parent.parent)},
    )
    assert reader.stdout.readline() == "1\n"
    for number in range(2, 5):
        bench.write_story(number)
        bench.build()
    assert on_disk(bench) == [4, 3, 1]
    assert reader.communicate()[0] == "1\n"
    bench.store.gc()
    assert on_disk(bench) == [4, 3]


def test_of_two_writers_the_second_leaves_with_one_clear_sentence(bench: ArchiveBench) -> None:
    bench.write_story(1)
    with bench.store.writer(), pytest.raises(IndexBusyError, match="another process is building"):
        bench.build()
    assert bench.build().published


def test_of_two_writers_the_second_waits_when_it_may(bench: ArchiveBench) -> None:
    bench.write_story(1)
    holder = bench.store.writer()
    threading.Timer(0.3, lambda: holder.__exit__(None, None, None)).start()
    assert bench.build(wait=30.0).published


def test_rollback_goes_back_one_and_a_new_build_goes_on_from_there(bench: ArchiveBench) -> None:
    for number in range(1, 4):
        bench.write_story(number)
        bench.build()
    assert bench.store.rollback() == 2
    assert len(bench.titles()) == 2
    assert on_disk(bench) == [3, 2], "what was left stays until the next build"
    assert bench.build().generation == 4
    assert len(bench.titles()) == 3
    assert bench.store.history()[0].parent == 2
    assert on_disk(bench) == [4, 2], "the one it went on from is the one before"


def test_rollback_without_an_earlier_generation_says_so(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    with pytest.raises(NotFoundError, match="no earlier generation"):
        bench.store.rollback()
    with pytest.raises(NotFoundError, match="no generation 77"):
        bench.store.rollback(77)
    assert bench.store.current() == 1


def test_a_build_is_not_turned_away_by_a_reader_that_removes_an_old_generation(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    reader = bench.store.writer()  # as a reader does that lets go of a generation
    threading.Timer(0.3, lambda: reader.__exit__(None, None, None)).start()
    assert bench.build().published


def test_a_reader_that_lets_go_while_a_build_runs_waits_for_nobody(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):
        bench.write_story(number)
        bench.build()
    old = bench.store.open(2)
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)  # between two tries for the lock
    with bench.store.writer():
        old.close()
        assert waits == []
