"""The lines at the top of a text, and what each says about the article by its form alone. Pure."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from qabot.archive.head.dateline import (
    opening_agency,
    opening_date,
    read_byline,
    read_dateline,
    read_desk,
)
from qabot.archive.head.masthead import is_surely_publication
from qabot.archive.metadata import Metadata, read_metadata
from qabot.domain import Span
from qabot.sentences import HEADER, lines_of, split_sentences

_HEADER_NAMES = {
    "by": "byline",
    "published on": "published",
    "publication date": "pubdate",
    "for release": "published",
    "for immediate release": "published",
    "release date": "published",
    "embargo": "published",
}
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*\d{4}\s+(?P<holder>.{2,60}?)(?:[.,]|,? all rights.*)?",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(  # of a data bank's print-out, and above a press release
    r"(?i:(?:press|news|media) (?:release|statement))"
    r"|(?:SECTION|LENGTH|BODY|LANGUAGE)\s*:.{0,100}"
    r"|(?i:dateline|load-date|document-type|publication-type)\s*:.{0,100}"
    r"|(?i:length\s*:\s*\d+ words|language\s*:\s*\w+|body\s*:)"
    r"|(?i:section\s*:.{0,80}\b(?:pg|page)\b.{0,20})"
)
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)[\s#]*")
_SENTENCE_END = re.compile(r"[.:;,…][\"”’')\]]*$")
_ASKED = re.compile(r"[?!][\"”’')\]]*$")
_LIST_ITEM = re.compile(r"[-*•>|=(]|\d+[.)]\s")
LONGEST = 240  # characters of a line that may say something
_LONGEST_TITLE = 180
_MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line at the top. ``says`` is what it says about the article, None for nothing certain.

    ``short``: it could be a title. ``set_off``: the story, if it begins below, is set off from it.
    """

    span: Span
    text: str
    says: Metadata | None
    short: bool
    set_off: bool

    @property
    def only_dates(self) -> bool:
        """Whether it says when the article was published, and not where."""
        return bool(self.says and self.says.published and not self.says.source)


def top_lines(text: str) -> list[Line]:
    """The first lines of ``text`` that are not blank."""
    filled = (line for line in lines_of(text) if len(line))
    spans = list(itertools.islice(filled, _MOST_LINES + 1))
    found: list[Line] = []
    titled = False
    for span, below in itertools.zip_longest(spans[:_MOST_LINES], spans[1:]):
        if span is None:
            break
        line = span.of(text)
        says = _says(line, titled=titled)
        titled = titled or bool(says and says.title)
        found.append(Line(span, line, says, _reads_as_title(line), _set_off(text, span, below)))
    return _with_headline(found)


def _set_off(text: str, span: Span, below: Span | None) -> bool:
    """Whether a blank line stands below, or the opening of a story: "OSTBY, May 3 (AP) -"."""
    if below is None:
        return False
    gap = text[span.end : below.start].strip(" \t").removeprefix("\n")
    following = below.of(text)
    return "\n" in gap or bool(opening_agency(following) or opening_date(following))


def _with_headline(lines: list[Line]) -> list[Line]:
    """The lines; above "By Karl Hale" a first line "Ann Ek, film critic" says nothing of it."""
    signed = any(line.says and line.says.byline for line in lines[1:])
    first = [replace(line, says=None) for line in lines[:1] if signed and read_desk(line.text)]
    return [*first, *lines[len(first) :]]


def _says(line: str, *, titled: bool) -> Metadata | None:
    """What a line says by its form alone, or None."""
    if len(line) > LONGEST:
        return None
    header = HEADER.fullmatch(line)
    if header:
        found = _read_header(header["name"].lower(), header["value"])
        if found:
            return found
    heading = _HEADING.fullmatch(line)
    if heading and not titled:
        return Metadata(title=heading["title"])
    if _SAYS_NOTHING.fullmatch(line):
        return Metadata()
    if owned := _COPYRIGHT.fullmatch(line):
        return Metadata(source=owned["holder"] if is_surely_publication(owned["holder"]) else None)
    return read_dateline(line) or read_byline(line) or read_desk(line)


def _read_header(name: str, value: str) -> Metadata | None:
    if name in ("updated", "last updated"):
        return Metadata() if read_dateline(value) else None  # not when it was published
    found = read_metadata({_HEADER_NAMES.get(name, name): value})
    return found if found != Metadata() else None


def _reads_as_title(line: str) -> bool:
    """Words, and one sentence at most: not a rule, a list item or the turn of an interview.

    A question or a cry may stand before it: "A tower of ice? The town wants one".
    """
    if len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line) or _LIST_ITEM.match(line):
        return False
    letters = sum(char.isalpha() for char in line)
    if letters <= max(3, len(line) // 2):
        return False
    *before, last = (span.of(line) for span in split_sentences(line))
    return not before or (all(map(_ASKED.search, before)) and not _ASKED.search(last))
