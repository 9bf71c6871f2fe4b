"""The questions offered to begin with name a person and something that he or she speaks of."""

from __future__ import annotations

import pytest

from qabot.domain import Article
from qabot.slack.examples import questions


def first(text: str) -> str | None:
    return next(questions(Article("a" * 16, "a", "T", None, None, None, None, text, "0")), None)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            'The crowd waited in Norrvik. "It is over," harbour master Lena Dahl said.',
            "What did Lena Dahl say about Norrvik?",
        ),
        (
            'Water rose behind the Oroville Dam. "Go now," Butte County Sheriff Kory Honea said.',
            "What did Kory Honea say about the Oroville Dam?",
        ),
    ],
)
def test_a_question_names_the_whole_person_and_a_name_that_stands_nearby(
    text: str, question: str
) -> None:
    assert first(text) == question


@pytest.mark.parametrize(
    "text",
    [
        'In Norrvik the rain stopped. "It is over," The Coast Courier said about Norrvik.',
        '"It is over," California\'s Department of Water Resources said in Norrvik.',
        'It rained on Wednesday, in October. "It is over," harbour master Lena Dahl said.',
        'There were Russian troops. "It is over," harbour master Lena Dahl said.',
        'Rain fell in Norrvik. "It is over," he said.',
    ],
)
def test_no_question_is_made_of_a_paper_an_office_a_date_an_adjective_or_nobody(text: str) -> None:
    assert first(text) is None
