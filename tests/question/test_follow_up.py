"""Follow-up questions that are made to stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.question import follow_up
from qabot.question.leaning import nobody_named

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


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        ("Who is the mayor of Ostby?", "What did he say?", "What did the mayor of Ostby say?"),
        ("Who is Ann Solheim?", "What did she say?", "What did Ann Solheim say?"),
        ("What did Ann Solheim say about the dam?", "Who is she?", "Who is Ann Solheim?"),
        ("What did the mayor of Ostby say?", "and who's he?", "Who is the mayor of Ostby?"),
        (
            "Who won the match in Ostby?",
            "who is he?",
            "who is he? Who won the match in Ostby?",
        ),
        ("How old is the captain?", "What did he say?", "What did the captain say?"),
        (
            "Who won the match in Ostby?",
            "What did he say?",
            "What did he say? Who won the match in Ostby?",
        ),
        (
            "What do we know about the Brandt trial?",
            "What did his wife say?",
            "What did his wife say? What do we know about the Brandt trial?",
        ),
        (FIRST, "What did she say about Iraq?", "What did she say about Iraq?"),
        (
            "When was the arrest of Per Hale announced?",
            "What did he say?",
            "What did Per Hale say?",
        ),
        (
            "Who is the wife of Per Hale?",
            "What did he say about milk?",
            "What did Per Hale say about milk?",
        ),
        (
            "Who is the wife of Per Hale?",
            "What did she say about milk?",
            "What did the wife of Per Hale say about milk?",
        ),
        (
            "What did the unions say about the dam?",
            "and their plans?",
            "What did the unions say about the unions' plans?",
        ),
        (
            "What did Ek say about the unions?",
            "and his plans for Iraq?",
            "What did Ek say about Ek's plans for Iraq?",
        ),
        ("What did Ek say?", "and his lawyer?", "What did Ek's lawyer say?"),
        ("How old is Ek?", "and his wife?", "How old is Ek's wife?"),
        (
            "What did the captain of the ferry say?",
            "and his lawyer?",
            "What did the lawyer of the captain of the ferry say?",
        ),
        (
            "What did the captain say about the reef?",
            "and his lawyer?",
            "What did the captain's lawyer say about the reef?",
        ),
        (
            "What did Ek say about the dam?",
            "and its cost?",
            "What did Ek say about the dam's cost?",
        ),
    ],
)
def test_he_is_a_person_and_his_are_that_persons(before: str, text: str, alone: str) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        ("Who is Ann Solheim?", "How old is she?", "How old is Ann Solheim?"),
        ("Who was Ann Solheim?", "Where was she born?", "Where was Ann Solheim born?"),
        ("Who's the harbourmaster?", "Where was he born?", "Where was the harbourmaster born?"),
        ("Why was Ek sacked?", "Who replaced him?", "Who replaced Ek?"),
        ("How old is Ann Ek?", "what does her father do", "what does Ann Ek's father do"),
        ("How old is Ann Ek?", "Who taught her to sail?", "Who taught Ann Ek to sail?"),
        ("Did Per Hale pay Olsund Timber?", "Why did he resign?", "Why did Per Hale resign?"),
        ("Did Per Hale sue Ann Ek?", "What did she win?", "What did Ann Ek win?"),
        ("What did the council say about Ek?", "How old is he?", "How old is Ek?"),
        (
            "What did Ann Ek say about the mould?",
            "Where was it found?",
            "Where was the mould found?",
        ),
        ("Why did the dam fail?", "Who built it?", "Who built the dam?"),
        ("Did the council pass the budget?", "What is in it?", "What is in the budget?"),
        ("Will the new town hall be sold?", "Who owns it?", "Who owns the new town hall?"),
        ("When did the Ostby trial begin?", "When did it end?", "When did the Ostby trial end?"),
        ("Who won the vote in Ostby?", "When was it held?", "When was the vote in Ostby held?"),
        ("What is Olsund Timber?", "Who runs it?", "Who runs Olsund Timber?"),
        ("Is the old bridge safe?", "and is it closed?", "and is the old bridge closed?"),
        (
            "What did the unions say about the dam?",
            "Will they go to court?",
            "Will the unions go to court?",
        ),
        (
            "How many bus drivers are on strike?",
            "What do they earn?",
            "What do bus drivers earn?",
        ),
        (
            "How much is a meal at Lantern?",
            "How long do people wait for a table there?",
            "How long do people wait for a table at Lantern?",
        ),
        (
            "Is the bridge safe?",
            "How long did it take to build it?",
            "How long did it take to build the bridge?",
        ),
    ],
)
def test_a_pronoun_is_whom_or_what_the_question_before_names(
    before: str, text: str, alone: str
) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Who won the cup in Ostby?", "How old is she?"),
        ("Which film won the Golden Oar?", "How much did it cost to make?"),
        ("why was hale sold", "what did he cost?"),
        ("What happened to the Bergen ferry?", "Was he on board?"),
        ("How many people died in the fire?", "Were they all miners?"),
    ],
)
def test_where_only_the_answer_names_who_is_meant_both_questions_are_asked(
    before: str, text: str
) -> None:
    both = f"{text} {before}"
    assert follow_up(text, [before]) == both
    assert follow_up("Why was he there?", [both]) == f"Why was he there? {before}"
    assert follow_up("Why was he there?", [before, both]) == f"Why was he there? {before}"


@pytest.mark.parametrize(
    "text",
    [
        "who paid?",
        "for how much?",
        "which one?",
        "and how long?",
        "was anyone hurt?",
        "did somebody resign?",
    ],
)
def test_what_names_nothing_to_look_for_is_asked_beside_the_question_before(text: str) -> None:
    before = "When was the Ostby opera house sold?"
    assert follow_up(text, [before]) == f"{text} {before}"
    assert follow_up("Who owns it?", [before, text]) == "Who owns the Ostby opera house?"


def test_a_question_of_nothing_is_leaned_on_by_none() -> None:
    before = ["When was the opera house sold?", "how are you?", "What did she say?"]
    assert follow_up("Who owns it?", before) == "Who owns the opera house?"


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        (
            "What does Ann Ek think of Holm?",
            "Was he sacked?",
            "Was Holm sacked?",
        ),
        ("Did the nurses accept it?", "How much did it cost?", "How much did it cost?"),
        ("How long was Ek jailed for?", "and on appeal?", "How long was Ek jailed for on appeal?"),
    ],
)
def test_neither_another_person_nor_people_nor_a_name_is_meant(
    before: str, text: str, alone: str
) -> None:
    assert follow_up(text, [before]).startswith(alone)


@pytest.mark.parametrize(
    "text",
    [
        "What is the capital of France and who is its president?",
        "Did Ann Ek say why she left?",
        "How long did it take to build the tunnel?",
        "Is it true that Ek has left?",
        "he is late",
        "and he is right",
        "it was fun",
    ],
)
def test_what_names_its_own_or_asks_nothing_is_left_alone(text: str) -> None:
    assert follow_up(text, ["Who is Ann Solheim?"]) == text
    assert follow_up(text, ["Why did the dam fail?"]) == text


@pytest.mark.parametrize("that", ["that", "this", "so", "it"])
def test_when_something_was_said_keeps_what_it_was_about(that: str) -> None:
    asked = follow_up(f"When did he say {that}?", ["What did Henrik Ek say about coffee?"])
    assert asked == f"When did Henrik Ek say {that} about coffee?"


@pytest.mark.parametrize("as_understood", [False, True])
def test_questions_without_content_do_not_pile_up(as_understood: bool) -> None:
    """``earlier`` may hold the follow-ups as they were asked, or as they were understood."""
    first = "What did Henrik Ek say about the dam?"
    earlier, understood = [first], []
    for text in ("who said that?", "why?", "thanks", "When did he say that?", "who?", "more"):
        understood.append(follow_up(text, earlier))
        earlier.append(understood[-1] if as_understood else text)
    assert understood == [
        f"Who said that? {first}",
        "Why did Henrik Ek say that about the dam?",
        "thanks",
        "When did Henrik Ek say that about the dam?",
        "Who spoke for Henrik Ek about the dam?",
        first,
    ]
    assert follow_up("and the mayor?", earlier) == "What did the mayor say about the dam?"


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


def test_a_bare_question_word_is_only_dropped_at_the_beginning() -> None:
    assert "ask why? Who won" in follow_up("and Iraq?", ["Did Bush ask why? Who won the war?"])


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


def test_and_what_another_said_is_asked_of_the_same_topic() -> None:
    before = ["What did Norway say about the grain deal?"]
    asked = follow_up("and what did Lena Ek say?", before)
    assert asked == "and what did Lena Ek say about the grain deal?"
    assert follow_up("What did Lena Ek say?", before) == "What did Lena Ek say?"
    assert follow_up("and what did Lena Ek say about fish?", before).endswith("say about fish?")


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


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("How did she meet her husband?", "she"),
        ("What is His plan for the dam?", "His"),
        ("Why did Ek say that he left?", None),
        ("How old is she? Who won the cup?", None),
        ("Who built it?", None),
        ("", None),
    ],
)
def test_whether_a_question_says_who_she_is(text: str, pronoun: str | None) -> None:
    assert nobody_named(text) == pronoun
