from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.errors import CorruptIndexError, WrongModelError
from qabot.index.vector_writer import choose, index_bytes
from qabot.index.vectors import Floats, Ids, Vectors


def unit_vectors(count: int, dimension: int = 12, seed: int = 0) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def some_ids(count: int, seed: int = 0) -> Ids:
    """Positive 63-bit numbers, the largest among them."""
    ids = np.random.default_rng(seed).integers(1, 2**63 - 1, count, dtype=np.int64)
    ids[: min(1, count)] = 2**63 - 1
    return ids


def brute_force(
    ids: Ids, vectors: Floats, query: Floats, k: int, allow: Ids | None = None
) -> tuple[Ids, Floats]:
    """The k best by exact inner product, as (id, score)."""
    kept = np.ones(len(ids), bool) if allow is None else np.isin(ids, allow)
    scores = (vectors[kept] @ query).astype(np.float32)
    best = np.argsort(-scores, kind="stable")[:k]
    return ids[kept][best], scores[best]


@settings(max_examples=60)
@given(
    count=st.integers(1, 200),
    k=st.integers(1, 250),
    seed=st.integers(0, 2**16),
    share=st.floats(0, 1),
)
def test_flat_search_gives_the_ids_and_scores_of_brute_force(
    count: int, k: int, seed: int, share: float
) -> None:
    ids, vectors = some_ids(count, seed), unit_vectors(count, seed=seed)
    queries = unit_vectors(3, seed=seed + 1)
    allow = ids[np.random.default_rng(seed).random(count) < share]
    index = Vectors(index_bytes(ids, vectors, "IDMap2,Flat"))
    for limit in (None, allow):
        scores, found = index.search(queries, k, allow=limit)
        assert (found != -1).all()
        for row, query in enumerate(queries):
            expected_ids, expected_scores = brute_force(ids, vectors, query, k, limit)
            np.testing.assert_allclose(scores[row], expected_scores, atol=1e-6)
            assert found[row].tolist() == expected_ids.tolist()


@pytest.mark.parametrize("form", ["IDMap2,SQfp16", "IVF64,SQfp16", "IVF64_HNSW32,SQ8"])
def test_the_forms_for_large_archives_find_nearly_what_brute_force_finds(form: str) -> None:
    ids, vectors = some_ids(6000), unit_vectors(6000, 32)
    index = Vectors(index_bytes(ids, vectors, form))
    queries = vectors[:40]
    scores, found = index.search(queries, 10)
    hits = 0
    for row, query in enumerate(queries):
        expected, expected_scores = brute_force(ids, vectors, query, 10)
        hits += len(set(expected.tolist()) & set(found[row].tolist()))
        assert found[row][0] == expected[0], "a vector is nearest to itself"
        assert abs(scores[row][0] - expected_scores[0]) < 0.02
    assert hits > 0.6 * 400
    assert sorted(index.ids().tolist()) == sorted(ids.tolist())


@pytest.mark.parametrize("form", ["IDMap2,Flat", "IDMap2,SQfp16", "IVF64,SQfp16"])
def test_a_filter_that_leaves_few_fills_every_place_with_allowed_ids(form: str) -> None:
    ids, vectors = some_ids(6000), unit_vectors(6000, 32)
    index = Vectors(index_bytes(ids, vectors, form))
    allow = ids[::500]
    scores, found = index.search(vectors[:5], 10, allow=allow)
    assert found.shape == scores.shape == (5, 10)
    assert np.isin(found, allow).all()


def test_more_is_asked_for_than_there_is_and_no_id_is_invented() -> None:
    index = Vectors(index_bytes(some_ids(3), unit_vectors(3), "IDMap2,Flat"))
    scores, found = index.search(unit_vectors(2), 100)
    assert found.shape == scores.shape == (2, 3)
    assert index.search(unit_vectors(2), 5, allow=np.zeros(0, np.int64))[1].shape == (2, 0)


def test_an_empty_index_answers_with_nothing() -> None:
    index = Vectors(index_bytes(some_ids(0), unit_vectors(0), "IDMap2,Flat"))
    assert index.search(unit_vectors(1), 5)[1].shape == (1, 0)


def test_vectors_of_another_length_are_refused_by_name() -> None:
    index = Vectors(index_bytes(some_ids(3), unit_vectors(3, 12), "IDMap2,Flat"))
    with pytest.raises(WrongModelError, match="another model made it"):
        index.search(unit_vectors(1, 13), 2)


def test_bytes_that_are_no_index_are_refused() -> None:
    with pytest.raises(CorruptIndexError, match="build --full"):
        Vectors(b"nonsense" * 40)


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (1, "IDMap2,Flat"),
        (50_000, "IDMap2,Flat"),
        (50_001, "IDMap2,SQfp16"),
        (250_001, "IVF2048,SQfp16"),
        (1_000_000, "IVF4096,SQfp16"),
        (2_000_001, "IVF8192_HNSW32,SQ8"),
        (80_000_000, "IVF32768_HNSW32,SQ8"),
    ],
)
def test_the_form_follows_the_number_of_vectors(count: int, form: str) -> None:
    assert choose(count) == form


def test_an_archive_that_sways_about_a_bound_keeps_its_form() -> None:
    assert choose(49_000, previous="IDMap2,SQfp16") == "IDMap2,SQfp16"
    assert choose(39_000, previous="IDMap2,SQfp16") == "IDMap2,Flat"
    assert choose(49_000, previous="IDMap2,Flat") == "IDMap2,Flat"
    assert choose(240_000, previous="IVF2048,SQfp16") == "IVF2048,SQfp16"


def test_equal_input_gives_equal_bytes() -> None:
    ids, vectors = some_ids(4000), unit_vectors(4000, 16)
    for form in ("IDMap2,Flat", "IVF32,SQfp16"):
        assert index_bytes(ids, vectors, form) == index_bytes(ids, vectors, form)
