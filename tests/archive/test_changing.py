"""Item 19 of the reliability programme: a file rewritten while it is read is old or new."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from qabot.archive import Limits, Outcome, ReasonCode, read_archive

SIZE = 3_000_000
OLD, NEW = b"o" * SIZE, b"n" * SIZE


def _write_in_place(path: Path, stop: threading.Event) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        while not stop.is_set():
            for content in (NEW, OLD):
                for start in range(0, SIZE, 100_000):
                    os.pwrite(descriptor, content[start : start + 100_000], start)
            stop.wait(0.02)
    finally:
        os.close(descriptor)


def _replace(path: Path, stop: threading.Event) -> None:
    aside = path.with_name(".aside")
    while not stop.is_set():
        for content in (NEW, OLD):
            aside.write_bytes(content)
            aside.replace(path)


@pytest.mark.parametrize("rewrite", [_write_in_place, _replace])
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
        for _ in range(1_000 if long else 25):
            verdict = next(v for v in read_archive(root, Limits()) if v.path == "a.txt")
            outcomes.add(verdict.reason)
            for article in verdict.articles:
                assert set(article.text) in ({"o"}, {"n"})
                assert len(article.text) == SIZE
    finally:
        stop.set()
        writer.join()
    assert outcomes <= {ReasonCode.READ, ReasonCode.CHANGED_WHILE_READ}


def test_a_file_that_never_keeps_still_is_quarantined(root: Path) -> None:
    from qabot.archive import files

    path = root / "a.txt"
    path.write_bytes(OLD)
    pread = os.pread

    def growing(descriptor: int, size: int, offset: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"more")
        return pread(descriptor, size, offset)

    os.pread = growing
    try:
        (verdict,) = read_archive(root, Limits())
    finally:
        os.pread = pread
    assert (verdict.outcome, verdict.reason) == (
        Outcome.QUARANTINED,
        ReasonCode.CHANGED_WHILE_READ,
    )
    assert files.os is os
