"""What a question names and no quoted article has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qabot.ask import Asker
from qabot.domain import Answer, Article, Filters
from qabot.question import read_question
from qabot.read.unmentioned import unmentioned

TEXT = (
    "The ferry fire near Oslo killed 12 people. Norwegian divers, said Jo Hale, found 1,200 crates."
)
STORY = Article(
    id="a" * 16,
    path="fire.txt",
    title="Fire on the Selma",
    text=TEXT,
    source=None,
    byline=None,
    published=date(2003, 5, 1),
    url=None,
    sha256="",
)


def test_the_paper_of_a_quoted_article_is_not_missed() -> None:
    question = read_question("How many died in the Ostby Herald?", date(2010, 1, 1))
    assert "Herald" in unmentioned(question, [STORY], Filters())
    printed = replace(STORY, source="The Ostby Herald")
    assert unmentioned(question, [printed], Filters()) == ()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("How many died in the ferry fire off Denmark?", ("Denmark",)),
        ("Did Ann Hale see the fire?", ("Ann",)),
        ("Were there 1,200 crates or 1300?", ("1300",)),
        ("How many died on the Selma near Oslo?", ()),
        ("What did Norway find?", ()),  # "Norwegian"
        ("What did the US find?", ("US",)),  # also where the name is no more than that
        ("Who died in the fire in 2003?", ()),  # the year of the article
        ("Who died in the fire in 1999?", ("1999",)),
        ("What did Bo Ek say about the fire?", ()),  # whose words are asked for is another matter
        ("Who died in the third fire?", ("third",)),
        ("Did a third of the crew die, or a second time?", ()),
        ("how many died off denmark", ()),  # without capitals no name can be told
    ],
)
def test_names_and_numbers_that_stand_nowhere_are_told(asked: str, words: tuple[str, ...]) -> None:
    question = read_question(asked, date(2010, 1, 1))
    assert unmentioned(question, [STORY], Filters()) == words


def test_what_the_limits_were_read_from_is_told_of_by_them() -> None:
    question = read_question("Who died in the fire in 1999?", date(2010, 1, 1))
    assert unmentioned(question, [STORY], Filters(phrase="in 1999")) == ()


def test_an_answer_says_what_its_articles_do_not_mention(asker_on: Callable[..., Asker]) -> None:
    story: dict[str, Any] = {"id": "fire", "title": STORY.title, "text": TEXT}
    answer = asker_on([story]).ask("How many people did the ferry fire off Denmark kill?")
    assert isinstance(answer, Answer)
    assert answer.unmentioned == ("Denmark",)
