"""Articles and candidates, made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qabot.chunk import passage_id
from qabot.domain import Article, Hit, Passage, Span
from qabot.read.candidates import Candidate
from qabot.read.sentence_reader import SentenceReader
from qabot.sentences import split_sentences

MakeCandidates = Callable[..., list[Candidate]]


def _article(text: str, key: str = "a") -> Article:
    return Article(key, f"{key}.txt", "A title", None, None, None, None, text, "0" * 64)


def _hit(article: Article, span: Span, score: float = 0.5) -> Hit:
    text = span.of(article.text)
    return Hit(Passage(passage_id(article.id, span, text), article.id, span, text), score, 1, 0.5)


@pytest.fixture(scope="session")
def reader() -> SentenceReader:
    """The sentence reader that is shipped."""
    return SentenceReader()


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return _article


@pytest.fixture
def make_hit() -> Callable[..., Hit]:
    return _hit


@pytest.fixture
def make_candidates() -> MakeCandidates:
    """Every sentence of a text, under one hit that holds it all."""

    def make(text: str, key: str = "a") -> list[Candidate]:
        article = _article(text, key)
        hit = _hit(article, Span(0, len(text)))
        spans = split_sentences(text)
        return [Candidate(article, span, index, hit) for index, span in enumerate(spans)]

    return make
