"""Several questions in one message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.question.several import MOST, questions_in, standing_alone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Who won the election? And when was the recount?",
            ["Who won the election?", "And when was the recount?"],
        ),
        (
            "When will the ward close? How much did the hospital lose last year?",
            ["When will the ward close?", "How much did the hospital lose last year?"],
        ),
        (
            "who won the cup\nhow many people watched",
            ["who won the cup", "how many people watched"],
        ),
        ("1. Who won?\n2. Who lost?", ["Who won?", "Who lost?"]),
        ("How old is she? Is she married?", ["How old is she?", "Is she married?"]),
        ("What did Ek say? And Hale?", ["What did Ek say?", "And Hale?"]),
        ("Is the bridge shut? If so, when?", ["Is the bridge shut?", "when?"]),
        (
            "I read of the flood. Who was blamed? How many died?",
            ["I read of the flood. Who was blamed?", "How many died?"],
        ),
    ],
)
def test_each_question_of_a_message_is_one_of_its_own(text: str, found: list[str]) -> None:
    assert questions_in(text) == tuple(found)


@pytest.mark.parametrize(
    "text",
    [
        "Who won the election?",
        "I read of the flood in Hollin. Who was blamed?",
        "Remember the flood? Who was blamed?",
        "Really? What did he say?",
        "Why? Is the crisis over?",
        "How old is she? Who won the cup?",
        "Who won? Ek or Holm?",
        "Who won the cup, really? Not Ek?",
        "What is meant by this?\nWhen the dam broke, nobody in town had heard of it before.",
        "Did Ek ask “Why me?” in court?",
        "See https://news.example/a?b=c. Who won?",
        "",
        "?",
    ],
)
def test_what_asks_nothing_by_itself_goes_with_what_does(text: str) -> None:
    assert questions_in(text) == (text,)


def test_a_further_question_stands_alone() -> None:
    asked = questions_in("Who is Ann Ek? How old is she? And where was she born?")
    assert standing_alone(asked, []) == (
        "Who is Ann Ek?",
        "How old is Ann Ek?",
        "And where was Ann Ek born?",
    )
    [first] = standing_alone(questions_in("How old is she?"), ["Who is Ann Ek?"])
    assert first == "How old is Ann Ek?"


@given(st.text(alphabet="whoWHY ?\n,isAn", max_size=60))
def test_no_word_of_a_message_is_lost(text: str) -> None:
    found = questions_in(text)
    assert 1 <= len(found) <= MOST
    if len(found) < MOST:
        assert "".join("".join(found).split()) == "".join(text.split())
