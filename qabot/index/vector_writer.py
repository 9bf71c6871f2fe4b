"""Building the FAISS index that suits a number of vectors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import faiss
import numpy as np

from qabot.index.vectors import Floats, Ids

# The largest number of vectors for each form, as measured (recall@10 against exact search at
# 98k: .999 for SQfp16; at 1M: .99 for IVF,SQfp16). Above the last: IVF with 8-bit codes.
_FLAT, _HALF, _LISTS = 50_000, 250_000, 2_000_000
_SLACK = 0.8  # a form is left for a smaller one only below this share of its lower bound
_TRAIN = 48  # training points for each centroid


def choose(count: int, previous: str | None = None) -> str:
    """Give FAISS's factory string for ``count`` vectors.

    With hysteresis: an archive that sways about a bound keeps the form of ``previous``.
    """
    wanted = _form(count)
    if previous and _rank(previous) == _rank(wanted) + 1 and _form(int(count / _SLACK)) != wanted:
        return _of_rank(_rank(previous), count)
    return wanted


def index_bytes(ids: Ids, vectors: Floats, form: str) -> memoryview:
    """Make the index of ``vectors`` ``(n, d)`` under ``ids`` ``(n,)``, as bytes.

    They are a view of FAISS's own: a copy is another kilobyte a passage.
    """
    with _all_cores():
        index = faiss.index_factory(vectors.shape[1], form, faiss.METRIC_INNER_PRODUCT)
        if not index.is_trained:
            index.train(_training_points(vectors, form))
        index.add_with_ids(vectors, ids)
        return faiss.serialize_index(index).data


def _form(count: int) -> str:
    rank = sum(count > bound for bound in (_FLAT, _HALF, _LISTS))
    return _of_rank(rank, count)


def _of_rank(rank: int, count: int) -> str:
    if rank < 2:
        return ("IDMap2,Flat", "IDMap2,SQfp16")[rank]
    lists = 2 ** round(np.log2(4 * max(count, 1) ** 0.5))
    if rank == 2:
        return f"IVF{lists},SQfp16"
    return f"IVF{min(max(lists, 8192), 32768)}_HNSW32,SQ8"


def _rank(form: str) -> int:
    heads = ("IDMap2,Flat", "IDMap2,SQfp16")
    return heads.index(form) if form in heads else 2 + form.endswith("SQ8")


def _training_points(vectors: Floats, form: str) -> Floats:
    """Evenly spaced rows: the same ones for the same input."""
    lists = int(form[3:].split(",", 1)[0].split("_", 1)[0]) if form.startswith("IVF") else 256
    step = max(1, len(vectors) // (lists * _TRAIN))
    return np.ascontiguousarray(vectors[::step])


@contextmanager
def _all_cores() -> Iterator[None]:
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
