"""Search by vectors: FAISS under exact passage ids."""

from __future__ import annotations

import threading
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from qabot.errors import CorruptIndexError, WrongModelError

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

_faiss: Any = faiss  # its stubs lack the keyword arguments of search parameters
_deserializing = threading.Lock()  # FAISS's limits are global to the process


class Vectors:
    """A FAISS index read from bytes that were verified. Safe to share between threads."""

    def __init__(self, content: bytes) -> None:
        try:
            with _deserializing:
                faiss.set_deserialization_vector_byte_limit(len(content) + 1024)
                faiss.set_deserialization_loop_limit(len(content) + 1024)
                self._index: Any = faiss.deserialize_index(np.frombuffer(content, np.uint8))
        except RuntimeError as error:
            raise CorruptIndexError(
                "the vectors of the index do not load; run `qabot index build --full`."
            ) from error
        self._lists = _lists(self._index)

    @property
    def count(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    def ids(self) -> Ids:
        """Give the ids of all vectors, in no particular order."""
        if self._lists:
            inverted = self._index.invlists
            parts = [
                faiss.rev_swig_ptr(inverted.get_ids(n), inverted.list_size(n)).copy()
                for n in range(inverted.nlist)
                if inverted.list_size(n)
            ]
            return np.concatenate(parts) if parts else np.zeros(0, np.int64)
        return np.asarray(faiss.vector_to_array(self._index.id_map), np.int64)

    def search(self, queries: Floats, k: int, allow: Ids | None = None) -> tuple[Floats, Ids]:
        """Give inner products and passage ids, both ``(n, k)``, best first.

        ``queries`` is float32 ``(n, d)``. ``allow`` limits the search to those ids. There are
        fewer than ``k`` columns when there are fewer passages; an id is never -1. Raises
        :class:`WrongModelError` for vectors of another length.
        """
        queries = np.ascontiguousarray(queries, np.float32)
        if queries.ndim != 2 or queries.shape[1] != self.dimension:
            raise WrongModelError(
                f"the question's vector has the shape {queries.shape}, and the index holds vectors "
                f"of {self.dimension}: another model made it; run `qabot index build --full`."
            )
        k = min(k, self.count if allow is None else len(allow))
        if k <= 0 or not len(queries):
            empty = (len(queries), 0)
            return np.zeros(empty, np.float32), np.zeros(empty, np.int64)
        probes = _first_probes(self._lists)
        while True:
            scores, ids = self._search(queries, k, allow, probes)
            if not self._lists or probes >= self._lists or bool((ids >= 0).all()):
                break
            probes *= 4  # the lists looked into held too few that are allowed
        filled = int((ids >= 0).sum(axis=1).min())
        return scores[:, :filled], ids[:, :filled]

    def _search(
        self, queries: Floats, k: int, allow: Ids | None, probes: int
    ) -> tuple[Floats, Ids]:
        # one question is not worth a team of threads; the setting is each thread's own
        faiss.omp_set_num_threads(1)
        selector = None if allow is None else faiss.IDSelectorBatch(np.asarray(allow, np.int64))
        if self._lists:
            probed = min(probes, self._lists)
            parameters = _faiss.SearchParametersIVF(sel=selector, nprobe=probed)
        else:
            parameters = _faiss.SearchParameters(sel=selector)
        scores, ids = self._index.search(queries, k, params=parameters)
        return scores, ids


def _lists(index: Any) -> int:
    """The number of inverted lists; 0 for an index that scans everything."""
    return int(index.nlist) if isinstance(index, faiss.IndexIVF) else 0


def _first_probes(lists: int) -> int:
    """How many lists are looked into: 1 in 64, which kept recall@10 near .99 at a million."""
    return max(16, lists // 64)
