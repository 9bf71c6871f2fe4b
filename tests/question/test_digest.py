"""Requests for the news of a time, and papers named as where to look."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.question import read_question

TODAY = date(2020, 5, 4)
PAPERS = ("The Ostby Courier", "Valley Post", "Bay Post", "Time", "Coast Wire (agency)")


@pytest.mark.parametrize(
    "text",
    [
        "What happened?",
        "What's new?",
        "news",
        "latest news",
        "any updates?",
        "the latest",
        "What's in the news?",
        "Please show me the latest headlines",
        "What are the top stories?",
        "What is the biggest story?",
        "catch me up",
        "Is there any news?",
        "What did the papers report?",
        "What are the most recent articles in the archive?",
    ],
)
def test_what_asks_for_news_and_no_topic_is_a_digest(text: str) -> None:
    question = read_question(text, TODAY)
    assert question.digest
    assert question.period is None


@pytest.mark.parametrize(
    ("text", "phrase", "since", "until"),
    [
        ("What happened in May 2003?", "in May 2003", "2003-05-01", "2003-05-31"),
        ("In May 2003, what happened?", "In May 2003", "2003-05-01", "2003-05-31"),
        ("What happened last week?", "last week", "2020-04-27", "2020-05-03"),
        ("Headlines of 3 June 2019", "3 June 2019", "2019-06-03", "2019-06-03"),
        ("news from last week", "last week", "2020-04-27", "2020-05-03"),
        ("What's happening today?", "today", "2020-05-04", "2020-05-04"),
        ("Can you sum up yesterday's news, please?", "yesterday", "2020-05-03", "2020-05-03"),
        ("a short summary of last week's news", "last week", "2020-04-27", "2020-05-03"),
        ("What made headlines in 2003?", "in 2003", "2003-01-01", "2003-12-31"),
    ],
)
def test_of_a_time_that_it_names(text: str, phrase: str, since: str, until: str) -> None:
    question = read_question(text, TODAY)
    assert question.digest
    period = question.period
    assert period is not None
    assert (period.phrase, str(period.since), str(period.until)) == (phrase, since, until)


@pytest.mark.parametrize(
    "text",
    [
        "What happened to the ferry?",
        "What happened on the bridge in May 2003?",
        "What happened in the end?",
        "What's new with the tram?",
        "news of the world",
        "news from Paris",
        "What did the mayor report yesterday?",
        "What happened next?",
        "May 2003",
        "yesterday",
        "What did the report say?",
    ],
)
def test_what_names_a_topic_is_none(text: str) -> None:
    assert not read_question(text, TODAY).digest


@pytest.mark.parametrize(
    ("text", "paper", "phrase", "searched"),
    [
        (
            "What did the Ostby Courier report about the tram?",
            "The Ostby Courier",
            "the Ostby Courier",
            "the tram",
        ),
        ("How did the Courier cover the flood?", "The Ostby Courier", "the Courier", "the flood"),
        ("Did Valley Post report on the flood?", "Valley Post", "Valley Post", "the flood"),
        (
            "In the Valley Post, who led the survey?",
            "Valley Post",
            "In the Valley Post",
            "who led the survey?",
        ),
        (
            "Who led the survey, according to Valley Post?",
            "Valley Post",
            "according to Valley Post",
            "Who led the survey?",
        ),
        ("bees in valley post", "Valley Post", "in valley post", "bees"),
        (
            "What did Coast Wire write on the ferry?",
            "Coast Wire (agency)",
            "Coast Wire",
            "the ferry",
        ),
        ("What did Time say about the ferry?", "Time", "Time", "the ferry"),
    ],
)
def test_a_paper_is_where_to_look_and_no_word_to_look_for(
    text: str, paper: str, phrase: str, searched: str
) -> None:
    question = read_question(text, TODAY, PAPERS)
    assert question.paper is not None
    assert (question.paper.source, question.paper.phrase) == (paper, phrase)
    assert (question.text, question.searched) == (text, searched)


@pytest.mark.parametrize(
    "text",
    [
        "Who bought the Ostby Courier?",
        "What did the editor of the Ostby Courier say?",
        "Did they arrive in time?",
        "What happened in the Valley Post building?",
        "What did the Post report?",  # which of two?
        "Who is paid by the Courier?",
        "What did the Courier print that was wrong?",
    ],
)
def test_a_paper_that_is_told_of_is_no_place_to_look(text: str) -> None:
    question = read_question(text, TODAY, PAPERS)
    assert question.paper is None


def test_what_a_paper_reported_of_a_time_is_a_digest() -> None:
    question = read_question("What did the Courier report last week?", TODAY, PAPERS)
    assert question.digest
    assert question.paper is not None
    assert question.period is not None
    assert question.period.phrase == "last week"
    assert read_question("articles from the Courier", TODAY, PAPERS).digest
    assert read_question("anything from the Courier?", TODAY, PAPERS).digest
