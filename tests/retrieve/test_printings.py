"""One printing of a story is read."""

from __future__ import annotations

from datetime import date

from qabot.domain import Article
from qabot.retrieve.printings import one_printing

DAYS = {"a": date(2001, 1, 1), "b": date(2002, 1, 1), "c": None, "d": date(1999, 1, 1)}


def article(key: str) -> Article:
    return Article(key, key, key, None, None, DAYS[key], None, "text", "0")


ARTICLE_OF = {1: "a", 2: "b", 3: "c", 4: "d"}
STORY = {"a": 7, "b": 7, "c": 7}


def test_the_newest_printing_stands_for_the_story() -> None:
    scores = {1: 0.80, 2: 0.79, 3: 0.80, 4: 0.1}
    assert one_printing(scores, ARTICLE_OF, STORY, article) == {2: 0.79, 4: 0.1}


def test_a_newer_printing_that_matches_clearly_less_does_not() -> None:
    scores = {1: 0.80, 2: 0.50, 4: 0.1}
    assert one_printing(scores, ARTICLE_OF, STORY, article) == {1: 0.80, 4: 0.1}


def test_an_article_without_copies_stays() -> None:
    scores = {1: 0.8, 4: 0.1}
    assert one_printing(scores, ARTICLE_OF, {}, article) == scores
