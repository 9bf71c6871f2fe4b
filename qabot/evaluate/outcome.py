"""What became of one question: what was shown, what was expected, and how it scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qabot.domain import Answer, NoAnswer, Quote
from qabot.evaluate.dataset import Query
from qabot.evaluate.overlap import holds_answer


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote as it was shown, with the dataset's id and the title of its article."""

    text: str
    speaker: str | None
    article: str
    title: str


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """One question asked.

    ``shown`` are the quotes of the answer, empty for a refusal with its ``reason``; ``forced``
    are those that are found when nothing is refused. ``confidence`` is 0 where nothing was
    found that could answer. ``ranking`` are dataset ids, best first. ``gold`` are
    the relevant articles. ``scores`` holds the question's own figures by name.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    unanswerable: bool
    gold: tuple[str, ...]
    answered: bool
    reason: str | None
    confidence: float
    shown: tuple[Shown, ...]
    forced: tuple[Shown, ...]
    ranking: tuple[str, ...]
    cpu_seconds: float
    scores: dict[str, float]


def quotes_of(answer: Answer | NoAnswer, corpus_id: dict[str, str]) -> tuple[Shown, ...]:
    """The quotes of an answer in the order shown; none for a refusal."""
    if isinstance(answer, NoAnswer):
        return ()
    citations = {citation.number: citation for citation in answer.citations}

    def shown(quote: Quote) -> Shown:
        cited = citations[quote.citation]
        speaker = quote.speaker.name if quote.speaker else None
        return Shown(quote.text, speaker, corpus_id[cited.article_id], cited.title)

    return tuple(shown(quote) for quote in answer.quotes)


def quote_scores(
    query: Query, gold: Sequence[str], shown: Sequence[Shown], forced: Sequence[Shown]
) -> dict[str, float]:
    """The figures of an answerable question with human answers; empty for any other.

    ``quote@1``: the first quote shown holds an answer; ``quote@3``: the first three together
    do. "(forced)" is the same without refusals. ``precision_shown``: the share of the quotes
    shown that hold an answer or come from a relevant article; only where something was shown.
    """
    if query.unanswerable or not query.answers:
        return {}
    scores = {
        f"quote@{k}{mark}": float(holds_answer(query.answers, together(quotes, k)))
        for mark, quotes in (("", shown), (" (forced)", forced))
        for k in (1, 3)
    }
    if shown:
        right = [holds_answer(query.answers, q.text) or q.article in gold for q in shown]
        scores["precision_shown"] = sum(right) / len(right)
    return scores


def together(quotes: Sequence[Shown], k: int) -> str:
    """The first ``k`` quotes as one text."""
    return "\n".join(quote.text for quote in quotes[:k])
