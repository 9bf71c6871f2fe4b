"""Search by meaning: the passages of a generation whose vectors are nearest."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Protocol

import numpy as np

from qabot.domain import Filters
from qabot.index.articles import ArticleTable
from qabot.index.milvus import MOST, Rows
from qabot.index.vectors import Floats, Vectors

_WIDE = 32  # times as many are looked at, before those within a filter are listed one by one


class Dense(Protocol):
    """Nearness by vectors, whoever holds them. Cosines, for all vectors have the length 1."""

    def nearest(self, vector: Floats, k: int, filters: Filters) -> dict[int, float]:
        """Up to ``k`` passages within ``filters`` and their cosines with ``vector`` ``(1, d)``."""

    def cosines(self, vector: Floats, passages: Collection[int]) -> dict[int, float]:
        """The cosine of each of ``passages`` that there is with ``vector`` ``(1, d)``."""

    def serves(self, passages: Collection[int]) -> bool:
        """Whether there is a vector of each of ``passages``, all that the generation has."""


class LocalDense:
    """The vectors lie in the generation itself. Safe to share between threads."""

    def __init__(self, table: ArticleTable, vectors: Vectors) -> None:
        self._table = table
        self._vectors = vectors

    def nearest(self, vector: Floats, k: int, filters: Filters) -> dict[int, float]:
        """As :meth:`Dense.nearest`.

        A filter that lets many pass finds enough among somewhat more neighbours; listing all
        that it lets pass takes seconds where there are a million. One that lets few pass does not.
        """
        if not filters.active:
            return self._search(vector, k)
        wide = self._search(vector, _WIDE * k)
        passing = self._table.within(wide, filters)
        if len(passing) < k and len(wide) < self._vectors.count:
            return self._search(vector, k, self._table.passage_ids(filters))
        return _first(wide, passing, k)

    def cosines(self, vector: Floats, passages: Collection[int]) -> dict[int, float]:
        """As :meth:`Dense.cosines`."""
        return self._search(vector, len(passages), np.fromiter(passages, np.int64))

    def serves(self, passages: Collection[int]) -> bool:
        """As :meth:`Dense.serves`; and there is no other."""
        found = self._vectors.ids()
        return len(found) == len(passages) and set(found.tolist()) == set(passages)

    def _search(self, vector: Floats, k: int, allow: np.ndarray | None = None) -> dict[int, float]:
        scores, ids = self._vectors.search(vector, k, allow=allow)
        return dict(zip(ids[0].tolist(), scores[0].tolist(), strict=True))


class RemoteDense:
    """The vectors lie in an engine, beside those of other generations of the same index.

    Only what the generation has itself is ever given. Safe to share between threads.
    """

    def __init__(self, table: ArticleTable, rows: Rows) -> None:
        self._table = table
        self._rows = rows

    def nearest(self, vector: Floats, k: int, filters: Filters) -> dict[int, float]:
        """As :meth:`Dense.nearest`.

        Where those of other generations take too many of the ``k`` places, more are asked for.
        """
        asked = k
        while True:
            found = self._rows.search(vector, asked, filters)
            own = self._table.within(found, filters)
            if len(own) >= k or len(found) < asked or asked >= MOST:
                return _first(found, own, k)
            asked = min(_WIDE * asked, MOST)

    def cosines(self, vector: Floats, passages: Collection[int]) -> dict[int, float]:
        """As :meth:`Dense.cosines`."""
        found = self._rows.vectors(passages)
        return {passage: float(one @ vector[0]) for passage, one in found.items()}

    def serves(self, passages: Collection[int]) -> bool:
        """As :meth:`Dense.serves`."""
        return self._rows.have(np.fromiter(passages, np.int64))


def _first(cosines: dict[int, float], kept: Collection[int], k: int) -> dict[int, float]:
    """The first ``k`` of ``cosines``, in their order, that are ``kept``."""
    return dict(islice(((one, cosines[one]) for one in cosines if one in kept), k))
