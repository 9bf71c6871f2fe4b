"""All that is known of a question's candidates when it is judged whether they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qabot.domain import Hit
from qabot.question import Question
from qabot.read.candidates import Candidate
from qabot.read.closely import Near
from qabot.read.features import Matrix, new_words
from qabot.read.interviews import Answers
from qabot.read.quotes import Found
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import Wanted
from qabot.read.widen import Sentences


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question, the hits read for it, and their candidates with features and scores in log odds.

    ``speech`` is evidence on the speaker where one is asked for. ``order`` is what the candidates
    are ranked by: ``scores``, and what close reading adds to them. ``read`` is what the sentence
    reader thinks of each, in log odds, and ``near`` the passages as it read them; both are empty
    where it was not asked. ``given``: which of them only ask, as interviewers do, and which answer
    that.
    """

    question: Question
    hits: Sequence[Hit]
    wanted: Wanted
    speech: SpeechEvidence | None
    found: list[Candidate]
    matrix: Matrix
    scores: list[float]
    order: list[float]
    read: list[float]
    near: Sequence[Near]
    given: Answers

    def order_of(self, quotes: Sequence[Found]) -> list[float]:
        """What each of the quotes is ranked by, of its best sentence."""
        return [self.order[number] for number in self._numbers(quotes)]

    def read_of(self, quotes: Sequence[Found]) -> list[float]:
        """What the sentence reader thinks of the best sentence of each of the quotes."""
        return [self.read[number] for number in self._numbers(quotes)]

    def _numbers(self, quotes: Sequence[Found]) -> list[int]:
        numbers = {(one.article.id, one.span): n for n, one in enumerate(self.found)}
        return [numbers[one.article.id, one.sentence] for one in quotes]

    @property
    def sentences(self) -> Sentences:
        """The candidates as they are widened."""
        return Sentences(self.found, self.order, self.scores, new_words(self.matrix))
