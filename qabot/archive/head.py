"""What stands above a story: title, dateline and byline lines, and ``Name: value`` headers.

Read from the top, line by line. A line that says what it is belongs to the head, and so do the few
short lines above it that could be a title, a kicker or a name; the first other line is the story.
What only may be head matter, a sub-headline above all, is passed over and stays in the text. Pure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qabot.archive.dateline import read_byline, read_dateline, read_desk
from qabot.archive.masthead import (
    is_person,
    is_publication,
    is_section,
    is_surely_publication,
    may_publish,
)
from qabot.archive.metadata import Metadata, read_metadata
from qabot.domain import Span
from qabot.sentences import lines_of, split_sentences

_HEADER = re.compile(
    r"(?P<name>title|headline|source|publication|publisher|author|byline|by|date|published"
    r"|published on|pubdate|publication date|for (?:immediate )?release|release date|embargo"
    r"|updated|last updated|url|link)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
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
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-ÿ]\w{3}")  # a longer word without a capital
_LONGEST_HEAD_LINE = 240
_LONGEST_TITLE = 180
_MOST_LINES = 14
_MOST_BETWEEN = 4  # lines passed over on the way to one that says what it is: kicker, title,
# sub-headline, author


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of an article says about it, and the lines that say so.

    ``spans`` are those lines, trimmed, in order; ``title`` is the one that reads as a title.
    """

    metadata: Metadata
    spans: tuple[Span, ...]
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class _Line:
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
        return bool(self.says and self.says.published and not self.says.source)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The head so far: what is known, the lines that say it, and those not accounted for.

    ``kept`` are lines that say it and may say something else: they stay in the text.
    """

    known: Metadata
    spans: frozenset[Span]
    left: tuple[int, ...]
    title: Span | None = None
    kept: frozenset[Span] = frozenset()

    def with_line(self, lines: Sequence[_Line], index: int, says: Metadata) -> _Reading:
        span = lines[index].span
        return replace(
            self,
            known=self.known.or_else(says),
            spans=self.spans | {span},
            left=tuple(one for one in self.left if one != index),
            title=self.title or (span if says.title else None),
        )


def read_head(text: str) -> Head:
    """The title, source, dateline and byline lines at the top of ``text``."""
    lines = _with_headline(_lines(text))
    end = _end(lines)
    short = tuple(index for index in range(end) if lines[index].short)
    read = _Reading(Metadata(), frozenset(), short)
    for index, line in enumerate(lines[:end]):
        if line.says is not None:
            read = read.with_line(lines, index, line.says)
    for find in (_with_source, _with_title, _with_author):
        read = find(lines, read)
    read = _with_title_below(lines, end, read)
    return Head(read.known, tuple(sorted(read.spans - read.kept)), read.title)


def _lines(text: str) -> list[_Line]:
    """The first non-blank lines."""
    filled = (line for line in lines_of(text) if len(line))
    spans = list(itertools.islice(filled, _MOST_LINES + 1))
    found: list[_Line] = []
    titled = False
    for span, below in itertools.zip_longest(spans[:_MOST_LINES], spans[1:]):
        if span is None:
            break
        line = span.of(text)
        says = _says(line, titled=titled)
        titled = titled or bool(says and says.title)
        gap = text[span.end : below.start].strip(" \t").removeprefix("\n") if below else ""
        found.append(_Line(span, line, says, _reads_as_title(line), "\n" in gap))
    return found


def _with_headline(lines: list[_Line]) -> list[_Line]:
    """The lines; above "By Karl Hale" a first line "Ann Ek, film critic" says nothing of it."""
    signed = any(line.says and line.says.byline for line in lines[1:])
    first = [replace(line, says=None) for line in lines[:1] if signed and read_desk(line.text)]
    return [*first, *lines[len(first) :]]


def _says(line: str, *, titled: bool) -> Metadata | None:
    """What a line says by its form alone, or None."""
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    header = _HEADER.fullmatch(line)
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


def _end(lines: Sequence[_Line]) -> int:
    """How many lines lie above the story: up to the last one that says what it is.

    Where as much is said again further down, the file is a list of things with their dates or
    authors; of such, only what stands together at the top counts.
    """
    end = _end_over(lines, _MOST_BETWEEN)
    again = any(_tells(line) for line in lines[end:])
    return _end_over(lines, 1) if again else end


def _end_over(lines: Sequence[_Line], most: int) -> int:
    known, end = Metadata(), 0
    for index, line in enumerate(lines):
        says, below = line.says, lines[index + 1 : index + 2]
        if says is None and most > 1 and below and is_publication(line.text):
            says = Metadata(source=line.text)
        adds = says is not None and known.or_else(says) != known
        if says is not None and (adds or (line.says and index == end)):
            known, end = known.or_else(says), index + 1
        elif index - end >= most or not (line.short or _stands_first(line, index, below)):
            break
    return end


def _stands_first(line: _Line, index: int, below: Sequence[_Line]) -> bool:
    """Whether a sentence below the title is followed by the author or a dated paper.

    A date alone may be the first of a story that tells of days.
    """
    says = below[0].says if index and len(line.text) <= _LONGEST_HEAD_LINE and below else None
    return bool(says and (says.byline or (says.source and may_publish(says.source))))


def _tells(line: _Line) -> bool:
    says = line.says or Metadata()
    return bool(says.published or says.byline) or is_publication(line.text)


def _with_source(lines: Sequence[_Line], read: _Reading) -> _Reading:
    """With the line that is a publication's name, unless it is all that could be a title."""
    if source := read.known.source:
        named = [index for index in read.left if source.startswith(lines[index].text)]
        return read.with_line(lines, named[0], Metadata()) if named else read
    for index in read.left:
        dated = any(line.only_dates for line in _beside(lines, index))
        below = bool(read.known.title) or index != read.left[0]
        settled = below or dated or len(read.left) > 1
        name = lines[index].text
        if settled and is_publication(name, beside_date=dated and below):
            found = read.with_line(lines, index, Metadata(source=name))
            sure = is_surely_publication(name)
            return found if sure else replace(found, kept=found.kept | {lines[index].span})
    return read


def _beside(lines: Sequence[_Line], index: int) -> Sequence[_Line]:
    """The lines above and below one, past the author's."""
    above, below = lines[:index][::-1], lines[index + 1 :]
    return [one for side in (above, below) for one in itertools.islice(_no_bylines(side), 1)]


def _no_bylines(lines: Sequence[_Line]) -> Iterator[_Line]:
    return (line for line in lines if not (line.says and line.says.byline))


def _with_title(lines: Sequence[_Line], read: _Reading) -> _Reading:
    """With the first line that is left as the title, or the one below the kicker."""
    if read.known.title:
        return read
    for index, below in itertools.zip_longest(read.left, read.left[1:]):
        if below is None or not _is_kicker(lines[index].text, lines[below].text):
            return read.with_line(lines, index, Metadata(title=lines[index].text))
        if is_section(lines[index].text):
            read = read.with_line(lines, index, Metadata())
    return read


def _is_kicker(line: str, below: str) -> bool:
    single = line.isupper() and " " not in line and not below.isupper()
    return single or is_section(line)


def _with_author(lines: Sequence[_Line], read: _Reading) -> _Reading:
    """With the author, on a line of its own between the title and the source or the date.

    Where a headline's words begin with capitals, a sub-headline looks the same: nobody is read.
    """
    title = read.known.title
    if read.known.byline or not title:
        return read
    for index, line in ((index, lines[index].text) for index in read.left):
        told = bool(_SMALL_WORD.search(title)) or (title.isupper() and not line.isupper())
        below = {one.span for one in lines[index + 1 : index + 2]} - {read.title}
        if told and below & read.spans and is_person(line):
            return read.with_line(lines, index, Metadata(byline=line))
    return read


def _with_title_below(lines: Sequence[_Line], end: int, read: _Reading) -> _Reading:
    """With a title that only the blank line below it sets off from the story.

    A kicker in capitals may stand above it.
    """
    top = lines[end : end + 2]
    if read.known.title or not top or not top[0].short:
        return read
    kicked = len(top) > 1 and top[1].short and top[1].set_off and top[0].text.isupper()
    if kicked and _is_kicker(top[0].text, top[1].text):
        return _with_title(lines, replace(read, left=(end, end + 1)))
    return read.with_line(lines, end, Metadata(title=top[0].text)) if top[0].set_off else read
