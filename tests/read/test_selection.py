"""Of many passages those are read in which somebody who is asked for speaks of the topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qabot.domain import Article, Hit, Span
from qabot.read.selection import worth_reading
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import weigh

TEXTS = [
    "The ferry carried forty lorries.",
    "“The ferry is late,” said Captain Moe.",
    "Harbour master Lena Dahl said the ferry would wait.",
    "Lena Dahl said she liked herring.",
]


def hits_of(make_article: Callable[..., Article], make_hit: Callable[..., Hit]) -> list[Hit]:
    articles = [make_article(text, str(number)) for number, text in enumerate(TEXTS)]
    return [
        replace(make_hit(a, Span(0, len(a.text)), 0.6 - 0.01 * rank), rank=rank)
        for rank, a in enumerate(articles, start=1)
    ]


def asked_of(speaker: str) -> SpeechEvidence:
    wanted = weigh(f"What did {speaker} say about the ferry?", lambda _: 1, 9)
    return SpeechEvidence(speaker, wanted)


def test_the_passage_in_which_the_speaker_speaks_of_the_topic_is_read_first(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    hits = hits_of(make_article, make_hit)
    assert [hit.rank for hit in worth_reading(hits, 2, asked_of("Lena Dahl"))] == [3, 1]
    assert [hit.rank for hit in worth_reading(hits, 2, asked_of("Captain Moe"))] == [2, 1]


def test_the_hits_themselves_are_not_changed_and_few_keep_their_order(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit]
) -> None:
    hits = hits_of(make_article, make_hit)
    assert set(worth_reading(hits, 2, asked_of("Lena Dahl"))) <= set(hits)
    assert worth_reading(hits, 4, asked_of("Lena Dahl")) == hits
    assert worth_reading(hits, 2, None) == hits[:2]
