"""Hits → scored quotes and how far to trust them: the reader's front door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qabot.domain import Hit, Span
from qabot.question import Question
from qabot.read.candidates import Candidate, candidates
from qabot.read.confidence import confidence_of, lowered, margin_of
from qabot.read.features import Matrix, features
from qabot.read.interaction import Interaction
from qabot.read.quotes import Found, worth_showing
from qabot.read.ranker import load_ranker
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import Wanted, weigh
from qabot.read.widen import widen

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation


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
        boilerplate: Callable[[str, str], tuple[Span, ...]],
    ) -> None:
        """``boilerplate`` gives, from an article's text and title, the spans never quoted."""
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
        groups = widen(found, scores, 2 * quotes)
        best = groups[0].first
        margin = margin_of(best, found, scores)
        confidence = confidence_of(best, matrix, margin, wanted)
        worth = worth_showing(found, groups, scores)[:quotes]
        return Reading(
            tuple(
                replace(one, score=lowered(confidence, one.score - scores[best])) for one in worth
            ),
            confidence,
        )

    def _wanted(self, question: Question) -> Wanted:
        lexical = self._generation.lexical
        count = self._generation.manifest.counts.passages
        return weigh(question.searched, lexical.document_frequency, count)

    def _features(
        self, question: Question, wanted: Wanted, hits: Sequence[Hit], found: Sequence[Candidate]
    ) -> Matrix:
        if question.speaker is None:
            speech = [(0.0, 0.0)] * len(found)
        else:
            speech = SpeechEvidence(question.speaker, wanted).rows(found)
        return features(wanted, found, self._maxsims(question.searched, hits, found), speech)

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
