"""Sentences: where a full stop, a question mark or an exclamation mark ends one.

Rules, in order: a quotation of moderate length is never cut; a word in lower case continues the
sentence; titles, initials and acronyms continue it unless a word follows that begins sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from qabot.domain import Span
from qabot.sentences.abbreviations import (
    ACRONYM,
    BEFORE_NAME,
    BEFORE_NUMBER,
    EITHER,
    NAMES_WITH_MARK,
    NO_TITLES,
    OPENERS,
)
from qabot.sentences.paragraphs import paragraphs, standing_lines, trim
from qabot.sentences.quotations import quotations

MAX_QUOTED = 400
"""Characters up to which a quotation of several sentences is kept whole."""

_STOP = re.compile(r"(?:\.(?: ?\.)*|[!?…])[.!?…]*([\"”’'»«)\]]*)|[。！？]+[」』”]*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[—–/]+\Z")
_NEXT_WORD = re.compile(r"[\"“‘'(\[«»]*([\w’'-]{1,40})")
_DATELINE = re.compile(  # "PORT OSTBY, Calif. —"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}, [A-Z][a-z]{1,5}\.(?=(?: \([^()\n]{1,30}\))? (?:--|[—–-])\s)"
)
_SAID_NEXT = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{0,30}(?:, [^.,“”\"]{1,60},)? "
    r"(?:said|says|asked|asks|told|tells|added|adds|replied|responded|repeated|continued|shouted|"
    r"yelled|screamed|wrote|writes|cried|exclaimed|wondered|questioned|remarked|noted|tweeted)\b"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split ``text`` into sentences: trimmed, ordered, disjoint, never across a blank line.

    Together they cover every character of ``text`` that is not whitespace.
    """
    closed = [quotation for quotation in quotations(text) if quotation.closed]
    closing = frozenset(quotation.inner.end for quotation in closed)
    protected = [quotation.span for quotation in closed if quotation.depth == 0]
    starts = [span.start for span in protected]
    found: list[Span] = []
    for paragraph in paragraphs(text):
        for line in standing_lines(text, paragraph):
            pieces = list(_cut(text, line, closing))
            found.extend(_rejoin(pieces, protected, starts))
    return tuple(found)


def sentences_outside(text: str, omit: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of ``text`` without what ``omit`` covers: ordered, disjoint, no blanks.

    A sentence that seems to run over from an omitted line into the story begins with the story.
    """
    first = 0
    for sentence in split_sentences(text):
        while first < len(omit) and omit[first].end <= sentence.start:
            first += 1
        start, at = sentence.start, first
        while at < len(omit) and omit[at].start < sentence.end:
            yield from _filled(trim(text, start, max(start, omit[at].start)))
            start, at = omit[at].end, at + 1
        if start < sentence.end:
            yield from _filled(trim(text, start, sentence.end))


def _filled(piece: Span) -> Iterator[Span]:
    if len(piece):
        yield piece


def _cut(text: str, line: Span, closing: frozenset[int]) -> Iterator[Span]:
    """Yield the stretches of ``line`` between its ends of sentences."""
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        end = _end_of_stop(text, stop, closing)
        if end >= line.end:
            break
        if end > start and _ends_sentence(text, stop, end, line):
            yield from _filled(trim(text, start, end))
            start = end
    yield from _filled(trim(text, start, line.end))


def _end_of_stop(text: str, stop: re.Match[str], closing: frozenset[int]) -> int:
    """Take in a closing mark that stands off by a space, as in wire copy: ``GOOD . "``."""
    after = stop.end() + 1
    return after + 1 if after in closing and text[after - 1] == " " else stop.end()


def _ends_sentence(text: str, stop: re.Match[str], end: int, line: Span) -> bool:
    mark = stop[0]
    if mark[0] in "。！？":
        return True
    if not text[end].isspace():
        return _runs_on(text, stop, end)
    following = _NEXT_WORD.match(text, _skip_space(text, end), line.end)
    word = following[1] if following else ""
    if word[:1].islower() and word.lower() == word:
        return False
    bare = mark.rstrip("\"”’'»«)]")
    if bare == ".":
        return not _in_dateline(text, stop, line) and _full_stop_ends(text, stop, word, line)
    return _other_stop_ends(text, stop, end, line)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _runs_on(text: str, stop: re.Match[str], end: int) -> bool:
    """Crawled text loses spaces: ``grizzlies."DeVos``, ``was over.The``."""
    if not text[end].isupper() and text[end] != "“":
        return False
    if stop[1]:
        return stop[1][0] in '"”'
    before = _WORD_BEFORE.search(text[max(0, stop.start() - 40) : stop.start()])
    common = (
        before is not None and before[0].islower() and before[0].isalpha() and len(before[0]) > 2
    )
    capitalised = text[end] == "“" or text[end + 1 : end + 2].islower()
    return stop[0][-1] in ".?!" and common and capitalised


def _other_stop_ends(text: str, stop: re.Match[str], end: int, line: Span) -> bool:
    """Question marks, exclamation marks and ellipses."""
    if stop[1] and _SAID_NEXT.match(text, _skip_space(text, end), line.end):
        return False
    before = _word_before(text, stop.start(), line)
    if "?" not in stop[0] and "!" not in stop[0]:
        # "word … Word" is a gap in one sentence; "word… Word" trails off and ends it.
        return bool(before) and not text[stop.start() - 1].isspace()
    return bool(stop[1]) or before.lower() not in NAMES_WITH_MARK


def _in_dateline(text: str, stop: re.Match[str], line: Span) -> bool:
    found = _DATELINE.match(text, line.start, line.end)
    return found is not None and found.end() == stop.end()


def _full_stop_ends(text: str, stop: re.Match[str], following: str, line: Span) -> bool:
    before = _word_before(text, stop.start(), line)
    lowered = before.lower().strip("’'")
    if stop[1] and stop[1][0] in '"”':
        return True
    titled = before[:1].isupper() and before not in NO_TITLES
    if lowered in BEFORE_NAME and (titled or lowered in ("v", "vs", "viz", "cf")):
        return False
    if lowered in BEFORE_NUMBER:
        return not following[:1].isdigit()
    if _list_marker(stop.start() - len(before), before, line):
        return False
    initial = len(before) == 1 and before.isupper()
    if initial or lowered in EITHER or ACRONYM.match(before):
        return _begins_sentence(following)
    return True


def _begins_sentence(following: str) -> bool:
    return following in OPENERS or not following


def _word_before(text: str, at: int, line: Span) -> str:
    """The word that a stop belongs to, also when a space stands between (wire style)."""
    if at > line.start and text[at - 1] in " \xa0":
        at -= 1
    found = _WORD_BEFORE.search(text[max(line.start, at - 40) : at])
    return found[0].rsplit("-", 1)[-1] if found else ""


def _list_marker(start: int, word: str, line: Span) -> bool:
    return start == line.start and (word.isdigit() or len(word) == 1)


def _rejoin(pieces: list[Span], protected: list[Span], starts: list[int]) -> Iterator[Span]:
    """Join again what a cut inside a quotation took apart, while it stays moderate in length."""
    at = 0
    while at < len(pieces):
        end = at
        while end + 1 < len(pieces) and _inside(pieces[end].end, protected, starts):
            end += 1
        if pieces[end].end - pieces[at].start <= MAX_QUOTED:
            yield Span(pieces[at].start, pieces[end].end)
        else:
            yield from pieces[at : end + 1]
        at = end + 1


def _inside(offset: int, protected: list[Span], starts: list[int]) -> bool:
    nearest = bisect_right(starts, offset) - 1
    return nearest >= 0 and starts[nearest] < offset < protected[nearest].end
