"""One question within one set of limits: its hits, their reading, an answer or an honest none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qabot.ask.compose import compose, nearest, no_answer
from qabot.domain import Answer, Citation, Filters, Hit, NoAnswer, Reason
from qabot.question import Question
from qabot.read import Reader, Reading
from qabot.read.selection import depth
from qabot.read.unmentioned import unmentioned
from qabot.retrieve import Retriever

if TYPE_CHECKING:
    from qabot.index import Generation


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """``threshold``: least confidence of an answer. ``quotes``: most shown. ``passages``: read."""

    threshold: float = 0.5
    quotes: int = 5
    passages: int = 12


class Answering:
    """Answers questions that were read, from one generation; ``least`` is the least confidence."""

    def __init__(
        self, generation: Generation, retriever: Retriever, reader: Reader, options: AnswerOptions
    ) -> None:
        self._generation = generation
        self._retriever = retriever
        self._reader = reader
        self._options = options

    def dated_first(self, question: Question, filters: Filters, least: float) -> Answer | NoAnswer:
        """The answer within ``filters``, with no undated article before those of a period.

        Where one would stand first and dated ones answer too, the answer is theirs alone, and its
        filters say so.
        """
        answer = self.answer(question, filters, least)
        period = filters.since or filters.until
        if period and isinstance(answer, Answer) and answer.citations[0].published is None:
            sure = max(least, self._options.threshold)
            alone = self.answer(question, replace(filters, drop_undated=True), sure)
            return alone if isinstance(alone, Answer) else answer
        return answer

    def answer(self, question: Question, filters: Filters, least: float) -> Answer | NoAnswer:
        """The answer to ``question`` in the articles within ``filters``."""
        most = self._options.passages
        deep = self.retrieve(question, filters, depth(question, most))
        hits = self._reader.select(question, deep, most)
        reading = self._reader.read(question, hits, quotes=self._options.quotes)
        return self.decide(question, filters, hits, reading, least)

    def retrieve(self, question: Question, filters: Filters, limit: int | None = None) -> list[Hit]:
        """The hits within ``filters``, best first; all of them without ``limit``."""
        topical = question.topical
        return self._retriever.retrieve(question.searched, filters, limit, topical=topical)

    def decide(
        self,
        question: Question,
        filters: Filters,
        hits: Sequence[Hit],
        reading: Reading,
        least: float,
    ) -> Answer | NoAnswer:
        """What ``reading``, which is of ``hits``, comes to."""
        if not hits:
            return self.no_answer(question, Reason.NOTHING_MATCHES, filters)
        if not reading.found or reading.confidence < least:
            near = nearest(hits, self._generation)
            reason = Reason.SPEAKER_SILENT if reading.silent else Reason.NOT_CONFIDENT
            return self.no_answer(question, reason, filters, near, reading.confidence)
        quotes, citations = compose(
            reading.found, self._generation, words_asked_for=question.speaker is not None
        )
        return Answer(
            question=question.text,
            quotes=quotes,
            citations=citations,
            confidence=reading.confidence,
            generation=self._generation.number,
            filters=filters,
            told_of=question.speaker if reading.told else None,
            newer=next((c.number for c in citations if c.article_id == reading.newer), None),
            unmentioned=unmentioned(question, [one.article for one in reading.found], filters),
        )

    def no_answer(
        self,
        question: Question,
        reason: Reason,
        filters: Filters,
        near: tuple[Citation, ...] = (),
        confidence: float = 0.0,
    ) -> NoAnswer:
        """That the archive does not say; ``near`` are offered as near."""
        generation = self._generation
        return no_answer(question, reason, filters, generation, near, confidence=confidence)
