"""Paragraphs: runs of lines between blank lines; and the lines of one that stand alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from qabot.domain import Span

_BULLET = re.compile(r"(?:[•·▪►●*–—-]|\(?\d{1,2}[.)])\s")
_FIRST_WORD = re.compile(r"\S{1,40}")


def lines_of(text: str) -> Iterator[Span]:
    """Yield each line of ``text`` without its surrounding whitespace, blank ones as empty spans."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield trim(text, start, end)
        start = end + 1


def trim(text: str, start: int, end: int) -> Span:
    """Return ``[start, end)`` without whitespace at either side; empty at ``start`` if all is."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead == len(piece):
        return Span(start, start)
    return Span(start + lead, start + len(piece.rstrip()))


def paragraphs(text: str) -> tuple[Span, ...]:
    """Split ``text`` at blank lines: trimmed, ordered, disjoint and never empty."""
    found: list[Span] = []
    open_span: Span | None = None
    for line in lines_of(text):
        if len(line):
            open_span = Span(open_span.start if open_span else line.start, line.end)
        elif open_span:
            found.append(open_span)
            open_span = None
    if open_span:
        found.append(open_span)
    return tuple(found)


def standing_lines(text: str, paragraph: Span) -> Iterator[Span]:
    """Divide a paragraph where a line break is more than a wrapped line.

    A break is a wrap when the next line's first word would not have fitted on the line before
    it; bullets always begin anew, and a line that goes on in lower case never does.
    """
    lines = [line.shift(paragraph.start) for line in lines_of(paragraph.of(text)) if len(line) > 0]
    width = max(len(line) for line in lines)
    start = lines[0].start
    for line, following in itertools.pairwise(lines):
        if _breaks(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _breaks(text: str, line: Span, following: Span, width: int) -> bool:
    if _BULLET.match(text, following.start):
        return True
    if text[following.start].islower() or text[line.end - 1] in ",;-":
        return False
    word = _FIRST_WORD.match(text, following.start)
    return len(line) + 1 + (len(word[0]) if word else 0) <= width
