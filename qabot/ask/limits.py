"""Which articles a question is limited to by the dates and the paper that it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qabot.dates.period import Period
from qabot.domain import Filters
from qabot.question import Question, QuestionKind, read_question

if TYPE_CHECKING:
    from qabot.index import Generation

_OF_SPEECH = frozenset({QuestionKind.WHAT_SAID, QuestionKind.WHO_SAID})


def limits(question: Question, generation: Generation) -> Filters:
    """The question's period and paper as filters, with its words, or no limit."""
    dates = _digest_dates if question.digest else _dates
    return _of_paper(question, dates(question, generation))


def with_dates_of(question: Question, given: Filters, generation: Generation) -> Filters:
    """``given``, which may name papers alone, with the dates of a question of which it has none.

    Only those whose words are not searched: else nothing would be left of "last week".
    """
    period = question.period
    if given.since or given.until or period is None:
        return given
    if not question.digest and period.phrase in question.searched:
        return given
    dates = limits(replace(question, paper=None), generation)
    return replace(given, since=dates.since, until=dates.until)


def _digest_dates(question: Question, generation: Generation) -> Filters:
    """The days of which news is asked for, or no limit.

    A month or a day without a year is the last one that the archive has seen begin.
    """
    period, held = question.period, generation.coverage()
    if period and period.yearless and period.since and held.last and period.since > held.last:
        period = read_question(question.text, held.last).period
    return _within(period) if period else Filters()


def _within(period: Period) -> Filters:
    return Filters(since=period.since, until=period.until, phrase=period.phrase)


def _of_paper(question: Question, dates: Filters) -> Filters:
    if question.paper is None:
        return dates
    phrase = "”, “".join(filter(None, [dates.phrase, question.paper.phrase]))
    return replace(dates, sources=(question.paper.source,), phrase=phrase)


def _dates(question: Question, generation: Generation) -> Filters:
    """The question's period as filters, with its words, or no limit.

    A date outside the archive's own is taken for a day in the story ("Who took over in 1808?",
    "on Monday"), unless the question spells it out and asks what was said, or what a paper
    reported, or counts from today ("yesterday"): then it is honest to find nothing.
    """
    period = question.period
    if period is None:
        return Filters()
    asked = _within(period)
    if period.from_today or (_of_printing(question) and period.dated):
        return asked
    held = generation.coverage(Filters())
    before = asked.until and held.first and asked.until < held.first
    after = asked.since and held.last and asked.since > held.last
    return Filters() if before or after else asked


def told_later(question: Question, used: Filters) -> Filters | None:
    """Wider limits for what is told of afterwards too, or None where that changes nothing.

    A date that a question spells out is when a thing happened, and papers come back to it for
    years: only what was printed before it cannot tell of it. What was *said* on a date, what a
    paper reported and what "last week" brought is looked for in the articles of those days alone.
    """
    period = question.period
    told = period is not None and period.dated and not _of_printing(question)
    return replace(used, until=None) if told and used.until else None


def _of_printing(question: Question) -> bool:
    """Whether a date that it spells out is when the articles were printed."""
    reports = question.paper is not None and question.paper.reports
    return reports or question.kind in _OF_SPEECH
