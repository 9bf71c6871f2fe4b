"""Fragments that follow a question ("and about Iraq?", "only 2003"), and what stands alone."""

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
        ("What about Ottawa?", "What did Ottawa say about Bushehr?"),
        ("what about the us?", "What did the us say about Bushehr?"),
        ("What about the Kremlin?", "What did the Kremlin say about Bushehr?"),
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
        ("source?", FIRST),
        ("sources, please", FIRST),
        ("and the sources?", "What did Russia say about the sources?"),
        ("Show me the article", FIRST),
        ("link please", FIRST),
        ("What's the source?", FIRST),
        ("In which paper was that?", FIRST),
        ("which article?", FIRST),
        ("Where was that published?", FIRST),
        ("and who published that?", FIRST),
        ("Where is that from?", FIRST),
        ("Where is that?", "Where did Russia say that about Bushehr?"),
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
    ("before", "text", "alone"),
    [
        ("How much did the opera house cost?", "and the dam?", "How much did the dam cost?"),
        ("Who designed the opera house?", "and the bridge?", "Who designed the bridge?"),
        ("When will the opera house open?", "and the hall?", "When will the hall open?"),
        ("When was the dam opened?", "and the bridge?", "When was the bridge opened?"),
        ("Is the old bridge safe?", "and the dam?", "Is the dam safe?"),
        ("Who won the match in Ostby?", "and the cup?", "Who won the cup in Ostby?"),
        ("What is the cost of the dam?", "and the bridge?", "What is the cost of the bridge?"),
        ("How much did it cost?", "and the dam?", "How much did the dam cost?"),
        ("When will the ferry run again?", "and the tram?", "When will the tram run again?"),
        ("When will the ferry come back?", "and about the tram?", "When will the tram come back?"),
        ("Will the old mill reopen soon?", "and the school?", "Will the school reopen soon?"),
        ("Why did the dam burst suddenly?", "and the pipe?", "Why did the pipe burst suddenly?"),
        ("Why was the train late?", "and the bus?", "Why was the bus late?"),
        (
            "Why did the minister resign from the party?",
            "and the mayor?",
            "Why did the mayor resign from the party?",
        ),
        ("Did the minister ban cars?", "and the mayor?", "Did the mayor ban cars?"),
        (
            "Did Hale deny that the dam was unsafe?",
            "and the minister?",
            "Did the minister deny that the dam was unsafe?",
        ),
        (
            "Did Hale deny that the dam was unsafe?",
            "what about the bridge?",
            "Did Hale deny that the bridge was unsafe?",
        ),
        (
            "What did the minister say about the dam?",
            "and the mayor?",
            "What did the mayor say about the dam?",
        ),
        (
            "What did the minister say about the dam?",
            "and the opera house?",
            "What did the minister say about the opera house?",
        ),
        (
            "What did Ek say about the army?",
            "and the police?",
            "What did Ek say about the police?",
        ),
        (
            "What did Ek say about Iraq?",
            "and the United Nations?",
            "What did the United Nations say about Iraq?",
        ),
        (
            "What is the population of Ostby?",
            "and the capital?",
            "What is the capital of Ostby?",
        ),
        (
            "Who is the president of France?",
            "and the prime minister?",
            "Who is the prime minister of France?",
        ),
    ],
)
def test_a_noun_phrase_takes_the_place_of_one_alike(before: str, text: str, alone: str) -> None:
    assert follow_up(text, [before]) == alone


def test_a_follow_up_that_was_asked_before_leans_on_the_question_just_before_it() -> None:
    again = "and about coffee?"
    earlier = ["What did Ek say about the dam?", again, "What did Horak say about milk?"]
    assert follow_up(again, earlier) == "What did Horak say about coffee?"


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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("any date", "What did Ek say about the tunnel?"),
        ("and for all years?", "What did Ek say about the tunnel?"),
        ("no, I meant Hale", "What did Hale say about the tunnel in 2006?"),
        ("Sorry, the bridge", "What did Ek say about the bridge in 2006?"),
        ("I meant the bridge", "What did Ek say about the bridge in 2006?"),
        ("No deal with the farmers", "No deal with the farmers"),
        ("no, 2003", "What did Ek say about the tunnel in 2003?"),
        ("no, in May 2003", "What did Ek say about the tunnel in May 2003?"),
        ("No, thanks", "No, thanks"),
        ("no, never mind", "no, never mind"),
        ("No, wrong", "No, wrong"),
    ],
)
def test_a_limit_is_lifted_and_a_slip_set_right(text: str, asked: str) -> None:
    assert follow_up(text, ["What did Ek say about the tunnel in 2006?"]) == asked


def test_what_is_left_of_a_question_without_its_dates_begins_like_one() -> None:
    assert follow_up("any year", ["In 2019, who won the cup?"]) == "Who won the cup?"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("and about Iraq?", "What did Mr. Putin say about Iraq?"),
        ("and on missile defense?", "What did Mr. Putin say about missile defense?"),
        ("what about the road?", "What did Mr. Putin say about the road?"),
        ("and Mr. Bush?", "What did Mr. Bush say?"),
    ],
)
def test_what_is_told_of_takes_no_speakers_place(said: str, meant: str) -> None:
    assert follow_up(said, ["What did Mr. Putin say?"]) == meant


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("How long was Karl Ek jailed for?", "What about Karl Ek and the appeal?"),
        ("Why was she arrested?", "What about the appeal?"),
        ("How long did the Ostby trial last?", "How long did the appeal last?"),
    ],
)
def test_a_thing_does_not_take_the_place_of_a_person(before: str, asked: str) -> None:
    assert follow_up("what about the appeal?", [before]) == asked
    assert follow_up("and Lena Horak?", ["How long was Karl Ek jailed for?"]) == (
        "How long was Lena Horak jailed for?"
    )
