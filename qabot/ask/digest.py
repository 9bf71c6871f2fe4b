"""The news itself: how the newest articles begin, where a question names no topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qabot.ask.compose import compose, nearest, no_answer
from qabot.domain import Answer, Filters, Hit, NoAnswer, Reason
from qabot.question import Question
from qabot.read import Reader

if TYPE_CHECKING:
    from qabot.index import Generation

_BEGINNING = 2  # passages of an article in which its first sentence of prose is looked for


def digest(
    question: Question, generation: Generation, reader: Reader, filters: Filters, most: int
) -> Answer | NoAnswer | None:
    """How the ``most`` newest articles within ``filters`` begin; in a period, dated ones.

    Where there are none, what was printed before is offered as near; but None of a time before the
    archive: "What happened in 1808?" is a question of history.
    """
    if filters.since or filters.until:
        filters = replace(filters, drop_undated=True)
    found = reader.openings(beginnings(generation, filters, most))
    if found:
        quotes, citations = compose(found, generation)
        return Answer(
            question=question.text,
            quotes=quotes,
            citations=citations,
            confidence=1.0,
            generation=generation.number,
            filters=filters,
            digest_of=generation.coverage(filters).articles,
        )
    if not _of_the_archive(question, generation, filters):
        return None
    before = replace(filters, since=None)
    wider = (before, replace(before, until=None), Filters())
    near = next(filter(None, (beginnings(generation, each, most) for each in wider)), [])
    offered = nearest(near, generation)
    return no_answer(question, Reason.FILTERED_OUT, filters, generation, offered)


def _of_the_archive(question: Question, generation: Generation, filters: Filters) -> bool:
    """Whether the period is one of which the archive could have news: not before it began."""
    period, held = question.period, generation.coverage(Filters())
    if held.first is None:
        return False
    if period is None:
        return filters.active  # limits that were given
    return period.from_today or period.until is None or period.until >= held.first


def beginnings(generation: Generation, filters: Filters, most: int) -> list[Hit]:
    """The first passages of the ``most`` newest articles within ``filters``, the newest first."""
    newest = generation.newest(filters, most)
    passages = [one for a in newest for one in generation.passages_of(a.id)[:_BEGINNING]]
    return [Hit(one, 1.0, rank, 0.0) for rank, one in enumerate(passages, start=1)]
