"""The text that stands for a passage, and its vector, from the cache where it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from qabot.embed import EmbeddingCache, Encoder
from qabot.embed.pooling import Floats
from qabot.index.entry import Entry, headed
from qabot.ingest.progress import Progress

_SOME = 512  # passages between two commits of the cache: what an interrupted build loses at most


class Embedding:
    """Gives passages their vectors, and counts the texts that had to be computed.

    The cache keeps no vector of a text that went through neither :meth:`batches` nor
    :meth:`skip`: what leaves the archive leaves the cache. ``fresh`` computes even what it knows.
    """

    def __init__(
        self, encoder: Encoder, cache: EmbeddingCache, progress: Progress, *, fresh: bool
    ) -> None:
        self.encoder = encoder
        self.fresh = fresh
        self.computed = 0
        self._cache = cache
        self._progress = progress

    def batches(self, entries: Iterable[Entry]) -> Iterator[tuple[list[Entry], Floats]]:
        """Give the entries in their order, some at a time, with their vectors ``(n, d)``."""
        rest = iter(entries)
        while some := list(islice(rest, _SOME)):
            yield some, self._vectors([headed(one.title, one.text) for one in some])

    def skip(self, entry: Entry) -> None:
        """Pass over an entry whose vector is where it should be."""
        self._cache.touch(headed(entry.title, entry.text))
        self._progress.advance()

    def _vectors(self, texts: list[str]) -> Floats:
        encoder = self.encoder
        known = {} if self.fresh else self._cache.get(encoder.fingerprint, texts, encoder.dimension)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        self._progress.advance(len(texts) - len(missing))
        if missing:
            made = encoder.encode(missing, self._progress.advance)
            known.update(zip(missing, made, strict=True))
            self._cache.put(encoder.fingerprint, ((text, known[text]) for text in missing))
        self.computed += len(missing)
        return np.stack([known[text] for text in texts])
