"""Search, verify, who and timeline."""

from __future__ import annotations

import pytest

from qabot.ask import Asker
from qabot.ask import asker as asker_module
from qabot.domain import Answer, Filters
from qabot.errors import NotFoundError


def test_search_ranks_from_1_with_falling_scores(newsroom: Asker) -> None:
    hits = newsroom.search("burst pipe in the library", limit=4)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert "burst pipe" in hits[0].passage.text


def test_search_keeps_to_its_filters_and_limit(newsroom: Asker) -> None:
    only = Filters(sources=("Valley Post",))
    hits = newsroom.search("who closes what", only, limit=2)
    assert 0 < len(hits) <= 2
    found = {newsroom.article(hit.passage.article_id).source for hit in hits}
    assert found == {"Valley Post"}


def test_verify_finds_words_whatever_their_quotation_marks(newsroom: Asker) -> None:
    (found,) = newsroom.verify('"The maps are damp, but none is lost,"').found
    assert not found.exact
    assert found.span.of(found.article.text) == found.text
    assert found.context.contains(found.span)
    assert found.context.of(found.article.text).endswith("Piotr Hale.")


def test_verify_is_exact_when_it_is(newsroom: Asker) -> None:
    (found,) = newsroom.verify("none is lost").found
    assert found.exact


@pytest.mark.parametrize(
    "words", ["The maps are dry, but none is lost", "the Maps are damp", "", "…", "maps damp"]
)
def test_verify_is_never_fuzzy_on_words(newsroom: Asker, words: str) -> None:
    assert newsroom.verify(words).found == ()


def test_verify_names_every_printing(newsroom: Asker) -> None:
    found = newsroom.verify("Nobody will lose a shop because of this decision").found
    assert sorted(one.article.source or "" for one in found) == ["Bay Courier", "Coast Wire"]


def test_who_finds_the_cue_beyond_the_words_given(newsroom: Asker) -> None:
    places = newsroom.who("half of his customers").found
    assert [(one.speaker and one.speaker.name, one.cue) for one in places] == [
        ("Tomas Reyes", "said")
    ] * 2


def test_a_limit_gives_the_first_places(newsroom: Asker) -> None:
    every = newsroom.who("ferry terminal").found
    assert len(every) > 1
    assert newsroom.who("ferry terminal", 1).found == every[:1]
    assert newsroom.verify("ferry terminal", 1).found == newsroom.verify("ferry terminal").found[:1]


def test_who_gives_every_place_where_no_limit_is_given(
    newsroom: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asker_module, "SPEAKERS_READ", 1)
    places = newsroom.who("ferry terminal")
    assert len(places.found) == places.total > 1


def test_who_tells_whom_a_pronoun_stands_for(newsroom: Asker) -> None:
    first = newsroom.who("Nobody will lose a shop because of this decision").found[0]
    assert first.speaker is not None
    assert first.speaker.name.startswith(("The mayor", "Ines Okafor"))
    assert first.speaker.mention == "she"


def test_a_timeline_runs_from_the_oldest_to_the_undated(newsroom: Asker) -> None:
    answer = newsroom.timeline("What did the mayor Ines Okafor say?").answer
    assert isinstance(answer, Answer)
    by_number = {citation.number: citation for citation in answer.citations}
    days = [by_number[quote.citation].published for quote in answer.quotes]
    dated = [day for day in days if day]
    assert len(days) > len(dated) > 0
    assert days == [*sorted(dated), *[None] * (len(days) - len(dated))]


def test_an_article_is_found_by_id_or_path_and_else_not(newsroom: Asker) -> None:
    article = newsroom.article("news.jsonl#bees")
    assert newsroom.article(article.id) == article
    with pytest.raises(NotFoundError):
        newsroom.article("news.jsonl#wasps")
