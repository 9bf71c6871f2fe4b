"""Printed corrections: told by their form, quoted whole, and right after what they correct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qabot.domain import Article, Span
from qabot.question import Question, read_question
from qabot.read.candidates import Candidate
from qabot.read.corrections import correction_around
from qabot.read.later import with_correction
from qabot.read.quotes import CLOSE, Found, as_found
from qabot.read.widen import Group

ERROR = "The bridge at Solheim will cost 40 million crowns, the council said."
RIGHT = (
    "An article on the new bridge at Solheim gave its cost as 40 million crowns. It is 44 million."
)
MORE = "It will be 300 metres long."
SALT = "A recipe for rye bread asked for 50 grams of salt. It should have been 15."
DAY = date(2024, 5, 6)
QUESTION = read_question("How much will the bridge at Solheim cost?", DAY)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Corrections and clarifications", RIGHT),
        ("CORRECTION", RIGHT),
        ("Correction: bridge at Solheim", RIGHT),
        ("A bridge", f"It opens in spring.\n\nCorrection: {RIGHT}"),
        ("A bridge", f"It opens in spring.\n\nCorrections\n\n{RIGHT}"),
        ("A bridge", "It opens.\n\nAn earlier version of this article gave 40 million, not 44."),
        ("A bridge", "It opens.\n\nEditor’s note: An earlier version of this story said 40."),
    ],
)
def test_a_correction_is_told_by_its_form(
    make_article: Callable[..., Article], title: str, text: str
) -> None:
    article = replace(make_article(text), title=title)
    found = correction_around(article, len(text) - 3)
    assert found is not None
    assert found.of(text) == text.rsplit("\n\n", maxsplit=1)[-1]
    if not article.title.lower().startswith("correction"):
        assert correction_around(article, 0) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Correction officers strike", "Officers at Ostby prison walked out on Monday."),
        ("A bridge", "The minister made a correction: the bridge costs more."),
        ("A bridge", "Corrections to the plan are due in May, Ek said."),
        ("A bridge", "An earlier version of the bridge fell into the river in 1911."),
    ],
)
def test_what_only_tells_of_corrections_is_none(
    make_article: Callable[..., Article], title: str, text: str
) -> None:
    assert correction_around(replace(make_article(text), title=title), 5) is None


def test_a_correction_is_quoted_whole_and_without_the_next_one(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    found = make_candidates(f"{RIGHT}\n\n{SALT}")
    column = replace(found[0].article, title="Corrections")
    found = [replace(one, article=column) for one in found]
    assert len(found) == 4
    alone = as_found(found, Group((0,), 0), 1.0)
    across = as_found(found, Group((1, 2), 2), 1.0)
    assert (alone.text, across.text) == (RIGHT, SALT)


def quote(article: Article, text: str, day: date | None, below: float) -> Found:
    dated = replace(article, id=text[:9], published=day)
    span = Span(0, len(text))
    return Found(dated, span, span, span, 5.0 - below)


@pytest.mark.parametrize(
    ("day", "below", "question", "second"),
    [
        (DAY, 1.0, QUESTION, RIGHT),
        (date(2024, 5, 3), 1.0, QUESTION, RIGHT),  # of the same day
        (None, 1.0, QUESTION, RIGHT),
        (date(2024, 5, 2), 1.0, QUESTION, MORE),  # before what stands first was written
        (DAY, CLOSE + 0.5, QUESTION, MORE),
        (DAY, 1.0, read_question("What will the bridge at Ostby cost?", DAY), MORE),
    ],
)
def test_a_near_correction_stands_right_after_what_it_corrects(
    make_article: Callable[..., Article],
    day: date | None,
    below: float,
    question: Question,
    second: str,
) -> None:
    error = quote(make_article(ERROR), ERROR, date(2024, 5, 3), 0.0)
    more = quote(make_article(MORE), MORE, date(2024, 5, 3), 0.5)
    column = replace(make_article(RIGHT), title="Corrections")
    right = quote(column, RIGHT, day, below)
    ordered = with_correction(question, [error, more, right])
    assert [one.text for one in ordered][:2] == [ERROR, second]
    assert len(ordered) == 3


def test_a_correction_that_stands_first_stays_there(make_article: Callable[..., Article]) -> None:
    column = replace(make_article(RIGHT), title="Corrections")
    salt = replace(make_article(SALT), title="Corrections")
    quotes = [quote(column, RIGHT, DAY, 0.0), quote(salt, SALT, date(2024, 5, 9), 0.5)]
    assert with_correction(QUESTION, quotes) == quotes
