"""Whom and what "he", "it", "there" and "the latter" mean, and where that cannot be told."""

from __future__ import annotations

import pytest

from qabot.question import follow_up


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        (
            "Who is the minister for health?",
            "How old is he?",
            "How old is the minister for health?",
        ),
        ("Who is the CEO of Olsund?", "Is she rich?", "Is the CEO of Olsund rich?"),
        ("Who is the envoy to Kenya?", "How old is he?", "How old is the envoy to Kenya?"),
        ("Who was Ann Ek's lawyer?", "How old is she?", "How old is Ann Ek's lawyer?"),
        ("Who is Ann Ek's husband?", "How old is he?", "How old is Ann Ek's husband?"),
        ("Who is Ann Ek's husband?", "How old is she?", "How old is Ann Ek?"),
        ("Who is Ursula von der Ek?", "How old is she?", "How old is Ursula von der Ek?"),
        ("Did Amina al-Holm win?", "How old is she?", "How old is Amina al-Holm?"),
        ("What did Ann Ek tell Horak?", "What did he reply?", "What did Horak reply?"),
    ],
)
def test_somebody_is_meant_by_all_that_tells_who(before: str, text: str, alone: str) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("What did Ek and Holm say about the dam?", "How old is she?"),
        ("Did Lena Ek or Ann Hale win?", "How old is she?"),
        ("How far did The Salt Road go?", "Is she married?"),
        ("Who made the Olsund 40 Max?", "What did he say?"),
        ("Is the mayor's husband rich?", "How old is she?"),
        ("Is Lena Ek's party in power?", "What does it want?"),
        ("What did the company say about the strike?", "Why did it cut jobs?"),
        ("What does the report say about the dam?", "What did its authors earn?"),
        ("What did Ek say about the dam?", "Did both of them leave?"),
        ("Who killed Ek?", "What did Turkey say about it?"),
        ("Who runs Olsund?", "and its chairman?"),
        ("Who signed the treaty?", "did France?"),
        ("Who won the cup in Ostby?", "how many watched?"),
        ("Who won the cup in Ostby?", "and then?"),
        ("Who won the cup in Ostby?", "and a year later?"),
        ("Who won the cup in Ostby?", "what happened next?"),
        ("Who won the cup in Ostby?", "is that true?"),
        ("What did Ek say about the dam?", "and her?"),
        ("Will the dam be built?", "what did the latter say?"),
        ("Did Per Ek beat Lena Holm?", "How much did the latter earn?"),
        ("Did Per Ek beat Lena Holm?", "How old is the former?"),
    ],
)
def test_where_more_than_one_may_be_meant_both_questions_are_asked(before: str, text: str) -> None:
    assert follow_up(text, [before]) == f"{text} {before}"


def test_the_former_mayor_is_nobody_of_the_question_before() -> None:
    asked = "How old is the former mayor?"
    assert follow_up(asked, ["Did Per Ek beat Lena Holm in Oslo?"]) == asked


def test_who_was_she_is_not_he() -> None:
    """Where no first name tells: by then the question before has the name and no "she"."""
    first = "Did Ovri Ek marry Undra Hale?"
    assert follow_up("How old was he?", [first, "How old was she?"]) == f"How old was he? {first}"
    assert follow_up("Where is she?", [first, "How old was she?"]) == "Where is Ovri Ek?"


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        ("Did Per Hale buy the dam?", "Why did he sell it?", "Why did Per Hale sell the dam?"),
        ("Did Per Hale buy the dam?", "Why did he do it?", "Why did Per Hale do it?"),
        ("Did Per Ek play in Oslo?", "Did he win there?", "Did Per Ek win in Oslo?"),
        ("Did Per Ek fly to Oslo?", "Did he win there?", "Did Per Ek win in Oslo?"),
        ("What is new in Oslo?", "How many live there now?", "How many live in Oslo now?"),
        ("Is the strike at Olsund over?", "Who ended it?", "Who ended the strike at Olsund?"),
        ("When did the strikes at Olsund end?", "Who led them?", "Who led the strikes at Olsund?"),
        ("Did the Gold hit an iceberg?", "Who built it?", "Who built the Gold?"),
        ("Is the Strait of Olm closed?", "Who closed it?", "Who closed the Strait of Olm?"),
        ("When did the Ever Gold run aground?", "Who owns it?", "Who owns the Ever Gold?"),
        ("Who won the vote?", "What did Ek say about it?", "What did Ek say about the vote?"),
        ("Did Jon Ek meet Jon Hale?", "What did he tell him?", "What did Jon Ek tell him?"),
    ],
)
def test_it_and_there_are_filled_in_besides(before: str, text: str, alone: str) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("and about Iraq in 2014?", "What did Ek say about Iraq in 2014?"),
        ("and in 2014 about Iraq?", "What did Ek say about Iraq in 2014?"),
        ("and Holm last week?", "What did Holm say about the dam last week?"),
        ("and Holm on Libya?", "and Holm on Libya?"),
        ("thanks! and about Iraq?", "What did Ek say about Iraq in 2013?"),
        ("hi, how old is he?", "how old is Ek?"),
    ],
)
def test_a_fragment_may_name_a_date_besides_or_begin_with_thanks(text: str, alone: str) -> None:
    assert follow_up(text, ["What did Ek say about the dam in 2013?"]) == alone


def test_a_place_takes_the_place_of_a_place_and_not_of_a_date() -> None:
    asked = follow_up("and in Hollin?", ["How many people lived in Ostby in 2015?"])
    assert asked == "How many people lived in Hollin in 2015?"


def test_what_has_no_place_in_the_question_before_is_asked_beside_it() -> None:
    asked = follow_up("and Spain?", ["how many watched? who won the cup?"])
    assert asked == "and Spain? who won the cup?"


def test_its_chairman_is_of_a_body_and_its_cost_of_a_thing() -> None:
    before = "What did Olsund say about the dam?"
    assert follow_up("and its cost?", [before]) == "What did Olsund say about the dam's cost?"
    assert (
        follow_up("and its chairman?", [before]) == "What did Olsund's chairman say about the dam?"
    )
