"""JSON Lines: one article a line; a bad line is refused alone, with its number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qabot.archive.article import Extracted, make_article
from qabot.archive.clean import one_line
from qabot.archive.decode import decode
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata, read_metadata
from qabot.archive.paths import article_id, printable
from qabot.archive.verdict import ReasonCode, Refusal
from qabot.domain import Article

_IDS = ("id", "_id")
_TEXTS = ("text", "body", "content", "article", "maintext")
_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A line that became no article; ``number`` counts lines from 1, ``size`` is bytes of UTF-8."""

    number: int
    size: int
    refusal: Refusal


def read_jsonl(
    raw: bytes, path: str, given: Metadata, limits: Limits
) -> Iterator[Article | BadRecord]:
    """The articles of a ``.jsonl`` file in order, and the lines that are none.

    ``given`` fills gaps only, and not the title: each record speaks for itself. An article's
    path is ``path#id``; where a record has no id it is ``path#5`` for the fifth line, or
    ``path#line 5`` where another has the id 5.
    """
    shared = Metadata(source=given.source, byline=given.byline, published=given.published)
    lines = decode(raw).split("\n")
    records = _Records(path, shared, limits, lines)
    for number, line in enumerate(lines, 1):
        if not line.strip("\r\t \x00\ufeff"):
            continue
        try:
            yield records.read(line, number)
        except Refusal as refusal:
            yield BadRecord(number, len(line.encode("utf-8", "replace")), refusal)


class _Records:
    """Reads the lines of one file, each id once; ``lines`` are all of them."""

    def __init__(self, path: str, shared: Metadata, limits: Limits, lines: Sequence[str]) -> None:
        self._path = path
        self._shared = shared
        self._limits = limits
        self._lines = lines
        self._seen = set[str]()

    def read(self, line: str, number: int) -> Article:
        record = _parsed(line, self._limits)
        texts = (record.get(name) for name in _TEXTS)
        text = next((value for value in texts if isinstance(value, str) and value.strip()), None)
        if text is None:
            raise Refusal(ReasonCode.BAD_RECORD, 'the record has no "text": give it one')
        key = _key(record) or self._unstated(number)
        if key in self._seen:
            detail = f'an earlier line has the id "{key}": give each its own'
            raise Refusal(ReasonCode.DUPLICATE_RECORD, detail)
        found = Extracted(text, read_metadata(record).or_else(self._shared))
        article = make_article(f"{self._path}#{key}", found, Metadata(), self._limits)
        self._seen.add(key)
        return article

    def _unstated(self, number: int) -> str:
        """The key of a line without an id: its number, unless that is the id of another line."""
        key = str(number)
        while key in self._stated:
            key = f"line {key}"
        return key

    @cached_property
    def _stated(self) -> frozenset[str]:
        return frozenset(filter(None, map(self._stated_id, self._lines)))

    def _stated_id(self, line: str) -> str | None:
        try:
            return _key(_parsed(line, self._limits))
        except Refusal:
            return None


def _parsed(line: str, limits: Limits) -> dict[str, object]:
    if len(line) > limits.file_bytes:
        raise Refusal(ReasonCode.TOO_LARGE, f"the line is longer than {limits.file_bytes:,}")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "nested too deeply or a number too long")
        raise Refusal(ReasonCode.BAD_RECORD, f"the line is not JSON ({problem})") from error
    if not isinstance(record, dict):
        raise Refusal(ReasonCode.BAD_RECORD, "the line is JSON, but no object with a text")
    return record


def _key(record: dict[str, object]) -> str | None:
    """The record's own id, printable and short enough for a path."""
    for name in _IDS:
        value = record.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            key = printable(one_line(str(value)))
            return key if len(key) <= _LONGEST_ID else article_id(key)
    return None
