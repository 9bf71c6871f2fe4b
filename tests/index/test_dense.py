"""Search by meaning gives the same, whether the vectors lie in the index or in an engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from archive_bench import ArchiveBench
from milvus_server import milvus_server

from qabot.domain import Filters
from qabot.index import Generation, IndexStore
from qabot.index.milvus import Address

ARTICLES = 40
EVERYTHING = Filters()
FILTERS = (
    EVERYTHING,
    Filters(since=date(2003, 6, 1)),
    Filters(until=date(2003, 5, 3)),
    Filters(until=date(2003, 5, 3), drop_undated=True),
    Filters(drop_undated=True),
    Filters(sources=("the  TIMES",)),
    Filters(sources=('O\'Hale "News"', "Nobody")),
    Filters(since=date(2003, 5, 2), until=date(2003, 6, 3), sources=("The Times",)),
    Filters(since=date(2010, 1, 1), drop_undated=True),
)


def _write_stories(bench: ArchiveBench) -> None:
    lines = []
    for number in range(ARTICLES):
        line = {"text": f"The mayor of town {number} counted {number % 7} lamps in the rain."}
        if number % 4:
            line["published"] = f"2003-0{5 + number % 2}-0{1 + number % 5}"
        if number % 3:
            line["source"] = ("The Times", 'O\'Hale "News"')[number % 2]
        lines.append(line)
    bench.write("all.jsonl", "\n".join(map(json.dumps, lines)))


@pytest.fixture(scope="module", params=["in the index", "in Milvus"])
def generation(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("dense")
    bench = ArchiveBench(folder)
    _write_stories(bench)
    if request.param == "in the index":
        bench.build()
        with bench.store.open() as generation:
            yield generation
        return
    with milvus_server(folder / "milvus") as url:
        store = IndexStore(bench.index, engine=Address(url))
        bench.build(store)
        with store.open() as generation:
            yield generation


@pytest.fixture(scope="module")
def vectors(generation: Generation) -> dict[int, np.ndarray]:
    """Every passage's vector, computed once more."""
    from qabot.embed import Encoder

    encoder = Encoder(generation.encoder_folder)
    passages = generation.passages(generation.passage_ids(EVERYTHING)).values()
    return {one.id: encoder.encode([one.text])[0] for one in passages}


@pytest.mark.parametrize("k", [1, 3, 60])
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_nearest_within_a_filter_are_those_that_brute_force_finds(
    generation: Generation, vectors: dict[int, np.ndarray], filters: Filters, k: int
) -> None:
    _matches_brute_force(generation, vectors, filters, k)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_those_within_a_filter_are_found_where_few_of_the_nearest_pass(
    generation: Generation,
    vectors: dict[int, np.ndarray],
    filters: Filters,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("qabot.index.dense._WIDE", 2)  # of 40 articles, as 32 of a million
    _matches_brute_force(generation, vectors, filters, 3)


def _matches_brute_force(
    generation: Generation, vectors: dict[int, np.ndarray], filters: Filters, k: int
) -> None:
    asked = vectors[min(vectors)]
    within = generation.passage_ids(filters)
    found = generation.dense.nearest(asked[None], k, filters)
    best = sorted((float(vectors[one] @ asked) for one in within), reverse=True)[:k]
    assert set(found) <= set(within.tolist())
    np.testing.assert_allclose(list(found.values()), best, atol=1e-5)
    for passage, cosine in found.items():
        assert cosine == pytest.approx(float(vectors[passage] @ asked), abs=1e-5)


def test_the_cosines_of_any_passages_are_those_of_their_vectors(
    generation: Generation, vectors: dict[int, np.ndarray]
) -> None:
    asked = vectors[max(vectors)]
    some = list(vectors)[::3]
    found = generation.dense.cosines(asked[None], some)
    assert found == {one: pytest.approx(float(vectors[one] @ asked), abs=1e-5) for one in some}
    assert generation.dense.cosines(asked[None], []) == {}


def test_it_serves_the_passages_that_it_has_a_vector_of(
    generation: Generation, vectors: dict[int, np.ndarray]
) -> None:
    assert generation.dense.serves(set(vectors))
    assert not generation.dense.serves({*vectors, 7})


def test_filters_keep_the_same_articles_by_words_and_by_meaning(generation: Generation) -> None:
    sizes = set()
    for filters in FILTERS:
        words = generation.lexical.search(["lamp"], 99, filters=filters)
        within = set(generation.passage_ids(filters).tolist())
        assert {key for key, _ in words} == within
        sizes.add(len(within))
    assert len(sizes) > 5, "the filters differ in what they keep"
