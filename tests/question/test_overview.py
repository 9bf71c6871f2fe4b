"""Requests for whatever there is on a topic."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.question import QuestionKind, follow_up, read_question

TODAY = date(2020, 5, 4)


@pytest.mark.parametrize(
    ("text", "topic", "latest"),
    [
        ("What does the archive say about the viaduct?", "the viaduct", False),
        ("What do you have on the viaduct?", "the viaduct", False),
        ("What do we know about the viaduct?", "the viaduct", False),
        ("what is known about the viaduct", "the viaduct", False),
        ("Tell me about the viaduct", "the viaduct", False),
        ("Can you summarise the viaduct dispute?", "the viaduct dispute", False),
        ("Give me a short summary of the viaduct dispute", "the viaduct dispute", False),
        ("Is there anything on the viaduct?", "the viaduct", False),
        ("Is there anything in the archive on the viaduct?", "the viaduct", False),
        ("any news on the viaduct?", "the viaduct", False),
        ("articles about the viaduct", "the viaduct", False),
        ("What's the latest on the viaduct?", "the viaduct", True),
        ("latest news about the viaduct", "the viaduct", True),
        ("What's new with the viaduct?", "the viaduct", True),
        ("What is new in Ostby?", "Ostby", True),
        ("what's going on at the viaduct", "the viaduct", True),
        ("any news from Ostby?", "Ostby", False),
        ("Hi qabot, any news on the viaduct?", "the viaduct", False),
        ("is there anything new on the viaduct?", "the viaduct", False),
        ("what's the most recent article about the viaduct?", "the viaduct", True),
        ("What's happening at the viaduct right now?", "the viaduct", True),
        ("What happened in Ostby last week?", "Ostby", False),
        ("What happened at the Keating Bridge?", "the Keating Bridge", False),
    ],
)
def test_it_is_the_topic_that_is_looked_for(text: str, topic: str, latest: bool) -> None:
    question = read_question(text, TODAY)
    assert (question.searched, question.kind) == (topic, QuestionKind.STATEMENT)
    assert (question.speaker, question.latest) == (None, latest)


@pytest.mark.parametrize(
    "text",
    [
        "What do we know about how he died?",
        "Tell me about the mayor who built it",
        "What did the Keating report say about the viaduct?",
        "What is the latest estimate of the cost?",
        "news of the world",
        "Who has the latest on his side?",
        "What happened in court?",
        "What happened in Ostby in 1644?",
        "What happened in Ostby when the viaduct closed?",
    ],
)
def test_what_asks_for_something_is_no_such_request(text: str) -> None:
    question = read_question(text, TODAY)
    assert question.searched.rstrip("?.") in text
    assert len(question.searched.split()) > 2
    assert not question.latest


def test_dates_limit_it_and_a_speaker_stays_one() -> None:
    dated = read_question("What's the latest on the viaduct since March 2019?", TODAY)
    assert dated.searched == "the viaduct"
    assert dated.period is not None
    said = read_question("quotes from Lena Ek about the viaduct", TODAY)
    assert (said.speaker, said.kind) == ("Lena Ek", QuestionKind.WHAT_SAID)


def test_more_on_it_is_more_on_what_was_asked_for() -> None:
    assert follow_up("tell me more about it", ["Who built the viaduct?"]) == (
        "tell me more about the viaduct"
    )


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("any update on this?", "any update on the viaduct?"),
        ("any news on that", "any news on the viaduct"),
        ("what's the latest on it?", "what's the latest on the viaduct?"),
    ],
)
def test_the_latest_on_this_is_on_what_was_asked_before(text: str, alone: str) -> None:
    assert follow_up(text, ["tell me about the viaduct"]) == alone
    assert follow_up("who built it?", ["tell me about the viaduct", text]) == (
        "who built the viaduct?"
    )


def test_two_questions_side_by_side_are_no_topic() -> None:
    both = "tell me more about her? tell me about the viaduct"
    assert read_question(both, TODAY).searched == both


@pytest.mark.parametrize(
    "request_for", ["Tell me about", "summarise", "any news on", "a summary of"]
)
def test_whose_view_is_wanted_is_who_is_named_and_not_the_request(request_for: str) -> None:
    assert read_question(f"{request_for} Lena Ek's view on the viaduct", TODAY).speaker == "Lena Ek"
