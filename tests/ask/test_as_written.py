"""Questions typed without capitals are asked of the names that the archive has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.ask import Asker
from qabot.ask.as_written import as_written
from qabot.domain import Answer, NoAnswer, Reason

PASSAGES = [
    "The mayor, Karl Hale, opened the Northern League on Monday. “Hope is all we have,” he said.",
    "Great crowds came to Great Sedge, where Ms. MacAskill spoke. The league has nine clubs.",
    "In May the Herald reported that Hale would resign. SOLHEIM - Boats sank off Ek Point.",
    "It asked NATO for help, and THE STRIKERS for patience.",
]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("what did hale say about the league", "what did Hale say about the league"),
        ("who won the northern league", "who won the Northern League"),
        ("where is great sedge?", "where is Great Sedge?"),
        ("did macaskill speak", "did MacAskill speak"),
        ("WHAT DID HALE SAY?", "what did Hale say?"),
        ("What did Hale say to macaskill", "What did Hale say to macaskill"),  # has capitals
        ("is there hope for boats", "is there hope for boats"),  # capitals of beginnings
        ("what of solheim", "what of solheim"),  # of a dateline
        ("did nato help strikers", "did NATO help strikers"),
        ("who is lindqvist", "who is lindqvist"),
        ("İ and hale met where?", "i̇ and Hale met where?"),  # two letters in lower case
        ("", ""),
    ],
)
def test_names_are_written_as_the_passages_write_them(asked: str, written: str) -> None:
    assert as_written(asked, PASSAGES) == written


@given(
    st.lists(
        st.sampled_from(
            ["hale", "the", "Great", "sedge,", "of?", "mac'askill", "may", "5", "–", "NORTHERN"]
        )
    )
)
def test_nothing_but_capitals_changes(words: list[str]) -> None:
    text = " ".join(words)
    assert as_written(text, PASSAGES).lower() == text.lower()


def test_a_question_in_small_letters_is_answered_as_one_with_capitals(newsroom: Asker) -> None:
    for asked in ("What did Marta Lindqvist say about the pier?", "Who is Haruka Bell?"):
        plain, small = newsroom.ask(asked), newsroom.ask(asked.lower())
        assert isinstance(plain, Answer)
        assert isinstance(small, Answer)
        assert small.quotes == plain.quotes
        assert small.question == asked.lower()


def test_who_says_nothing_is_told_without_capitals_too(newsroom: Asker) -> None:
    found = newsroom.ask("what did haruka bell say about the pier?")
    assert isinstance(found, NoAnswer)
    assert found.reason is Reason.SPEAKER_SILENT
    assert found.speaker == "Haruka Bell"
