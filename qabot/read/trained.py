"""What the trained reader thinks of each candidate, where it was trained for such questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qabot.domain import Hit, Span
from qabot.question import QuestionKind
from qabot.read.candidates import Candidate

if TYPE_CHECKING:
    from qabot.read.reader import SentenceReader

WINDOWS = 8  # passages read, best first
LEAST, MOST = -3.0, 4.0  # beyond, the reader is only more sure, not more right

# No question of its training asks who said what; measured, it adds nothing there.
_UNTRAINED = frozenset({QuestionKind.WHAT_SAID, QuestionKind.WHO_SAID, QuestionKind.STATEMENT})


def trained_for(kind: QuestionKind) -> bool:
    """Whether the reader has seen questions of this kind."""
    return kind not in _UNTRAINED


def read_closely(
    reader: SentenceReader, text: str, hits: Sequence[Hit], found: Sequence[Candidate]
) -> list[float]:
    """Log odds of each candidate in ``[LEAST, MOST]``, the highest of the windows it is in.

    A candidate that is in none of the first :data:`WINDOWS` passages gets :data:`LEAST`.
    """
    from qabot.read.reader import Window  # noqa: PLC0415 - only who reads closely pays its import

    scores = [LEAST] * len(found)
    windows: list[Window] = []
    members: list[list[int]] = []
    for hit in hits[:WINDOWS]:
        inside = _inside(hit, found)
        start = hit.passage.span.start
        spans = tuple(_within(found[number].span, start) for number in inside)
        windows.append(Window(hit.passage.text, spans))
        members.append(inside)
    for inside, values in zip(members, reader.score(text, windows), strict=True):
        for number, value in zip(inside, values, strict=True):
            scores[number] = min(MOST, max(scores[number], value))
    return scores


def _inside(hit: Hit, found: Sequence[Candidate]) -> list[int]:
    """The candidates that lie wholly in the passage, in the article's order."""
    passage = hit.passage
    inside = [
        number
        for number, one in enumerate(found)
        if one.article.id == passage.article_id and passage.span.contains(one.span)
    ]
    return sorted(inside, key=lambda number: found[number].span)


def _within(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
