"""Whom, what and which question before it a follow-up leans on; and what leans on none."""

from __future__ import annotations

import pytest

from qabot.question import follow_up
from qabot.question.follow_ups.leaning import nobody_named

FIRST = "What did Russia say about Bushehr?"


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


def test_a_bare_question_word_is_only_dropped_at_the_beginning() -> None:
    assert "ask why? Who won" in follow_up("and Iraq?", ["Did Bush ask why? Who won the war?"])


def test_and_what_another_said_is_asked_of_the_same_topic() -> None:
    before = ["What did Norway say about the grain deal?"]
    asked = follow_up("and what did Lena Ek say?", before)
    assert asked == "and what did Lena Ek say about the grain deal?"
    assert follow_up("What did Lena Ek say?", before) == "What did Lena Ek say?"
    assert follow_up("and what did Lena Ek say about fish?", before).endswith("say about fish?")


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
