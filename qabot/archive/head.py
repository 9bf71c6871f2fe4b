"""What stands above a story: title, dateline and byline lines, and ``Name: value`` headers.

Read from the top, line by line, up to the first line that is none of these. Pure.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from qabot.archive.dateline import read_byline, read_dateline
from qabot.archive.metadata import Metadata, read_metadata
from qabot.domain import Span
from qabot.sentences import lines_of, split_sentences

_HEADER = re.compile(
    r"(?P<name>title|headline|source|publication|publisher|author|byline|by|date|published"
    r"|published on|pubdate|publication date|updated|last updated|url|link)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_HEADER_NAMES = {"by": "byline", "published on": "published", "publication date": "pubdate"}
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)[\s#]*")
_SENTENCE_END = re.compile(r"[.:;,…][\"”’')\]]*$")
_LIST_ITEM = re.compile(r"[-*•>|=(]|\d+[.)]\s")
_LONGEST_HEAD_LINE = 240
_LONGEST_TITLE = 180
_MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of an article says about it, and the lines that say so.

    ``spans`` are those lines, trimmed, in order; ``title`` is the one that reads as a title.
    """

    metadata: Metadata
    spans: tuple[Span, ...]
    title: Span | None = None


def read_head(text: str) -> Head:
    """The title, dateline and byline lines at the top of ``text``."""
    metadata, spans = Metadata(), list[Span]()
    title: Span | None = None
    lines = _lines(text)
    for index, span in enumerate(lines[:_MOST_LINES]):
        found = _read_line(text, lines, index, metadata)
        if found is None:
            break
        title = span if found.title and title is None else title
        metadata = metadata.or_else(found)
        spans.append(span)
    return Head(metadata, tuple(spans), title)


def _lines(text: str) -> list[Span]:
    """The first non-blank lines, trimmed."""
    filled = (line for line in lines_of(text) if len(line))
    return list(itertools.islice(filled, _MOST_LINES + 1))


def _read_line(text: str, lines: list[Span], index: int, known: Metadata) -> Metadata | None:
    """What one head line says, or None where the story begins."""
    line = lines[index].of(text)
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    header = _HEADER.fullmatch(line)
    if header:
        found = _read_header(header["name"].lower(), header["value"])
        if found:
            return found
    heading = _HEADING.fullmatch(line)
    if heading and not known.title:
        return Metadata(title=heading["title"])
    return read_dateline(line) or read_byline(line) or _read_title(text, lines, index, known)


def _read_header(name: str, value: str) -> Metadata | None:
    if name in ("updated", "last updated"):
        return Metadata() if read_dateline(value) else None  # not when it was published
    found = read_metadata({_HEADER_NAMES.get(name, name): value})
    return found if found != Metadata() else None


def _read_title(text: str, lines: list[Span], index: int, known: Metadata) -> Metadata | None:
    """A short line that does not end like a sentence, set off from the story below it."""
    span = lines[index]
    line = span.of(text)
    last = index + 1 >= len(lines)
    if known.title or last or len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line):
        return None
    following = lines[index + 1]
    set_off = "\n" in text[span.end : following.start].strip(" \t").removeprefix("\n")
    below = following.of(text)
    if set_off or read_dateline(below) or read_byline(below):
        return Metadata(title=line) if _reads_as_title(line) else None
    return None


def _reads_as_title(line: str) -> bool:
    """Words, and one sentence at most: not a rule, a list item or the turn of an interview."""
    letters = sum(char.isalpha() for char in line)
    if letters <= max(3, len(line) // 2) or _LIST_ITEM.match(line):
        return False
    return len(split_sentences(line)) == 1
