"""Follow-up questions that are made to stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.question import follow_up

FIRST = "What did Russia say about Bushehr?"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("and about Iraq?", "What did Russia say about Iraq?"),
        ("What about China?", "What did China say about Bushehr?"),
        ("and Putin?", "What did Putin say about Bushehr?"),
        ("How about the nuclear plant?", "What did Russia say about the nuclear plant?"),
        ("only 2003", "What did Russia say about Bushehr in 2003?"),
        ("2003?", "What did Russia say about Bushehr in 2003?"),
        ("and in 2004?", "What did Russia say about Bushehr in 2004?"),
        ("since May 2003?", "What did Russia say about Bushehr since May 2003?"),
        ("and last week?", "What did Russia say about Bushehr last week?"),
        ("why?", "Why did Russia say that about Bushehr?"),
        ("When was that?", "When did Russia say that about Bushehr?"),
        ("Who said that?", f"Who said that? {FIRST}"),
        ("anything else?", FIRST),
        ("What did they say about Iraq?", "What did Russia say about Iraq?"),
        ("What did China say about it?", "What did China say about Bushehr?"),
    ],
)
def test_a_fragment_takes_the_rest_from_the_question_before(text: str, alone: str) -> None:
    assert follow_up(text, [FIRST]) == alone


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        ("What did Putin say about Iraq?", "and Iran?", "What did Putin say about Iran?"),
        ("What did Putin say about Iraq?", "and Bush?", "What did Bush say about Iraq?"),
        (
            "What did Putin say about Iraq?",
            "what about the economy?",
            "What did Putin say about the economy?",
        ),
        (
            "What did Putin say in 2003 about Iraq?",
            "and in 2004?",
            "What did Putin say in 2004 about Iraq?",
        ),
        ("Who won the match in Paris?", "and in London?", "Who won the match in London?"),
        ("When was Germany founded?", "and France?", "When was France founded?"),
        ("what did russia say about bushehr", "and about iraq", "what did russia say about iraq"),
        ("Is the crisis over?", "why?", "Why? Is the crisis over?"),
    ],
)
def test_the_part_that_is_replaced_is_of_the_same_sort(before: str, text: str, alone: str) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    "text",
    [
        "What did China say about Iraq?",
        "Who won the match?",
        "And who won the match?",
        "Is the crisis between Russia and America over?",
        "What is the capital of France?",
        "When will Putin host Bush?",
        "Putin on Iraq",
        "thanks",
        "",
        "   ",
    ],
)
def test_a_question_that_stands_alone_is_unchanged(text: str) -> None:
    assert follow_up(text, [FIRST]) == text


def test_nothing_is_filled_in_when_nothing_came_before() -> None:
    assert follow_up("and about Iraq?", []) == "and about Iraq?"
    assert follow_up("and about Iraq?", ["", " "]) == "and about Iraq?"


def test_a_chain_of_follow_ups_is_read_from_the_first() -> None:
    earlier = [FIRST, "and about Iraq?", "what about China?"]
    assert follow_up("and in 2004?", earlier) == "What did Russia say about China in 2004?"


@settings(max_examples=200)
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_after_any_texts_gives_a_text(text: str, earlier: list[str]) -> None:
    assert isinstance(follow_up(text, earlier), str)
    assert follow_up(text, []) == text


_NAMES = st.sampled_from(["Iraq", "Ada Rook", "the river bridge", "taxes", "the U.N."])


@given(st.sampled_from(["and about {}?", "about {}", "And about {}", "on {}?"]), _NAMES)
def test_about_something_always_replaces_the_topic(way: str, name: str) -> None:
    assert follow_up(way.format(name), [FIRST]).startswith(
        f"What did Russia say about {name.rstrip('.')}"
    )
