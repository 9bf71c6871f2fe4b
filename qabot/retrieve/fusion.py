"""Joining meaning and words into one score: a weighted sum of normalised scores.

A sum of normalised scores beats reciprocal rank fusion on news, because it keeps how much
better the first hit is than the second (see "Scoring" in ARCHITECTURE.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# A topic that is no question is what whole articles are about: of .50/.25/.25 it makes .6/0/.4.
TOPICAL_DENSE, TOPICAL_ARTICLE = 1.2, 1.6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to a passage's score, in proportion to their sum.

    ``dense``: cosine of question and passage vectors. ``passage_words``: BM25 of the passage
    divided by the best passage's. ``article_words``: BM25 of its whole article, likewise.
    """

    dense: float = 0.5
    passage_words: float = 0.25
    article_words: float = 0.25

    def __post_init__(self) -> None:
        if min(self.dense, self.passage_words, self.article_words) < 0 or self.total <= 0:
            raise ValueError("retrieval weights must be at least 0, and one above 0")

    @property
    def total(self) -> float:
        """The sum by which a weighted score is divided."""
        return self.dense + self.passage_words + self.article_words

    def for_topics(self) -> Weights:
        """The weights for a text that is no question: people describe topics in their own words."""
        if not self.dense + self.article_words:
            return self  # nothing else is weighed
        return Weights(
            dense=self.dense * TOPICAL_DENSE,
            passage_words=0.0,
            article_words=self.article_words * TOPICAL_ARTICLE,
        )


def fuse(
    article_of: Mapping[int, str],
    cosines: Mapping[int, float],
    passage_bm25: Mapping[int, float],
    article_bm25: Mapping[str, float],
    weights: Weights,
) -> dict[int, float]:
    """Score in [0, 1] for every passage of ``article_of`` (passage id to article id).

    A signal that is missing for a passage counts as 0, as does a negative cosine.
    """
    best_passage = max(passage_bm25.values(), default=0.0) or 1.0
    best_article = max(article_bm25.values(), default=0.0) or 1.0
    return {
        passage: min(
            1.0,
            (
                weights.dense * max(0.0, cosines.get(passage, 0.0))
                + weights.passage_words * passage_bm25.get(passage, 0.0) / best_passage
                + weights.article_words * article_bm25.get(article, 0.0) / best_article
            )
            / weights.total,
        )
        for passage, article in article_of.items()
    }


def best_first(scores: Mapping[int, float]) -> list[int]:
    """Passage ids by falling score; equal scores by id, so that the order is always the same."""
    return sorted(scores, key=lambda passage: (-scores[passage], passage))


def cap_per_article(ordered: list[int], article_of: Mapping[int, str], cap: int) -> list[int]:
    """``ordered`` without the passages beyond the ``cap``-th of each article."""
    seen: dict[str, int] = {}
    kept = []
    for passage in ordered:
        article = article_of[passage]
        seen[article] = seen.get(article, 0) + 1
        if seen[article] <= cap:
            kept.append(passage)
    return kept
