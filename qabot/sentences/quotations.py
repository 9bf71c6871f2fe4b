"""Where quotation marks open and close: curly, straight, doubled and single ones.

Marks are paired within a paragraph. A quotation that is opened in each of several paragraphs and
closed once is several quotations here, all but the last with ``closed`` false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qabot.domain import Span
from qabot.sentences.paragraphs import paragraphs

# In ill-decoded text a straight mark stands for an apostrophe (doesn"t) or a dash ( "?and).
_DOUBLE = re.compile(r"[“”„«»]|(?<![^\W\d_])\"|\"(?![a-z])|``|''|‘‘|’’")
_DAMAGED_DASH = re.compile(r"(?<=\s)\"[?\ufffd]")
_OPENING = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSING = frozenset(("”", "»", "’’"))
_INWARD = re.compile(r"(?<![^\s(\[—–-])»(?=\w)[^«»]*«")  # "»So«, said Ek": German
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([—–-‘'")
_SINGLE = re.compile(r"[‘'](?=[^\W\d_]|\[|…|\.\.\.)")
_SINGLE_CLOSER = re.compile(r"[’'](?![\w’'])")
_BEFORE_SINGLE = frozenset(' \t\n\r\xa0"“[(—–')
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks.

    ``span`` includes the marks, ``inner`` does not. ``closed`` is False where the paragraph ends
    first; ``depth`` is 0 for an outermost quotation.
    """

    span: Span
    inner: Span
    closed: bool
    depth: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Pair the quotation marks of ``text``, in order of their opening marks."""
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        pairs = _pair_double(text, paragraph) + _pair_single(text, paragraph)
        found.extend(_nest(sorted(pairs, key=lambda pair: pair.span.start)))
    return tuple(found)


def _nest(pairs: list[Quotation]) -> Iterator[Quotation]:
    """Give each pair its depth, and leave out those that cross the end of an outer one."""
    outer: list[Span] = []
    for pair in pairs:
        while outer and outer[-1].end <= pair.span.start:
            outer.pop()
        if outer and not outer[-1].contains(pair.span):
            continue
        yield replace(pair, depth=len(outer))
        outer.append(pair.span)


def _pair_double(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[re.Match[str]] = []
    inward = _INWARD.search(text, paragraph.start, paragraph.end) is not None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if _DAMAGED_DASH.match(text, mark.start()):
            continue
        if _opens(text, paragraph, mark, stack) != (inward and mark[0] in "«»"):
            if stack and _runs_to(text, mark.start()):
                found.append(_unclosed(stack.pop(), mark.start()))
            stack.append(mark)
        elif stack:
            opening = stack.pop()
            span, inner = Span(opening.start(), mark.end()), Span(opening.end(), mark.start())
            found.append(Quotation(span, inner, closed=True, depth=0))
    left = _left_open(found, stack, paragraph)
    return [*found, left] if left else found


def _runs_to(text: str, at: int) -> bool:
    """Whether a paragraph of a long quotation ends before ``at``, where line breaks were lost."""
    return text[max(0, at - 3) : at].rstrip()[-1:] in (".", "?", "!")


def _unclosed(mark: re.Match[str], end: int) -> Quotation:
    return Quotation(Span(mark.start(), end), Span(mark.end(), end), closed=False, depth=0)


def _opens(text: str, paragraph: Span, mark: re.Match[str], stack: list[re.Match[str]]) -> bool:
    """Tell by the mark itself, or for a straight one by the spaces beside it."""
    if mark[0] in _OPENING or mark[0] in _CLOSING:
        return mark[0] in _OPENING
    start, end = mark.span()
    after_gap = start == paragraph.start or text[start - 1] in _BEFORE_OPENING
    before_gap = end >= paragraph.end or text[end].isspace()
    if stack:
        # A straight mark that can only open: the one before it was never closed.
        return after_gap and not before_gap
    return after_gap or not before_gap


def _left_open(
    closed: list[Quotation], stack: list[re.Match[str]], paragraph: Span
) -> Quotation | None:
    """Return the quotation that runs to the paragraph's end: a stray mark makes none."""
    if not stack:
        return None
    last_closed = max((pair.span.start for pair in closed), default=-1)
    mark = stack[0] if stack[0].start() == paragraph.start else stack[-1]
    if mark.start() != paragraph.start and mark.start() < last_closed:
        return None
    return _unclosed(mark, paragraph.end)


def _pair_single(text: str, paragraph: Span) -> list[Quotation]:
    """Pair single marks; apostrophes are told apart by what stands before and after them."""
    found: list[Quotation] = []
    closers = _closers(text, paragraph)
    reached, at = paragraph.start, 0
    for mark in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start = mark.start()
        if start < reached or not (start == paragraph.start or text[start - 1] in _BEFORE_SINGLE):
            continue
        while at < len(closers) and closers[at] <= start:
            at += 1
        if at < len(closers) and closers[at] - start <= _LONGEST_SINGLE:
            reached = closers[at] + 1
            inner = Span(start + 1, closers[at])
            found.append(Quotation(Span(start, reached), inner, closed=True, depth=0))
    return found


def _closers(text: str, paragraph: Span) -> list[int]:
    """Offsets of single marks that can close: not before a letter, no plural's apostrophe."""
    found = []
    for mark in _SINGLE_CLOSER.finditer(text, paragraph.start, paragraph.end):
        at = mark.start()
        after = text[at + 1 : at + 3]
        plural = text[at - 1] == "s" and after[:1] == " " and after[1:].islower()
        if at > paragraph.start and not text[at - 1].isspace() and not plural:
            found.append(at)
    return found
