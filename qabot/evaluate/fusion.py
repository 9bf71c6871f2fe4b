"""Reciprocal rank fusion, the baseline that needs no scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_K = 60


def reciprocal_rank_fusion(rankings: Iterable[Sequence[int]]) -> list[int]:
    """The ids by the sum of ``1 / (60 + rank)`` over the rankings; equal sums by id.

    Cormack, Clarke & Büttcher, "Reciprocal rank fusion outperforms Condorcet" (2009).
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, one in enumerate(ranking, 1):
            scores[one] = scores.get(one, 0.0) + 1 / (_K + rank)
    return sorted(scores, key=lambda one: (-scores[one], one))
