"""Putting a draft's vectors where they are searched: into the draft itself, or an engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from qabot.index import Draft, Manifest
from qabot.index.entry import Entry
from qabot.index.milvus import Address, Rows, is_remote, new_rows, rows_of

if TYPE_CHECKING:
    from qabot.ingest.embedding import Embedding


def keep_in_draft(draft: Draft, embedding: Embedding, previous: str | None) -> None:
    """Write all vectors anew; ``previous`` is the form that the generation before has."""
    count = draft.articles.counts()[1]
    ids = np.empty(count, np.int64)
    vectors = np.empty((count, embedding.encoder.dimension), np.float32)
    first = 0
    for entries, made in embedding.batches(draft.articles.passage_entries()):
        upto = first + len(entries)
        ids[first:upto] = [one.key for one in entries]
        vectors[first:upto] = made
        first = upto
    draft.write_vectors(ids, vectors, previous)


def keep_in_engine(draft: Draft, embedding: Embedding, rows: Rows) -> None:
    """Send the vectors that are new or changed; what the engine has too much stays for now."""
    rows.make(embedding.encoder.dimension)
    held = rows.held()

    def lacking() -> Iterator[Entry]:
        for entry in draft.articles.passage_entries():
            if held.has(entry) and not embedding.fresh:
                embedding.skip(entry)
            else:
                yield entry

    for entries, vectors in embedding.batches(lacking()):
        rows.put(entries, vectors)
    draft.leave_vectors_to(rows)


def rows_for(address: Address, before: Manifest | None, encoder: str) -> Rows:
    """The collection of the generation before, where the same encoder made it; else a new one."""
    if before and is_remote(before.vector_index) and before.encoder == encoder:
        return rows_of(before.vector_index, address)
    return new_rows(address)
