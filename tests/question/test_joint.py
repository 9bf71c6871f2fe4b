"""Two who are asked for together are asked for one by one."""

from __future__ import annotations

import pytest

from qabot.question.several import questions_in


@pytest.mark.parametrize(
    ("two", "first", "second"),
    [
        ("Ek and Hale", "Ek", "Hale"),
        ("both Ek and Hale", "Ek", "Hale"),
        ("Lena Ek and Per Hale each", "Lena Ek", "Per Hale"),
        ("the mayor and Per Hale", "the mayor", "Per Hale"),
        ("the Ostby Museum and the city", "the Ostby Museum", "the city"),
        ("Bill and Ann Ek", "Bill Ek", "Ann Ek"),
        ("Mr and Mrs Ek", "Mr Ek", "Mrs Ek"),
        ("Russia and Iran", "Russia", "Iran"),
        ("Ek and his wife", "Ek", "Ek's wife"),
    ],
)
def test_what_two_said_is_asked_of_each(two: str, first: str, second: str) -> None:
    assert questions_in(f"What did {two} say about the dam in Ostby?") == (
        f"What did {first} say about the dam in Ostby?",
        f"What did {second} say about the dam in Ostby?",
    )


@pytest.mark.parametrize(
    "one",
    [
        "the Ministry of Trade and Industry",
        "the Health and Safety Executive",
        "Bosnia and Herzegovina",
        "Johnson and Johnson",
        "the police and fire services",
        "men and women",
        "Marks and Spencer",
        "St Kitts and Nevis",
        "Standard and Poor's",
        "Food and Drug Office staff",
        "Police and Fire Commissioner Jo Ek",
        "Turkey and Greece's ministers",
    ],
)
def test_an_and_within_a_name_is_no_second_speaker(one: str) -> None:
    asked = f"What did {one} say about the dam in Ostby?"
    assert questions_in(asked) == (asked,)


def test_only_whose_words_are_asked_for_is_told_apart() -> None:
    for asked in ("Did Ek and Hale build it?", "Who said that Ek and Hale left?"):
        assert questions_in(asked) == (asked,)
