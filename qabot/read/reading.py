"""Hits → scored quotes and how far to trust them: the reader's front door."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qabot.domain import Article, Hit, Span
from qabot.question import Question
from qabot.read.candidates import Candidate, candidates
from qabot.read.confidence import confidence_of
from qabot.read.features import Matrix, features
from qabot.read.interaction import Interaction
from qabot.read.ranker import load_ranker
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import Wanted, weigh
from qabot.read.widen import Group, widen

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation

WITHIN = 2.0  # a quote this far below the first (in log odds) is no longer worth showing


@dataclass(frozen=True, slots=True)
class Found:
    """Whole sentences of one article that answer, with their score in [0, 1].

    ``passage`` is where the passage stands that the best sentence was found in.
    """

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
        """``boilerplate`` gives the spans of an article's text that are never quoted."""
        self._generation = generation
        self._encoder = encoder
        self._boilerplate = boilerplate

    def read(self, question: Question, hits: Sequence[Hit], *, quotes: int = 5) -> Reading:
        """At most ``quotes`` quotes from ``hits``, best first, none far below the first."""
        found = candidates(hits, self._generation.article, self._boilerplate)
        if not found:
            return Reading((), 0.0)
        wanted = self._wanted(question)
        matrix = self._features(question, wanted, hits, found)
        scores = [float(score) for score in load_ranker().score(matrix)]
        groups = widen(found, scores, quotes)
        best = groups[0].first
        confidence = confidence_of(matrix[best], wanted)
        return Reading(
            tuple(
                _found(found, group, confidence * math.exp(scores[group.first] - scores[best]))
                for group in groups
                if scores[group.first] >= scores[best] - WITHIN
            ),
            confidence,
        )

    def _wanted(self, question: Question) -> Wanted:
        lexical = self._generation.lexical
        count = self._generation.manifest.counts.passages
        return weigh(question.text, lexical.document_frequency, count)

    def _features(
        self, question: Question, wanted: Wanted, hits: Sequence[Hit], found: Sequence[Candidate]
    ) -> Matrix:
        if question.speaker is None:
            speech = [(0.0, 0.0)] * len(found)
        else:
            speech = SpeechEvidence(question.speaker, wanted).rows(found)
        return features(wanted, found, self._maxsims(question.text, hits, found), speech)

    def _maxsims(self, text: str, hits: Sequence[Hit], found: Sequence[Candidate]) -> list[float]:
        """The highest MaxSim of each candidate in any of the passages that hold it."""
        interaction = Interaction(self._encoder, text, [hit.passage.text for hit in hits])
        holding: dict[str, list[int]] = {}
        for number, hit in enumerate(hits):
            holding.setdefault(hit.passage.article_id, []).append(number)
        return [
            max(_maxsim(interaction, hits[n], n, one.span) for n in holding[one.article.id])
            for one in found
        ]


def _maxsim(interaction: Interaction, hit: Hit, number: int, span: Span) -> float:
    passage = hit.passage.span
    if not passage.overlaps(span):
        return 0.0
    within = Span(max(0, span.start - passage.start), max(0, span.end - passage.start))
    return interaction.maxsim(number, within)


def _found(found: Sequence[Candidate], group: Group, score: float) -> Found:
    first = found[group.first]
    return Found(first.article, group.span(found), first.hit.passage.span, score)
