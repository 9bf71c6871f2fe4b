"""The retriever on the index of the seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from qabot.domain import Filters
from qabot.embed import Encoder
from qabot.index import Generation, IndexStore
from qabot.retrieve import Retriever, Weights
from qabot.terms import content_stems


@pytest.fixture(scope="module")
def generation(seed_index: Path) -> Iterator[Generation]:
    with IndexStore(seed_index).open() as opened:
        yield opened


@pytest.fixture(scope="module")
def encoder(generation: Generation) -> Encoder:
    return Encoder(generation.encoder_folder)


QUESTION = "What did Russia say about Bushehr?"


def test_the_passage_that_names_the_rare_word_comes_first(
    generation: Generation, encoder: Encoder
) -> None:
    hits = Retriever(generation, encoder).retrieve(QUESTION, Filters(), 3)
    assert "Bushehr" in hits[0].passage.text
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_with_dense_weight_alone_a_score_is_the_cosine(
    generation: Generation, encoder: Encoder
) -> None:
    dense = Retriever(generation, encoder, Weights(1.0, 0.0, 0.0))
    (vector,) = encoder.encode([QUESTION])
    scores, ids = generation.vectors.search(vector[None], 50)
    cosines = dict(zip(ids[0].tolist(), scores[0].tolist(), strict=True))
    hits = dense.retrieve(QUESTION, Filters(), 50, per_article=50)
    assert len(hits) > 3
    for hit in hits:
        assert hit.score == pytest.approx(max(0.0, cosines[hit.passage.id]), abs=1e-6)


def test_with_word_weight_alone_the_order_is_that_of_bm25_over_topical_words(
    generation: Generation, encoder: Encoder
) -> None:
    words = Retriever(generation, encoder, Weights(0.0, 1.0, 0.0))
    lexical = generation.lexical
    ranked = [passage for passage, _ in lexical.search(content_stems(QUESTION), 50)]
    assert len(ranked) > 1
    hits = words.retrieve(QUESTION, Filters(), len(ranked), per_article=50)
    assert [hit.passage.id for hit in hits] == ranked


def test_no_more_passages_of_one_article_than_the_cap(
    generation: Generation, encoder: Encoder
) -> None:
    retriever = Retriever(generation, encoder)
    assert len(retriever.retrieve(QUESTION, Filters(), 50, per_article=2)) == 2


def test_filters_that_leave_nothing_give_no_hits(generation: Generation, encoder: Encoder) -> None:
    never = Filters(until=date(1990, 1, 1))
    assert Retriever(generation, encoder).retrieve(QUESTION, never, 5) == []


def test_an_empty_text_gives_hits_by_meaning_only_and_finite_scores(
    generation: Generation, encoder: Encoder
) -> None:
    hits = Retriever(generation, encoder).retrieve("", Filters(), 5)
    assert np.isfinite([hit.score for hit in hits]).all()
