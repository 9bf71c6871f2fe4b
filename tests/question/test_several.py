"""Several questions in one message."""

from __future__ import annotations

from time import perf_counter

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
        ("1) who won 2) who lost 3) when", ["who won", "who lost", "when"]),
        ("I ask: 1. Who won? 2. Who lost?", ["I ask: Who won?", "Who lost?"]),
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
        "Who asked “Why are we here? What is the point?” at the rally?",
        'Who asked "Why us? What now?" in court?',
        'Who said this\n"We shall stay. What else is there?"',
        "Can you check this? Ek said the dam was safe. When was that?",
        "Should we run the piece on Ek? Who wrote it?",
        "It is version 2. Who wrote it?",
        "See https://news.example/a?b=c. Who won?",
        "",
        "?",
    ],
)
def test_what_asks_nothing_by_itself_goes_with_what_does(text: str) -> None:
    assert questions_in(text) == (text,)


def test_a_mark_that_is_never_closed_keeps_nothing_together() -> None:
    text = 'Who bought the 5" gun? Who sold it?'
    assert questions_in(text) == ('Who bought the 5" gun?', "Who sold it?")


def test_many_short_pieces_are_read_as_fast_as_a_few() -> None:
    begun = perf_counter()
    questions_in("what did Ek say? " + "and? " * 390)
    assert perf_counter() - begun < 1


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
