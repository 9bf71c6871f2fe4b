"""Which sentences are read."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qabot.domain import Article, Hit, Span
from qabot.read.candidates import candidates
from qabot.sentences import split_sentences

TEXT = (
    "Rain fell all week. The dam held. Engineers opened two gates.\n\n"
    "Copyright 2011 Bay Courier.\n\n"
    "The valley stayed dry. Nobody was hurt. Schools reopened on Monday."
)


def no_boilerplate(_text: str, _title: str) -> tuple[Span, ...]:
    return ()


def copyright_line(text: str, _title: str) -> tuple[Span, ...]:
    at = text.index("Copyright")
    return (Span(at, text.index("\n", at)),)


def texts(found: list) -> list[str]:
    return [one.text for one in found]


def test_a_passage_brings_the_sentence_before_and_after_it(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    article = make_article(TEXT)
    at = TEXT.index("The dam held.")
    hit = make_hit(article, Span(at, at + 13))
    found = candidates([hit], lambda _: article, no_boilerplate)
    assert texts(found) == ["Rain fell all week.", "The dam held.", "Engineers opened two gates."]


def test_boilerplate_is_no_candidate(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    article = make_article(TEXT)
    hit = make_hit(article, Span(0, len(TEXT)))
    found = candidates([hit], lambda _: article, copyright_line)
    assert not any("Copyright" in text for text in texts(found))
    assert len(found) == 6


def test_a_letters_signature_is_no_candidate(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    text = "Sir – I like gas.\nUlla Maarup\nSund Fen\n\nSir – I like wind.\nPer Ek\n"
    article = make_article(text)
    found = candidates([make_hit(article, Span(0, len(text)))], lambda _: article, no_boilerplate)
    assert texts(found) == ["Sir – I like gas.", "Sir – I like wind."]


def test_a_sentence_in_two_passages_is_one_candidate_with_the_better_hit(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    article = make_article(TEXT)
    whole = Span(0, len(TEXT))
    hits = [make_hit(article, whole, 0.4), make_hit(article, Span(0, 33), 0.9)]
    found = candidates(hits, lambda _: article, no_boilerplate)
    assert len({one.span for one in found}) == len(found)
    assert found[0].hit.score == 0.9
    assert found[-1].hit.score == 0.4


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Rain fell.", "He left!", "Why?", "\n\n", " "]), max_size=30))
def test_candidates_are_whole_sentences_of_the_article(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit], parts: list[str]
) -> None:
    article = make_article(" ".join(parts))
    hit = make_hit(article, Span(0, len(article.text)))
    found = candidates([hit], lambda _: article, no_boilerplate)
    assert {one.span for one in found} <= set(split_sentences(article.text))


def test_far_from_the_hits_a_long_article_is_not_read(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    filler = "\n\n".join(f"Filler number {n} says nothing at all." for n in range(6000))
    article = make_article(f"{filler}\n\nThe dam held.")
    at = article.text.index("The dam held.")
    found = candidates([make_hit(article, Span(at, at + 13))], lambda _: article, no_boilerplate)
    assert found[-1].text == "The dam held."
    assert found[-1].index < 2000


def test_a_link_to_another_article_is_no_candidate(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    text = "The dam held. READ MORE: Who let the water out of the lake? Nobody was hurt."
    article = make_article(text)
    found = candidates([make_hit(article, Span(0, len(text)))], lambda _: article, no_boilerplate)
    assert texts(found) == ["The dam held.", "Nobody was hurt."]
