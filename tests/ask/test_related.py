"""What a search lists has a word of the query, or comes near to it by meaning."""

from __future__ import annotations

import pytest

from qabot.ask import Asker
from qabot.ask.related import NEAR, related
from qabot.domain import Article, Filters, Hit, Passage, Span


@pytest.mark.parametrize("query", ["zzzz qqqq", "vvvvx wwwwq", "cryptocurrency exchange"])
def test_what_the_archive_has_nothing_on_finds_nothing(newsroom: Asker, query: str) -> None:
    assert newsroom.search(query) == []


@pytest.mark.parametrize(
    ("query", "path"),
    [("windmill", "windmill"), ("honey producers", "bees"), ("delayed trams", "tram")],
)
def test_what_has_its_words_or_its_meaning_is_found(newsroom: Asker, query: str, path: str) -> None:
    hits = newsroom.search(query)
    found = [newsroom.article(hit.passage.article_id).path for hit in hits]
    assert found[0] == f"news.jsonl#{path}"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_few_passages_within_limits_are_not_filled_up_with_others(newsroom: Asker) -> None:
    hits = newsroom.search("windmill", Filters(sources=("Bay Courier",)))
    assert {newsroom.article(hit.passage.article_id).path for hit in hits} == {
        "news.jsonl#windmill"
    }


def test_a_word_in_the_passage_or_its_title_counts_and_so_does_nearness() -> None:
    def hit(number: int, text: str, cosine: float) -> Hit:
        return Hit(Passage(number, str(number), Span(0, len(text)), text), 0.1, number, cosine)

    def article(name: str) -> Article:
        title = "Gulls on the quay" if name == "3" else "A title"
        return Article(name, name, title, None, None, None, None, "", "")

    hits = [
        hit(1, "A gull flew in.", NEAR - 0.2),
        hit(2, "Rain fell.", NEAR),
        hit(3, "Rain fell.", NEAR - 0.2),
        hit(4, "Rain fell.", NEAR - 0.01),
    ]
    assert [one.rank for one in related(hits, {"gull"}, article)] == [1, 2, 3]
