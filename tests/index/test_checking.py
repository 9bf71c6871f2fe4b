"""What a check of the index finds, and what changes nothing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from archive_bench import ArchiveBench

from qabot.index import store as store_module
from qabot.index.manifest import Manifest, digest_bytes, digest_tree


def test_a_generation_that_is_checked_stays_until_it_is_checked(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write_story(1)
    bench.build()
    looked = store_module.file_problems

    def slowly(folder: Path, manifest: Manifest) -> Iterator[str]:
        for number in range(2, 5):
            bench.write_story(number)
            bench.build()
        yield from looked(folder, manifest)

    monkeypatch.setattr(store_module, "file_problems", slowly)
    assert bench.store.check(1).problems == ()


def test_check_names_what_is_wrong(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    report = bench.store.check()
    assert report.problems == ()
    assert (report.generation, report.articles, report.passages) == (1, 1, 1)
    folder = bench.index / "generations" / "000001"
    (folder / "stray.txt").write_text("?")
    (folder / "encoder" / "tokenizer.json").unlink()
    with (folder / "vectors.faiss").open("r+b") as file:
        file.write(b"damage")
    problems = " ".join(bench.store.check().problems)
    assert "stray.txt does not belong" in problems
    assert "tokenizer.json cannot be read" in problems
    assert "vectors.faiss differs" in problems


def test_check_finds_offsets_that_are_wrong_under_right_checksums(bench: ArchiveBench) -> None:
    """Checksums tell that bytes are as written; check also tells that they were written right."""
    bench.write_story(1)
    bench.build()
    folder = bench.index / "generations" / "000001"
    with sqlite3.connect(folder / "articles.sqlite") as connection:
        connection.execute("update passages set start = start + 1")
    connection.close()
    path = folder / "manifest.json"
    manifest = Manifest.from_json(path.read_bytes(), path)
    content = replace(manifest, files=digest_tree(folder)).to_json()
    path.write_bytes(content)
    (bench.index / "CURRENT").write_text(f"000001 {digest_bytes(content).sha256}\n")
    assert "is not the text of article" in " ".join(bench.store.check().problems)


def test_files_dated_in_the_past_or_future_change_nothing(bench: ArchiveBench) -> None:
    """Numbers order generations and hashes detect change: no clock is asked."""
    for number in range(3):
        bench.write_story(number)
    bench.build()
    for stamp in (0, 2**33, time.time()):
        for path in [*bench.seeds.rglob("*"), *bench.index.rglob("*")]:
            os.utime(path, (stamp, stamp))
        assert not bench.build().published
        bench.write_story(1, word=f"loud{int(stamp)}")
        os.utime(bench.seeds / "story-001.txt", (0, 0))
        report = bench.build()
        assert (report.articles.changed, report.published) == (1, True)
    assert bench.store.current() == 4
    with bench.store.open() as generation:
        assert {article.published for article in generation.articles()} == {None}
