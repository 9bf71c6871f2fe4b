"""The last word on a story, where an older article answers as well or better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qabot.ask import Asker
from qabot.domain import Answer, Article, Quote, Span
from qabot.question import read_question
from qabot.read.later import known_now, newest_first, with_correction, with_last_word
from qabot.read.quotes import Found

ARTICLES = (
    {
        "title": "Council votes for the Norwick cable car",
        "published": "2020-10-28",
        "text": "Councillors in Norwick voted by 19 to 14 for the cable car.\n\nThe engineer, Tove "
        "Ek, told them that the first cabins of the cable car would run in autumn 2026.\n\n"
        "Councillor Per Holm said the noise of the cable car would drive the herons away.",
    },
    {
        "title": "Cable car costs more",
        "published": "2024-03-15",
        "text": "The cost of Norwick's cable car has risen by a third, and nobody will ride on it "
        "before spring 2028, the council said.\n\nA sewer under the lower station is to blame.\n\n"
        'Per Holm, who leads the council now, said: "The herons are still here."',
    },
    {
        "title": "Cabin of a crane falls",
        "published": "2025-02-02",
        "text": "The cabin of a crane fell on a car in Hesselby. Its driver was not hurt, the "
        "police in Hesselby said, and the first buses would run again in the autumn.",
    },
    {
        "title": "Fire on the ferry Astrea",
        "published": "2018-08-03",
        "text": "Twelve people died in the fire on the ferry Astrea, the coast guard said.",
    },
    {
        "title": "Inquiry into the ferry Astrea",
        "published": "2018-12-11",
        "text": "Eighteen people died in the fire on the ferry Astrea, the inquiry said.",
    },
    {
        "title": "Hale wins Ostby marathon in the heat",
        "published": "2019-05-20",
        "text": "Some 9,400 runners finished the Ostby marathon on Sunday, and 31 of them were "
        "taken to hospital.\n\nSenka Hale won in 2:31:10.",
    },
    {
        "title": "Horak wins Ostby marathon",
        "published": "2020-05-18",
        "text": "Some 11,200 runners finished the Ostby marathon on Sunday, and nobody was taken "
        "to hospital.\n\nAnn Horak won in 2:28:40.",
    },
    {
        "title": "Ek elected mayor of Arvik",
        "published": "2014-06-02",
        "text": "Senka Ek was elected mayor of Arvik on Sunday with 52 per cent of the vote. "
        "Turnout was 61 per cent.\n\nMs Ek said she would close the port road.",
    },
    {
        "title": "Horak elected mayor of Arvik",
        "published": "2018-06-04",
        "text": "Rustam Horak was elected mayor of Arvik on Sunday with 49 per cent of the vote. "
        "Turnout was 44 per cent.\n\nThe former mayor, Senka Ek, said the result was sad.",
    },
)


@pytest.fixture(scope="module")
def town(asker_on: Callable[..., Asker]) -> Asker:
    return asker_on({"id": str(number), **article} for number, article in enumerate(ARTICLES))


def dated_quotes(answer: Answer) -> list[tuple[Quote, date | None]]:
    days = {one.number: one.published for one in answer.citations}
    return [(quote, days[quote.citation]) for quote in answer.quotes]


def asked(town: Asker, question: str) -> Answer:
    answer = town.ask(question, threshold=0.0)
    assert isinstance(answer, Answer)
    return answer


def test_the_newest_article_on_the_story_is_quoted_beside_an_older_answer(town: Asker) -> None:
    answer = asked(town, "When will the first cabins of the cable car run?")
    quotes = dated_quotes(answer)
    assert "autumn 2026" in quotes[0][0].text
    assert "spring 2028" in quotes[1][0].text
    assert quotes[1][0].citation == answer.newer
    assert date(2025, 2, 2) not in {day for _, day in quotes}  # another story


def test_what_somebody_said_of_it_since_is_quoted_too(town: Asker) -> None:
    answer = asked(town, "What did Per Holm say about the noise of the cable car?")
    (before, _), (since, day), *_ = dated_quotes(answer)
    assert "drive the herons away" in before.text
    assert "still here" in since.text
    assert day == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("topic", "newest"),
    [
        ("the Norwick cable car", "The cost of Norwick's cable car has risen"),
        ("the ferry Astrea", "Eighteen people died"),
        ("the Ostby marathon", "Some 11,200 runners finished"),
        ("the mayor of Arvik", "Rustam Horak was elected"),
    ],
)
def test_the_latest_on_a_topic_is_told_newest_first(town: Asker, topic: str, newest: str) -> None:
    quotes = dated_quotes(asked(town, f"latest on {topic}"))
    assert quotes[0][0].text.startswith(newest)
    days = [day for _, day in quotes if day]
    assert days == sorted(days, reverse=True)


def test_what_does_not_change_is_answered_as_it_was_said(town: Asker) -> None:
    answer = asked(town, "What did Tove Ek say about the cable car?")
    assert [day for _, day in dated_quotes(answer)] == [date(2020, 10, 28)]
    assert answer.newer is None


def test_of_equal_answers_the_newest_stands_first(town: Asker) -> None:
    first, second, *_ = dated_quotes(asked(town, "How many people died in the ferry fire?"))
    assert first[0].text.startswith("Eighteen")
    assert second[0].text.startswith("Twelve")
    assert first[0].score >= second[0].score


def test_where_a_year_is_named_another_year_is_not_the_last_word(town: Asker) -> None:
    answer = asked(town, "How many runners finished the 2019 Ostby marathon?")
    assert dated_quotes(answer)[0][1] == date(2019, 5, 20)


@pytest.mark.parametrize("day", [date(2019, 5, 20), date(2020, 5, 18)])
def test_of_equal_answers_that_of_the_year_named_stands_first(town: Asker, day: date) -> None:
    answer = asked(town, f"How many runners finished the {day.year} Ostby marathon?")
    assert dated_quotes(answer)[0][1] == day
    assert answer.unmentioned == ()


def test_when_something_was_does_not_change(town: Asker) -> None:
    quotes = dated_quotes(asked(town, "When was Senka Ek elected mayor of Arvik?"))
    assert date(2018, 6, 4) not in {day for _, day in quotes}


def test_a_newer_article_on_another_one_of_several_is_not_first() -> None:
    question = read_question("How much did the mill earn in the third quarter?", date(2020, 1, 1))
    third = found(2.0, date(2018, 11, 1), "Third quarter")
    fourth = found(2.0, date(2019, 2, 1), "Fourth quarter")
    same = replace(fourth, article=third_too())
    assert newest_first(question, [third, fourth], [2.0, 2.0]) == [third, fourth]
    assert newest_first(question, [third, same], [2.0, 2.0])[0] is same
    assert newest_first(question, [third, same], [2.0, 0.9])[0] is third


def third_too() -> Article:
    return Article("b", "b.txt", "Third quarter", None, None, date(2019, 2, 1), None, "x", "0" * 64)


def found(score: float, published: date | None, title: str = "Fire") -> Found:
    article = Article("a", "a.txt", title, None, None, published, None, "Ten died.", "0" * 64)
    return Found(article, Span(0, 9), Span(0, 9), Span(0, 9), score)


@pytest.mark.parametrize(
    ("quotes", "first"),
    [
        ([found(2.0, date(2018, 5, 1)), found(1.6, date(2018, 5, 9))], 1),
        ([found(2.0, date(2018, 5, 1)), found(1.4, date(2018, 5, 9))], 0),
        ([found(2.0, date(2018, 5, 9)), found(2.0, date(2018, 5, 1))], 0),
        ([found(2.0, date(2018, 5, 1)), found(2.0, date(2018, 5, 1))], 0),
        ([found(2.0, None), found(2.0, date(2018, 5, 9))], 0),
        ([found(2.0, date(2018, 5, 1)), found(2.0, None)], 0),
    ],
)
def test_a_newer_quote_comes_first_only_where_it_answers_as_well(
    quotes: list[Found], first: int
) -> None:
    question = read_question("How many died in the fire?", date(2020, 1, 1))
    ordered = newest_first(question, quotes, [one.score for one in quotes])
    assert ordered[0] is quotes[first]
    assert sorted(map(id, ordered)) == sorted(map(id, quotes))


@pytest.mark.parametrize(
    ("asked_now", "odds", "read", "first"),
    [
        ("How many has the fire killed?", [9.0, 7.0], [3.4, 3.1], 1),
        ("How many did the fire kill?", [9.0, 7.0], [3.4, 3.1], 0),
        ("How many has the fire killed?", [9.0, 7.0], [3.4, 1.1], 0),  # only of the same story
        ("How many has the fire killed?", [9.0, 5.0], [3.4, 3.1], 0),
    ],
)
def test_the_last_word_is_first_where_what_is_so_now_is_asked(
    asked_now: str, odds: list[float], read: list[float], first: int
) -> None:
    quotes = [found(4.0, date(2018, 5, 1)), found(2.0, date(2018, 5, 9))]
    ordered = known_now(read_question(asked_now, date(2020, 1, 1)), quotes, odds, read)
    assert ordered[0] is quotes[first]
    alone = known_now(read_question(asked_now, date(2020, 1, 1)), quotes[:1], [9.0], [3.4])
    assert alone == quotes[:1]


LAID_OFF = read_question("How many people did the mill lay off?", date(2020, 1, 1))


def whole(key: str, text: str, score: float) -> Found:
    """A whole article as a quote; one whose id is later in the alphabet is newer."""
    day = date(2018, 5, ord(key) - ord("a") + 1)
    article = Article(key, key, "Mill", None, None, day, None, text, "0" * 64)
    span = Span(0, len(text))
    return Found(article, span, span, span, score)


@pytest.mark.parametrize(("wrong", "first"), [("112", 1), ("113", 0), ("1112", 0)])
def test_a_correction_of_the_very_number_stands_before_it(wrong: str, first: int) -> None:
    quotes = [
        whole("a", "The mill laid off 112 people.", 9.0),
        whole("b", f"Correction: the mill laid off 121 people, not {wrong}.", 2.0),
    ]
    assert with_correction(LAID_OFF, quotes)[0] is quotes[first]


def test_a_nearer_correction_of_something_else_does_not_hide_that_of_the_number() -> None:
    told = whole("a", "The mill laid off 112 people.", 9.0)
    other = whole("b", "Correction: the mill lays off people in May, not in June.", 8.0)
    very = whole("c", "Correction: the mill laid off 121 people, not 112.", 7.5)
    assert with_correction(LAID_OFF, [told, other, very]) == [very, told, other]
    assert with_correction(LAID_OFF, [told, other]) == [told, other]


def test_a_first_quote_that_is_the_last_word_itself_stays_first() -> None:
    last, older = found(4.0, date(2018, 5, 9)), found(4.0, date(2018, 5, 1))
    older = replace(older, article=replace(older.article, id="b"))
    assert with_last_word([last, older], last) == [last, older]
    assert with_last_word([older, last], last) == [older, last]
    assert with_last_word([older], last) == [older, last]
