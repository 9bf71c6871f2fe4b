"""What close reading adds: the right sentence of all that is read, for questions it knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qabot.domain import Article, Hit, Span
from qabot.question import read_question
from qabot.read.candidates import Candidate
from qabot.read.closely import LEAST, MOST, read_closely, weight_for
from qabot.read.sentence_reader import SentenceReader
from qabot.sentences import split_sentences

HARBOUR = (
    "The new harbour of Port Lindal opened on Saturday after six years of work. "
    "It cost 340 million crowns, nearly twice what the council had promised. "
    "Fishermen watched the ceremony from the old pier."
)
BREAD = "Bakers raised the price of a loaf. Customers grumbled but queued as usual."


@pytest.fixture(scope="module")
def reader() -> SentenceReader:
    return SentenceReader()


def sentences(article: Article, hit: Hit) -> list[Candidate]:
    spans = split_sentences(article.text)
    return [Candidate(article, span, index, hit) for index, span in enumerate(spans)]


def test_each_candidate_is_read_in_the_passages_that_hold_it(
    reader: SentenceReader,
    make_article: Callable[..., Article],
    make_hit: Callable[..., Hit],
) -> None:
    harbour, bread = make_article(HARBOUR, "h"), make_article(BREAD, "b")
    cut = HARBOUR.index("Fishermen")
    whole, begun = make_hit(bread, Span(0, len(BREAD))), make_hit(harbour, Span(0, cut))
    found = [*sentences(bread, whole), *sentences(harbour, begun)]
    scores = read_closely(reader, "How expensive was the new dock?", [whole, begun], found)
    assert len(scores) == len(found) == 5
    assert max(scores) == scores[3] > 0.0
    assert scores[4] == LEAST  # beyond the passage that is read
    assert all(LEAST <= score <= MOST for score in scores)


def test_of_two_passages_that_hold_a_sentence_the_better_reading_counts(
    reader: SentenceReader,
    make_article: Callable[..., Article],
    make_hit: Callable[..., Hit],
) -> None:
    harbour = make_article(HARBOUR)
    hits = [
        make_hit(harbour, Span(0, len(HARBOUR))),
        make_hit(harbour, split_sentences(HARBOUR)[1]),
    ]
    found = sentences(harbour, hits[0])
    asked = "How expensive was the new dock?"
    both, *each = (read_closely(reader, asked, some, found)[1] for some in (hits, *zip(hits)))
    assert both == max(each)
    assert each[0] != each[1]


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("How much did the harbour cost?", 1.0),
        ("What did Solheim say about the cranes?", 0.5),
        ("harbour of Port Lindal", 0.0),
    ],
)
def test_it_counts_half_where_somebody_speaks_and_not_for_a_topic(text: str, weight: float) -> None:
    assert weight_for(read_question(text, date(2017, 3, 1))) == weight
