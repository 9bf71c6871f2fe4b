"""Undated articles beside a question or options that name a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qabot.ask import Asker
from qabot.domain import Answer, Filters, NoAnswer, Reason

COFFEE = "What did Henrik Ek say about coffee"
ARTICLES = (
    {
        "id": "undated",
        "title": "Ek on coffee",
        "text": "Henrik Ek, the mayor of Skarv, was asked about coffee.\n\n“I say this about "
        "coffee: the coffee of Skarv is the best coffee of all,” Ek said about his coffee.",
    },
    {
        "id": "dated",
        "title": "Mayor meets the press",
        "published": "2004-07-02",
        "text": "The mayor of Skarv met the press in the old school on Thursday.\n\n“I have "
        "given up coffee for good, on the advice of my doctor,” said Henrik Ek, who looked tired.",
    },
    {
        "id": "other",
        "title": "Ferry aground",
        "published": "2010-03-04",
        "text": "The ferry to Ostby ran aground on Wednesday. Nobody was hurt, the police said.",
    },
)


@pytest.fixture(scope="module")
def harbour(asker_on: Callable[..., Asker]) -> Asker:
    return asker_on(ARTICLES)


def paths(answer: Answer | NoAnswer) -> list[str]:
    assert isinstance(answer, Answer), answer
    return [citation.path.partition("#")[2] for citation in answer.citations]


def test_without_a_period_the_best_stands_first_dated_or_not(harbour: Asker) -> None:
    assert paths(harbour.ask(f"{COFFEE}?"))[0] == "undated"


def test_where_a_dated_article_of_the_period_answers_no_undated_one_stands_first(
    harbour: Asker,
) -> None:
    asked = harbour.ask(f"{COFFEE} in July 2004?")
    assert paths(asked) == ["dated"]
    period = Filters(since=date(2004, 7, 1), until=date(2004, 7, 31))
    assert asked.filters == Filters(period.since, period.until, (), "in July 2004", True)
    assert paths(harbour.ask(f"{COFFEE}?", filters=period)) == ["dated"]


def test_where_none_answers_an_undated_one_does(harbour: Asker) -> None:
    answer = harbour.ask(f"{COFFEE} in 2010?")
    assert paths(answer) == ["undated"]
    assert not answer.filters.drop_undated


def test_a_threshold_of_0_prefers_no_dated_article_that_does_not_answer(harbour: Asker) -> None:
    assert paths(harbour.ask(f"{COFFEE} in 2010?", threshold=0.0))[0] == "undated"


def test_undated_articles_are_left_out_on_request(harbour: Asker) -> None:
    assert paths(harbour.ask(f"{COFFEE}?", dated=True)) == ["dated"]
    asked = harbour.ask(f"{COFFEE} in 2010?", dated=True)
    assert isinstance(asked, NoAnswer)
    assert (asked.reason, asked.searched.undated) == (Reason.FILTERED_OUT, 0)
    assert asked.filters.phrase == "in 2010"
    assert paths(harbour.timeline("coffee in Skarv", dated=True).answer) == ["dated"]
    found = harbour.search("coffee", Filters(drop_undated=True))
    days = {harbour.article(hit.passage.article_id).published for hit in found}
    assert date(2004, 7, 2) in days <= {date(2004, 7, 2), date(2010, 3, 4)}
