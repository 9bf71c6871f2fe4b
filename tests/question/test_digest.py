"""Requests for the news of a time, and papers named as where to look."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.question import read_question
from qabot.question.follow_ups import follow_up

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
        "news pls",
        "headlines of the day",
        "Good morning, what's going on right now?",
        "what's happening in the world?",
        "I'd like to see the latest news",
        "did anything interesting happen?",
        "do you have any news?",
        "give me the three biggest stories",
        "update me",
        "gimme everything",
        "thanks! what's new?",
        "more headlines, thank you",
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
        ("May 2003 news", "May 2003", "2003-05-01", "2003-05-31"),
        ("headlines 3 June 2019", "3 June 2019", "2019-06-03", "2019-06-03"),
        ("todays headlines", "today", "2020-05-04", "2020-05-04"),
        ("last weeks news", "last week", "2020-04-27", "2020-05-03"),
        ("what's in today's paper?", "today", "2020-05-04", "2020-05-04"),
        ("articles published in May 2003", "in May 2003", "2003-05-01", "2003-05-31"),
        ("I want to know what hapened yesterday", "yesterday", "2020-05-03", "2020-05-03"),
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
        "Did anything happen to the ferry?",
        "Who made the headlines in 2003?",
        "What was the headline figure in May 2003?",
        "What is the story of the bridge?",
        "Is there anything new on the tram?",
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
        (
            "What did Coast Wire (agency) say about the ferry?",
            "Coast Wire (agency)",
            "Coast Wire (agency)",
            "the ferry",
        ),
        (
            "Tell me what the Courier wrote about the tram",
            "The Ostby Courier",
            "the Courier",
            "the tram",
        ),
        ("Did the Courier mention Ek?", "The Ostby Courier", "the Courier", "Ek"),
        ("any Courier stories on the tram?", "The Ostby Courier", "Courier", "the tram"),
        ("What's in the Courier about bees?", "The Ostby Courier", "in the Courier", "bees"),
        (
            "As reported in the Courier, who won?",
            "The Ostby Courier",
            "As reported in the Courier",
            "who won?",
        ),
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
        "Who wrote the Courier story about the tram?",
        "Does the Courier have a website?",
        "who sent it in the courier?",
        "What happened in Valley Post?",
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
    assert read_question("what's in today's Courier?", TODAY, PAPERS).digest
    assert read_question("latest courier headlines", TODAY, PAPERS).digest


def test_the_day_on_which_a_paper_reported_is_no_topic() -> None:
    question = read_question("What did the Courier report on 3 June 2019?", TODAY, PAPERS)
    assert question.digest
    assert question.period is not None
    assert str(question.period.since) == "2019-06-03"
    on_topic = read_question("What did the Courier report on Sunday about bees?", TODAY, PAPERS)
    assert (on_topic.searched, on_topic.digest) == ("bees", False)
    assert on_topic.period is not None


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        ("headlines of 2003", "and 2004?", "headlines of 2004"),
        ("this week's headlines", "and last year?", "last year's headlines"),
        ("What happened in May 2003?", "and June?", "What happened in June?"),
        ("headlines of 2003", "what about May 2004?", "headlines of May 2004"),
        ("What happened in Ostby?", "and December?", "What happened in Ostby in December?"),
        ("What happened last week?", "any time", "the latest news"),
        ("What's new?", "any updates?", "any updates?"),
        ("What did Ek say about the tram?", "any updates?", "What's the latest on the tram?"),
        ("What's going on with the tram?", "anything new?", "What's the latest on the tram?"),
        ("What happened in Ostby?", "the latest?", "What's the latest on Ostby?"),
        ("Who sacked Ada Ek?", "any developments?", "What's the latest on Ada Ek?"),
    ],
)
def test_a_follow_up_moves_the_news_in_time_or_asks_for_later_news(
    before: str, text: str, alone: str
) -> None:
    assert follow_up(text, [before]) == alone


@pytest.mark.parametrize(
    ("before", "text", "alone"),
    [
        (
            "What happened in 2003?",
            "only from the Courier",
            "What happened in 2003, according to The Ostby Courier?",
        ),
        (
            "Who led the survey?",
            "just coast wire please",
            "Who led the survey, according to Coast Wire?",
        ),
        (
            "What did the Courier report about the tram?",
            "and Valley Post?",
            "What did Valley Post report about the tram?",
        ),
        (
            "news from the Courier in May",
            "from the Valley Post only",
            "news from Valley Post in May",
        ),
        ("What did Ek say about bees?", "and Valley Post?", "What did Valley Post say about bees?"),
    ],
)
def test_a_follow_up_that_names_a_paper_asks_the_same_of_it(
    before: str, text: str, alone: str
) -> None:
    assert follow_up(text, [before], PAPERS) == alone
