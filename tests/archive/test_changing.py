"""A file rewritten while it is read is old or new."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from qabot.archive import Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive

SIZE = 3_000_000
OLD, NEW = b"o" * SIZE, b"n" * SIZE


def _write_in_place(path: Path, stop: threading.Event) -> None:
    while not stop.is_set():
        for content in (NEW, OLD):
            with path.open("r+b", buffering=0) as file:
                for start in range(0, SIZE, 100_000):
                    file.write(content[start : start + 100_000])
            stop.wait(0.1)


def _truncate_and_write(path: Path, stop: threading.Event) -> None:
    while not stop.is_set():
        for content in (NEW, OLD):
            with path.open("wb", buffering=0) as file:
                stop.wait(0.01)
                for start in range(0, SIZE, 500_000):
                    file.write(content[start : start + 500_000])
            stop.wait(0.1)


def _replace(path: Path, stop: threading.Event) -> None:
    aside = path.with_name(".aside")
    while not stop.is_set():
        for content in (NEW, OLD):
            aside.write_bytes(content)
            aside.replace(path)


@pytest.mark.parametrize("rewrite", [_write_in_place, _truncate_and_write, _replace])
def test_a_file_rewritten_while_read_is_old_or_new_and_never_mixed(
    root: Path, rewrite: object, long: bool
) -> None:
    path = root / "a.txt"
    path.write_bytes(OLD)
    stop = threading.Event()
    writer = threading.Thread(target=rewrite, args=(path, stop))
    writer.start()
    outcomes = set()
    try:
        for _ in range(400 if long else 25):
            verdict = next(v for v in read_archive(root, Limits()) if v.path == "a.txt")
            outcomes.add(verdict.reason)
            for article in verdict.articles:
                assert set(article.text) in ({"o"}, {"n"})
                assert len(article.text) == SIZE
    finally:
        stop.set()
        writer.join()
    assert outcomes <= {ReasonCode.READ, ReasonCode.CHANGED_WHILE_READ}


def test_a_file_that_a_program_is_writing_is_quarantined_until_it_is_closed(root: Path) -> None:
    path = root / "a.txt"
    path.write_bytes(OLD)
    with path.open("r+b"):
        (verdict,) = read_archive(root, Limits())
    assert (verdict.outcome, verdict.reason) == (
        Outcome.QUARANTINED,
        ReasonCode.CHANGED_WHILE_READ,
    )
    (verdict,) = read_archive(root, Limits())
    assert verdict.outcome is Outcome.INGESTED


def test_jsonl_that_a_crawler_keeps_open_is_read_as_far_as_it_goes(root: Path) -> None:
    with (root / "a.jsonl").open("w") as file:
        file.write('{"id": "1", "text": "The dam was opened."}\n{"id": "2", "te')
        file.flush()
        whole, cut = read_archive(root, Limits())
    assert [article.path for article in whole.articles] == ["a.jsonl#1"]
    assert cut.reason is ReasonCode.BAD_RECORD
