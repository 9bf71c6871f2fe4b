"""A better order for the first hits, from how their sentences meet the question."""

from __future__ import annotations

from collections.abc import Sequence
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
    columns = {name: NAMES.index(name) for name in weights}
    added = dict.fromkeys((hit.passage.id for hit in close), 0.0)
    for hit in close:
        inside = [
            row
            for row, one in enumerate(found)
            if one.article.id == hit.passage.article_id and hit.passage.span.overlaps(one.span)
        ]
        for name, column in columns.items():
            best = max((float(matrix[row, column]) for row in inside), default=0.0)
            added[hit.passage.id] += weights[name] * max(0.0, best)
        if read:
            surest = max((read[row] for row in inside), default=0.0)
            added[hit.passage.id] += _BELIEVED * min(_SURE, max(0.0, surest))
    scored = [replace(hit, score=(hit.score + added[hit.passage.id]) / total) for hit in close]
    scored += [replace(hit, score=hit.score / total) for hit in rest]
    scored.sort(key=lambda hit: (-hit.score, hit.passage.id))
    return [replace(hit, rank=rank) for rank, hit in enumerate(scored, start=1)]
