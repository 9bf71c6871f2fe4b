"""A later article on what changes as a story goes on."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.ask.newer import newer
from qabot.domain import Citation, Span
from qabot.question import read_question


def citations(*days: date | None) -> list[Citation]:
    return [
        Citation(number, "a", "p", "Fire", None, None, day, None, Span(0, 1), "x")
        for number, day in enumerate(days, 1)
    ]


FIRST, LATER, LAST = date(2018, 5, 1), date(2018, 5, 2), date(2018, 5, 9)


@pytest.mark.parametrize(
    ("days", "number"),
    [
        ([FIRST, LATER, LAST], 3),
        ([FIRST, LAST, LATER], 2),
        ([LAST, FIRST], None),
        ([FIRST, FIRST], None),
        ([FIRST], None),
        ([FIRST, None], None),
        ([None, LAST], None),
    ],
)
def test_the_newest_citation_is_named_where_the_first_is_older(
    days: list[date | None], number: int | None
) -> None:
    question = read_question("How many people died in the fire?", date(2020, 1, 1))
    assert newer(question, citations(*days)) == number


@pytest.mark.parametrize("asked", ["What did Ek say about the fire?", "Who is Ek?", "the fire"])
def test_what_stays_as_it_is_needs_no_newer_article(asked: str) -> None:
    assert newer(read_question(asked, date(2020, 1, 1)), citations(FIRST, LAST)) is None
