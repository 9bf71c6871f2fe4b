"""Shorthand is written out as articles have it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.question import read_question
from qabot.question.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how much of the 12.6m is back", "how much of the 12.6 million is back"),
        ("the £3bn deal", "the £3 billion deal"),
        ("a 5k fine", "a 5,000 fine"),
        ("who won the 800m", "who won the 800m"),
        ("why wasnt he there", "why wasn't he there"),
        ("whats the q2 profit", "what's the second quarter profit"),
        ("the wants of cants", "the wants of cants"),
    ],
)
def test_what_is_meant_is_searched(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


def test_a_denial_without_apostrophe_is_one() -> None:
    assert read_question("why didnt the pier open", date(2020, 1, 1)).negated


@given(st.text(max_size=60))
def test_writing_out_twice_changes_nothing_more(text: str) -> None:
    assert written_out(written_out(text)) == written_out(text)
