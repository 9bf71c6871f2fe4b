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


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ("How many people died in the fire?", True),
        ("When will the bridge open?", True),
        ("Is the strike over?", True),
        ("Who is the mayor of Selmouth?", True),
        ("who leads the council", True),
        ("Which firm owns the mill?", True),
        ("What's the price of the tunnel?", True),
        ("How did the strike end?", True),
        ("What happened to the bridge?", True),
        ("what did the mill finally cost", True),
        ("who won the election in Selmouth", True),
        ("whos the mayor of Selmouth", True),
        ("What caused the fire?", True),
        ("How much did the mill earn in the third quarter of 2018?", False),
        ("Who was the mayor of Selmouth?", False),
        ("Why is the bridge closed?", False),
        ("When did the mayor of Selmouth resign?", False),
        ("When was the bridge built?", False),
        ("What did Ek say about the fire?", False),
        ("What is Ek's position on the tunnel?", False),
        ("the fire", False),
    ],
)
def test_what_is_so_now_or_counted_may_change(asked: str, changes: bool) -> None:
    assert read_question(asked, date(2020, 1, 1)).changing is changes


@pytest.mark.parametrize("asked", ["What did Ek say about the fire?", "Who was Ek?", "the fire"])
def test_what_stays_as_it_is_needs_no_newer_article(asked: str) -> None:
    assert newer(read_question(asked, date(2020, 1, 1)), citations(FIRST, LAST)) is None
