"""A better order for the first hits, from how their sentences meet the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qabot.domain import Hit
from qabot.read.candidates import Candidate
from qabot.read.features import NAMES, Matrix

CLOSELY = 16  # hits read

# What a passage's best sentences add to its own score; chosen on five sets together. A topic
# that is no question has no one sentence that answers it, so that its sentences tell less.
_ADDED = {"maxsim": 2.0, "pairs": 0.2, "window": 0.1}
_TOPICAL = {**_ADDED, "maxsim": 1.0}

# For each of the sentence reader's log odds above even. Its yes can be believed; its no it also
# says to what is asked in words that the passage has not.
_BELIEVED, _SURE = 0.15, 4.0


def reordered(
    hits: Sequence[Hit],
    found: Sequence[Candidate],
    matrix: Matrix,
    read: Sequence[float],
    *,
    topical: bool = False,
) -> list[Hit]:
    """The first :data:`CLOSELY` of ``hits`` in their new order, then the rest.

    Scores in [0, 1] still fall, ranks from 1. ``matrix`` holds the features of ``found``, the
    candidates of those first ones; ``read`` the sentence reader's log odds of each, empty where it
    was not asked. ``topical``: the text describes a topic and asks no question.
    """
    close, rest = hits[:CLOSELY], hits[CLOSELY:]
    weights = _TOPICAL if topical else _ADDED
    total = 1 + sum(weights.values()) + (_BELIEVED * _SURE if read else 0.0)
    inside = [_inside(hit, found) for hit in close]
    added = [_added(rows, matrix, weights) + _surest(rows, read) for rows in inside]
    both = zip(close, added, strict=True)
    scored = [replace(hit, score=(hit.score + its) / total) for hit, its in both]
    scored += [replace(hit, score=hit.score / total) for hit in rest]
    scored.sort(key=lambda hit: (-hit.score, hit.passage.id))
    return [replace(hit, rank=rank) for rank, hit in enumerate(scored, start=1)]


def _inside(hit: Hit, found: Sequence[Candidate]) -> list[int]:
    """The rows of the candidates that a passage holds, at least in part."""
    passage = hit.passage
    return [
        row
        for row, one in enumerate(found)
        if one.article.id == passage.article_id and passage.span.overlaps(one.span)
    ]


def _added(rows: Sequence[int], matrix: Matrix, weights: Mapping[str, float]) -> float:
    """What the best of some rows add by their features; 0 where there is none."""
    best = {name: max(map(float, matrix[rows, NAMES.index(name)]), default=0.0) for name in weights}
    return sum(weight * max(0.0, best[name]) for name, weight in weights.items())


def _surest(rows: Sequence[int], read: Sequence[float]) -> float:
    """What the sentence reader adds; 0 where it was not asked."""
    surest = max((read[row] for row in rows), default=0.0) if read else 0.0
    return _BELIEVED * min(_SURE, max(0.0, surest))
