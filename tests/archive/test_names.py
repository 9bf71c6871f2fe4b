"""File names of every kind."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from pathlib import Path

import pytest
from archive_samples import STORY
from hypothesis import given
from hypothesis import strategies as st

from qabot.archive import Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive
from qabot.archive.paths import article_id, printable

NAMES = [
    b"line\nbreak.txt",
    b"carriage\rreturn.txt",
    b"\xff\xfe surrogate.txt",
    b"caf\xe9.txt",
    "café.txt".encode(),
    "cafe\u0301.txt".encode(),
    "עברית.txt".encode(),
    "\u202etxt.exe\u202c.txt".encode(),
    b"a" * 251 + b".txt",
    "é".encode() * 125 + b".txt",
    b"\x01\x1b[31m.txt",
    b"50% off.txt",
    b"50%20off.txt",
    b"C# and #1.txt",
    b"quote'\".txt",
    b"$(touch pwned).txt",
    b"-rf.txt",
    b" .txt",
    b"tab\t.txt",
    "emoji 👩\u200d🚒.txt".encode(),
    "日本語.txt".encode(),
]


def original(path: str) -> bytes:
    """What ``printable`` was given: it can be told for every path."""
    pieces = re.split(r"((?:%[0-9A-F]{2})+)", path)
    return b"".join(
        bytes.fromhex(piece.replace("%", "")) if index % 2 else os.fsencode(piece)
        for index, piece in enumerate(pieces)
    )


def test_every_name_is_read_stored_and_turned_back(root: Path) -> None:
    for name in NAMES:
        (root / os.fsdecode(name)).write_text(STORY)
    verdicts = list(read_archive(root, Limits()))
    assert len(verdicts) == len(NAMES)
    store = sqlite3.connect(":memory:")
    store.execute("create table files (path text primary key)")
    for verdict in verdicts:
        assert verdict.outcome is Outcome.INGESTED
        (article,) = verdict.articles
        assert article.text == STORY
        assert article.path == verdict.path
        assert article.path.isprintable()
        assert json.loads(json.dumps(article.path)) == article.path
        store.execute("insert into files values (?)", (article.path,))
    assert {original(verdict.path) for verdict in verdicts} == set(NAMES)
    assert len({article_id(verdict.path) for verdict in verdicts}) == len(NAMES)
    store.close()


@given(st.binary(min_size=1, max_size=255))
def test_any_bytes_become_printable_text_and_come_back(raw: bytes) -> None:
    path = printable(os.fsdecode(raw))
    assert path.isprintable()
    assert "#" not in path
    path.encode()
    assert original(path) == raw


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_two_names_never_become_one(one: bytes, other: bytes) -> None:
    same = printable(os.fsdecode(one)) == printable(os.fsdecode(other))
    assert same == (one == other)


@pytest.mark.parametrize("name", ["plain.txt", "mit Leerzeichen.txt", "Straße – 1.txt", "日本.md"])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert printable(name) == name


@pytest.mark.parametrize("name", ["~$report.docx", "~$port.doc", ".~lock.report.docx#", ".a.txt"])
def test_locks_of_office_programs_are_passed_over_like_hidden_files(root: Path, name: str) -> None:
    (root / name).write_bytes(b"\x04Anna" + bytes(157))
    (verdict,) = read_archive(root, Limits())
    assert (verdict.outcome, verdict.reason) == (Outcome.SKIPPED, ReasonCode.HIDDEN)


def test_a_file_cannot_pass_for_a_record_of_another(root: Path) -> None:
    (root / "a.jsonl").write_text('{"id": "1.txt", "text": "a record"}')
    (root / "a.jsonl#1.txt").write_text("a file of its own")
    articles = [article for v in read_archive(root, Limits()) for article in v.articles]
    assert len({article.id for article in articles}) == len(articles) == 2
