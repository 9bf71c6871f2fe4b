"""Where a build puts the vectors: into each generation itself, or into an engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

import numpy as np

from qabot.domain import Filters
from qabot.index import Draft, Generation, IndexStore, Manifest
from qabot.index.entry import Entry
from qabot.index.milvus import Rows

if TYPE_CHECKING:
    from qabot.ingest.embedding import Embedding


class Shelf(Protocol):
    """What a build asks of where the vectors are put."""

    def lacks(self, made: Generation) -> bool:
        """Whether the vectors of a generation do not lie here, or not all of them."""

    def fill(self, draft: Draft, embedding: Embedding) -> None:
        """Put the vectors of a draft's passages here."""

    def clear(self) -> None:
        """Remove what no generation has any more; called when the draft is published."""


class OwnShelf:
    """Each generation has its vectors itself; they are written anew for each."""

    def __init__(self, before: Manifest | None) -> None:
        self._previous = before.vector_index if before and before.collection is None else None

    def lacks(self, made: Generation) -> bool:
        """As :meth:`Shelf.lacks`; checksums have told that they are whole."""
        return made.manifest.collection is not None

    def fill(self, draft: Draft, embedding: Embedding) -> None:
        """As :meth:`Shelf.fill`."""
        count = draft.articles.counts()[1]
        ids = np.empty(count, np.int64)
        vectors = np.empty((count, embedding.encoder.dimension), np.float32)
        first = 0
        for entries, made in embedding.batches(draft.articles.passage_entries()):
            upto = first + len(entries)
            ids[first:upto] = [one.key for one in entries]
            vectors[first:upto] = made
            first = upto
        draft.write_vectors(ids, vectors, self._previous)

    def clear(self) -> None:
        """Do nothing: they go with their generation."""


class EngineShelf:
    """An engine has the vectors of all generations; only what is new or changed is sent."""

    def __init__(self, store: IndexStore, rows: Rows) -> None:
        self._store = store
        self._rows = rows
        self._before = np.zeros(0, np.int64)

    def lacks(self, made: Generation) -> bool:
        """As :meth:`Shelf.lacks`; after a rollback, later generations have written over some."""
        elsewhere = made.manifest.collection != self._rows.name
        if elsewhere or made.number < max(self._store.layout.numbers()):
            return True
        return not self._rows.have(made.passage_ids(Filters()))

    def fill(self, draft: Draft, embedding: Embedding) -> None:
        """As :meth:`Shelf.fill`."""
        self._rows.make(embedding.encoder.dimension)
        held = self._rows.held()
        self._before = held.ids

        def lacking() -> Iterator[Entry]:
            for entry in draft.articles.passage_entries():
                if held.has(entry) and not embedding.fresh:
                    embedding.skip(entry)
                else:
                    yield entry

        for entries, vectors in embedding.batches(lacking()):
            self._rows.put(entries, vectors)
        draft.leave_vectors_to(self._rows)

    def clear(self) -> None:
        """As :meth:`Shelf.clear`: an older generation on disk can still be served again."""
        self._rows.drop(np.setdiff1d(self._before, self._store.passage_ids()))


def shelf_for(store: IndexStore, before: Manifest | None, encoder: str) -> Shelf:
    """Where the vectors of ``encoder`` go; in an engine, where those of ``before`` lie."""
    if store.engine is None:
        return OwnShelf(before)
    name = before.collection if before and before.encoder == encoder else None
    name = name or f"{store.engine.prefix}_{store.identity()}_{encoder[-8:]}"
    return EngineShelf(store, Rows(store.engine, name))
