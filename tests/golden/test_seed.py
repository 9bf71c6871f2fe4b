"""The questions this bot exists for, asked of the seed article through the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qabot.ask import Asker
from qabot.domain import Answer, NoAnswer
from qabot.settings import load_settings
from qabot.wiring import open_asker


@pytest.fixture(scope="module")
def asker(seed_index: Path) -> Iterator[Asker]:
    settings = load_settings(None).model_copy(update={"index_dir": seed_index})
    opened = open_asker(settings)
    with opened.generation:
        yield opened


def answered(asker: Asker, question: str) -> Answer:
    answer = asker.ask(question)
    assert isinstance(answer, Answer), answer
    return answer


def test_what_russia_said_about_bushehr(asker: Asker) -> None:
    answer = answered(asker, "What did Russia say about Bushehr?")
    first = answer.quotes[0]
    assert first.text.startswith("The official rejected what he called a “widely accepted myth”")
    assert first.text.endswith("“Take my word for it, that’s wrong,” he said.")
    assert first.speaker is not None
    assert "Russian official" in first.speaker.name
    (citation,) = answer.citations
    assert citation.source == "The Washington Times"
    assert citation.published == date(2003, 5, 23)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "When will Putin host Bush?",
            "Mr. Putin will host Mr. Bush in St. Petersburg in June, immediately before",
        ),
        (
            "What does the arms treaty require?",
            "slash their offensive nuclear stockpiles by two-thirds.",
        ),
        (
            "Under what conditions would Moscow cooperate on missile defense?",
            "is conditioned on U.S. promises that",
        ),
        (
            "Is the crisis between Russia and America over?",
            "crisis in international relations — is over,” he said.",
        ),
    ],
)
def test_the_first_quote_answers(asker: Asker, question: str, words: str) -> None:
    assert words in answered(asker, question).quotes[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What did Russia say about North Korea?",
        "What is the capital of France?",
        "Who won the match?",
    ],
)
def test_what_is_not_in_the_archive_is_refused_with_what_was_searched(
    asker: Asker, question: str
) -> None:
    answer = asker.ask(question)
    assert isinstance(answer, NoAnswer), answer
    assert answer.searched.articles == 1
    assert answer.nearest


@pytest.mark.parametrize(
    "question",
    [
        "what did russia say about bushehr",
        "WHAT DID RUSSIA SAY ABOUT BUSHEHR?",
        "What did the Russians say about Bushehr?",
        "What did Moscow say on Bushehr?",
        "Russia on Bushehr",
    ],
)
def test_the_same_question_in_other_clothes_has_the_same_first_quote(
    asker: Asker, question: str
) -> None:
    plain = answered(asker, "What did Russia say about Bushehr?")
    assert plain.quotes[0].text in answered(asker, question).quotes[0].text


def test_boilerplate_is_never_quoted_and_every_quote_is_verbatim(asker: Asker) -> None:
    for question in ("What are the comments?", "Who holds the copyright?", "Bushehr", "Russia"):
        answer = asker.ask(question, threshold=0.0)
        assert isinstance(answer, Answer)
        for quote in answer.quotes:
            assert "Copyright" not in quote.text
            assert "Comment Policy" not in quote.text
            cited = {citation.number: citation for citation in answer.citations}
            article = asker.article(cited[quote.citation].article_id)
            assert quote.span.of(article.text) == quote.text
