"""Hits → scored quotes and how far to trust them: the reader's front door."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qabot.domain import Article, Hit, Span
from qabot.read.candidates import Candidate, candidates
from qabot.read.features import NAMES, Matrix, features
from qabot.read.interaction import Interaction
from qabot.read.wanted import Wanted, weigh

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation

_WEIGHTS = {
    "hit": 4.3,
    "coverage": 0.8,
    "window": 1.3,
    "pairs": 1.9,
    "novelty": -0.6,
    "length": 0.44,
    "asks": -0.8,
    "maxsim": 12.0,
    "article": 8.0,
}
WITHIN = 2.0  # a quote this far below the first (in log odds) is no longer worth showing


@dataclass(frozen=True, slots=True)
class Found:
    """Whole sentences of one article that answer, with their score in [0, 1]."""

    article: Article
    span: Span
    passage: Span
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader found, best first, and its confidence that the first one answers."""

    found: tuple[Found, ...]
    confidence: float


class Reader:
    """Reads the hits of one generation for the sentences that answer a question."""

    def __init__(
        self,
        generation: Generation,
        encoder: Encoder,
        boilerplate: Callable[[str], tuple[Span, ...]],
    ) -> None:
        self._generation = generation
        self._encoder = encoder
        self._boilerplate = boilerplate

    def read(self, text: str, hits: Sequence[Hit], *, quotes: int = 5) -> Reading:
        """At most ``quotes`` quotes from ``hits`` for the question ``text``."""
        found = candidates(hits, self._generation.article, self._boilerplate)
        if not found:
            return Reading((), 0.0)
        wanted = self._wanted(text)
        matrix = features(wanted, found, self._maxsims(text, hits, found))
        scores = _score(matrix)
        order = np.argsort(-scores, kind="stable")
        best = int(order[0])
        confidence = _confidence(matrix[best], wanted)
        shown = [int(i) for i in order[:quotes] if scores[i] >= scores[best] - WITHIN]
        return Reading(
            tuple(_found(found[i], confidence * math.exp(scores[i] - scores[best])) for i in shown),
            confidence,
        )

    def _wanted(self, text: str) -> Wanted:
        lexical = self._generation.lexical
        count = self._generation.manifest.counts.passages
        return weigh(text, lexical.document_frequency, count)

    def _maxsims(self, text: str, hits: Sequence[Hit], found: Sequence[Candidate]) -> list[float]:
        """The highest MaxSim of each candidate in any of the passages that hold it."""
        interaction = Interaction(self._encoder, text, [hit.passage.text for hit in hits])
        holding: dict[str, list[int]] = {}
        for number, hit in enumerate(hits):
            holding.setdefault(hit.passage.article_id, []).append(number)
        return [
            max(_maxsim(interaction, hits[n], n, c.span) for n in holding[c.article.id])
            for c in found
        ]


def _maxsim(interaction: Interaction, hit: Hit, number: int, span: Span) -> float:
    passage = hit.passage.span
    if not passage.overlaps(span):
        return 0.0
    within = Span(max(0, span.start - passage.start), max(0, span.end - passage.start))
    return interaction.maxsim(number, within)


def _score(matrix: Matrix) -> Matrix:
    weights = np.array([_WEIGHTS[name] for name in NAMES], dtype=np.float32)
    return np.asarray(matrix @ weights, dtype=np.float32)


def _found(candidate: Candidate, score: float) -> Found:
    return Found(candidate.article, candidate.span, candidate.hit.passage.span, score)


def _confidence(row: Matrix, wanted: Wanted) -> float:
    """A first guess, until calibrated: words of the question that are met, and meaning."""
    window, maxsim = (float(row[NAMES.index(name)]) for name in ("window", "maxsim"))
    missing = len(wanted.unknown) / max(1, len(wanted.weights))
    return 1 / (1 + math.exp(-(5 * window + 6 * maxsim - 6 - 4 * missing)))
