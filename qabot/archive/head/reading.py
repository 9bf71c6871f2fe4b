"""Which of the lines at the top of a text make its head, and which is the title. Pure.

Read from the top, line by line. A line that says what it is belongs to the head, and so do the few
short lines above it that could be a title, a kicker or a name; the first other line is the story.
What only may be head matter, a sub-headline above all, is passed over and stays in the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qabot.archive.head.line import LONGEST, Line, top_lines
from qabot.archive.head.masthead import (
    is_person,
    is_publication,
    is_section,
    is_surely_publication,
    may_publish,
)
from qabot.archive.metadata import Metadata
from qabot.domain import Span

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-ÿ]\w{3}")  # a longer word without a capital
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
class _Reading:
    """The head so far: what is known, the lines that say it, and those not accounted for.

    ``kept`` are lines that say it and may say something else: they stay in the text.
    """

    known: Metadata
    spans: frozenset[Span]
    left: tuple[int, ...]
    title: Span | None = None
    kept: frozenset[Span] = frozenset()

    def with_line(self, lines: Sequence[Line], index: int, says: Metadata) -> _Reading:
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
    lines = top_lines(text)
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


def _end(lines: Sequence[Line]) -> int:
    """How many lines lie above the story: up to the last one that says what it is.

    Where as much is said again further down, the file is a list of things with their dates or
    authors; of such, only what stands together at the top counts.
    """
    end = _end_over(lines, _MOST_BETWEEN)
    again = any(_tells(line) for line in lines[end:])
    return _end_over(lines, 1) if again else end


def _end_over(lines: Sequence[Line], most: int) -> int:
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


def _stands_first(line: Line, index: int, below: Sequence[Line]) -> bool:
    """Whether a sentence below the title is followed by the author or a dated paper.

    A date alone may be the first of a story that tells of days.
    """
    says = below[0].says if index and len(line.text) <= LONGEST and below else None
    return bool(says and (says.byline or (says.source and may_publish(says.source))))


def _tells(line: Line) -> bool:
    says = line.says or Metadata()
    return bool(says.published or says.byline) or is_publication(line.text)


def _with_source(lines: Sequence[Line], read: _Reading) -> _Reading:
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


def _beside(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines above and below one, past the author's."""
    above, below = lines[:index][::-1], lines[index + 1 :]
    return [one for side in (above, below) for one in itertools.islice(_no_bylines(side), 1)]


def _no_bylines(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if not (line.says and line.says.byline))


def _with_title(lines: Sequence[Line], read: _Reading) -> _Reading:
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


def _with_author(lines: Sequence[Line], read: _Reading) -> _Reading:
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


def _with_title_below(lines: Sequence[Line], end: int, read: _Reading) -> _Reading:
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
