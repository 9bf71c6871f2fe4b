"""A file of several articles: its records one by one; a bad one is refused alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html.entities import html5
from typing import TypeGuard

from qabot.archive.article import Extracted, make_article
from qabot.archive.clean import one_line
from qabot.archive.limits import Limits
from qabot.archive.metadata import UNKNOWN, Metadata, by_name, read_metadata
from qabot.archive.paths import article_id, printable
from qabot.archive.verdict import ReasonCode, Refusal
from qabot.domain import Article

Fields = Mapping[str, object]
TEXTS = ("text", "body", "content", "article", "maintext", "full_text", "fulltext", "article_text",
         "article_body", "articlebody", "content_text")  # fmt: skip
_IDS = ("id", "_id", "article_id", "guid", "uuid")
_LONGEST_ID = 200
_TAG = re.compile(
    r"</(?:p|div|span|a|em|strong|b|i|u|ul|ol|li|h[1-6]|blockquote|section|article)\s*>"
    r"|<(?:br|p)\s*/?>|<[a-z]\w*\s+[\w:-]+=[\"'][^<>]*>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|i|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a file: its fields, or why it has none. ``number`` counts from 1.

    ``source`` is what stands in the file, where that is known.
    """

    number: int
    fields: Fields | Refusal
    source: str = ""

    @property
    def size(self) -> int:
        """Bytes of UTF-8: of the record as it stands, or else of the text in its fields."""
        fields = {} if isinstance(self.fields, Refusal) else self.fields
        text = self.source or "".join(filter(_is_text, fields.values()))
        return len(text.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one file. ``read`` may be called again, and gives the same.

    ``kind`` is what one is called: "line", "row"; ``textless`` says of one what it lacks.
    """

    kind: str
    textless: str
    read: Callable[[], Iterable[Record]]

    @classmethod
    def of(cls, kind: str, textless: str, values: Sequence[object]) -> Records:
        """Make them from values that are in memory; one that is no mapping is a bad record."""
        stray = Refusal(ReasonCode.BAD_RECORD, f"the {kind} is no object with a text")
        numbered = enumerate(values, 1)
        records = [Record(at, one if isinstance(one, Mapping) else stray) for at, one in numbered]
        return cls(kind, textless, lambda: records)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that became no article; ``size`` is bytes of UTF-8."""

    number: int
    size: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class UnreadDate:
    """What the record of the article before it states as its date, which could not be read."""

    stated: str


def text_in(fields: Fields) -> str | None:
    """The text of a record, as it stands there; None where it has none but white space."""
    named = by_name(fields)
    return next(filter(_is_text, map(named.get, TEXTS)), None)


def read_records(
    records: Records,
    path: str,
    given: Metadata,
    limits: Limits,
    story: Callable[[str], str] | None = None,
) -> Iterator[Article | UnreadDate | BadRecord]:
    """The articles of a file in order, and the records that are none.

    ``given`` fills gaps only, and not the title: each record speaks for itself. An article's
    path is ``path#id``; where a record has no id it is ``path#5`` for the fifth line, or
    ``path#line 5`` where another has the id 5. ``story`` gives the text of HTML, which records
    often hold; without it, it stands as written.
    """
    shared = replace(given, title=None, url=None)
    reader = _Reader(records, path, shared, limits, story)
    for record in records.read():
        try:
            yield from reader.read(record)
        except Refusal as refusal:
            yield BadRecord(record.number, record.size, refusal)


class _Reader:
    """Reads the records of one file, each id once."""

    def __init__(
        self,
        records: Records,
        path: str,
        shared: Metadata,
        limits: Limits,
        story: Callable[[str], str] | None,
    ) -> None:
        self._records = records
        self._path = path
        self._shared = shared
        self._limits = limits
        self._story = story
        self._seen = set[str]()

    def read(self, record: Record) -> Iterator[Article | UnreadDate]:
        if isinstance(record.fields, Refusal):
            raise record.fields
        text = text_in(record.fields)
        if text is None:
            raise Refusal(ReasonCode.BAD_RECORD, self._records.textless)
        key = own_id(record.fields) or self._unstated(record.number)
        if key in self._seen:
            detail = f'an earlier {self._records.kind} has the id "{key}": give each its own'
            raise Refusal(ReasonCode.DUPLICATE_RECORD, detail)
        found = Extracted(text, read_metadata(record.fields).or_else(self._shared))
        found = unmarked(found, self._story)
        article = make_article(f"{self._path}#{key}", found, Metadata(), self._limits)
        self._seen.add(key)
        yield article
        if found.metadata.unread:
            yield UnreadDate(found.metadata.unread)

    def _unstated(self, number: int) -> str:
        """The key of a record without an id: its number, unless that is the id of another."""
        key = str(number)
        while key in self._stated:
            key = f"{self._records.kind} {key}"
        return key

    @cached_property
    def _stated(self) -> frozenset[str]:
        fields = (record.fields for record in self._records.read())
        keys = (own_id(one) for one in fields if not isinstance(one, Refusal))
        return frozenset(filter(None, keys))


def unmarked(found: Extracted, story: Callable[[str], str] | None) -> Extracted:
    """What is found without the markup of HTML, if it holds any.

    ``story`` reads a page; without it, all stands as written.
    """
    if story is None:
        return found
    known = found.metadata
    text = told(found.text, story) if _TAG.search(found.text) else decoded(found.text)
    title, source, byline = (
        one and decoded(one) for one in (known.title, known.source, known.byline)
    )
    metadata = replace(known, title=title, source=source, byline=byline)
    return replace(found, text=text, metadata=metadata)


def told(text: str, story: Callable[[str], str]) -> str:
    """What a text with the markup of HTML says.

    A blank line ends a paragraph, as where WordPress sets no tag; where no tag is more than a link
    or an emphasis, all lines stay as they are.
    """
    plain = _INLINE.sub("", text)
    return story(_BLANK_LINE.sub("<br>", text)) if _ANY_TAG.search(plain) else decoded(plain)


def decoded(text: str) -> str:
    """``text`` with the characters that HTML's names and numbers of them mean."""
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    """The whole name counts: "&copyright;" is none."""
    return html.unescape(entity[0]) if entity[0][1] == "#" else html5.get(entity[0][1:], entity[0])


def own_id(fields: Fields) -> str | None:
    """The record's own id, printable and short enough for a path."""
    named = by_name(fields)
    for value in map(named.get, _IDS):
        if isinstance(value, bool) or not isinstance(value, str | int):
            continue
        if str(value).strip() and str(value).strip() not in UNKNOWN:
            key = printable(one_line(str(value)))
            return key if len(key) <= _LONGEST_ID else article_id(key)
    return None


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())
