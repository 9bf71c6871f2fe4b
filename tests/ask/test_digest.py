"""The news of a time, and what one paper has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qabot.ask import Asker
from qabot.domain import Answer, Filters, NoAnswer, Reason
from qabot.render.phrases import beforehand

TODAY = date(2014, 11, 30)


def answered(asker: Asker, text: str, **options: object) -> Answer:
    answer = asker.ask(text, today=TODAY, **options)  # type: ignore[arg-type]
    assert isinstance(answer, Answer), answer
    return answer


def titles(answer: Answer) -> list[str]:
    return [citation.title for citation in answer.citations]


def test_the_newest_stories_come_first_each_once_with_how_it_begins(newsroom: Asker) -> None:
    answer = answered(newsroom, "What's new?")
    assert titles(answer) == [
        "Flood closes the city library",
        "Beekeepers report mild losses",
        "Windmill painted",
        "Ferry terminal to close",
        "Tram line delayed",  # it has no date
    ]
    assert answer.quotes[0].text.startswith("The city library shut its reading room on Sunday")
    assert [quote.citation for quote in answer.quotes] == [1, 2, 3, 4, 5]
    assert answer.citations[3].also_in[0].title == "Board votes to close ferry terminal"
    assert answer.digest_of == 6
    assert "How the newest 5 of 6 articles begin." in beforehand(answer)
    for quote, citation in zip(answer.quotes, answer.citations, strict=True):
        article = newsroom.article(citation.article_id)
        assert quote.span.of(article.text) == quote.text


def test_of_a_time_only_dated_articles_of_it(newsroom: Asker) -> None:
    answer = answered(newsroom, "What happened in 2014?")
    assert titles(answer) == ["Flood closes the city library", "Beekeepers report mild losses"]
    assert answer.filters.drop_undated
    assert "How each article begins, the newest first." in beforehand(answer)


def test_a_month_without_a_year_is_the_last_that_the_archive_has(newsroom: Asker) -> None:
    answer = newsroom.ask("What happened in June?", today=date(2020, 12, 1))
    assert isinstance(answer, NoAnswer)
    assert answer.filters.since == date(2014, 6, 1)
    assert titles(answered(newsroom, "What happened in November?")) == [
        "Flood closes the city library"
    ]


def test_where_a_time_has_no_news_what_went_before_is_offered(newsroom: Asker) -> None:
    none = newsroom.ask("What happened last week?", today=TODAY)
    assert isinstance(none, NoAnswer)
    assert none.reason is Reason.FILTERED_OUT
    assert none.searched.articles == 0
    assert none.nearest[0].title == "Flood closes the city library"
    earlier = newsroom.ask("What happened in January 2014?", today=TODAY)
    assert isinstance(earlier, NoAnswer)
    assert earlier.nearest[0].title == "Windmill painted"


def test_a_year_before_the_archive_is_a_matter_of_history(newsroom: Asker) -> None:
    none = newsroom.ask("What happened in 1808?", today=TODAY)
    assert isinstance(none, NoAnswer)
    assert none.reason is not Reason.FILTERED_OUT
    assert not none.filters.active


def test_without_the_limit_all_news_is_told(newsroom: Asker) -> None:
    assert answered(newsroom, "What happened in May 2014?", filters=Filters()).digest_of == 6


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("What did the Bay Courier report about the windmill?", "Bay Courier", "painted white"),
        ("How many maps were moved, according to the Valley Post?", "Valley Post", "About 3,000"),
        ("In Coast Wire, what did Marta Lindqvist say?", "Coast Wire", "The pier is sinking"),
    ],
)
def test_a_paper_that_is_named_is_the_one_that_is_quoted(
    newsroom: Asker, question: str, source: str, words: str
) -> None:
    answer = answered(newsroom, question)
    assert words in answer.quotes[0].text
    assert {citation.source for citation in answer.citations} == {source}
    assert answer.filters.sources == (source,)
    assert answer.question == question


def test_what_another_paper_has_lies_outside_the_limits(newsroom: Asker) -> None:
    none = newsroom.ask("How many maps were moved, according to the Bay Courier?", today=TODAY)
    assert isinstance(none, NoAnswer)
    assert none.reason is Reason.FILTERED_OUT
    assert none.nearest[0].source == "Valley Post"


def test_a_paper_and_a_time_limit_together(newsroom: Asker) -> None:
    answer = answered(newsroom, "What did the Valley Post report in May 2014?")
    assert titles(answer) == ["Beekeepers report mild losses"]
    assert answer.filters.phrase == "in May 2014”, “the Valley Post"


def test_more_passages_of_a_digest_are_further_beginnings(newsroom: Asker) -> None:
    hits = newsroom.further("What's new?", Filters(), 3)
    first = [newsroom.article(hit.passage.article_id).title for hit in hits]
    assert first == ["Flood closes the city library", "Beekeepers report mild losses",
                     "Windmill painted"]  # fmt: skip


def test_limits_that_were_given_and_hold_nothing_are_the_reason(newsroom: Asker) -> None:
    none = newsroom.ask("What's new?", today=TODAY, filters=Filters(since=date(2030, 1, 1)))
    assert isinstance(none, NoAnswer)
    assert none.reason is Reason.FILTERED_OUT
    assert none.nearest[0].title == "Flood closes the city library"


def test_one_article_begins(newsroom: Asker) -> None:
    answer = answered(newsroom, "What did the Valley Post report in May 2014?")
    assert "How the article begins." in beforehand(answer)
    assert "How the newest of 6 articles begins." in beforehand(
        replace(answer, digest_of=6, quotes=answer.quotes[:1])
    )


def test_a_paper_that_is_given_leaves_the_dates_of_the_question(newsroom: Asker) -> None:
    given = Filters(sources=("Valley Post",))
    limited = newsroom.with_dates_of("What happened in May 2014?", given)
    assert limited == replace(given, since=date(2014, 5, 1), until=date(2014, 5, 31))
    assert newsroom.with_dates_of("Who led the survey in 2014?", given) == given  # words of it
    dated = Filters(since=date(2013, 1, 1))
    assert newsroom.with_dates_of("What happened in May 2014?", dated) == dated


def test_what_a_paper_reported_in_a_year_was_printed_in_it(newsroom: Asker) -> None:
    none = newsroom.ask("What did the Bay Courier report about the windmill in 2003?", today=TODAY)
    assert isinstance(none, NoAnswer)
    assert none.reason is Reason.FILTERED_OUT
    assert none.filters.since == date(2003, 1, 1)


def test_only_from_a_paper_asks_the_same_of_it(newsroom: Asker) -> None:
    asked = newsroom.ask("only from the Bay Courier", today=TODAY, earlier=["What's new?"])
    assert isinstance(asked, Answer)
    assert asked.question == "What's new, according to Bay Courier?"
    assert {citation.source for citation in asked.citations} == {"Bay Courier"}
