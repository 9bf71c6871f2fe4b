"""The text that stands for a passage, and its vector, from the cache where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from qabot.embed import EmbeddingCache, Encoder
from qabot.index import Draft
from qabot.ingest.progress import Progress

_SOME = 512  # passages between two commits of the cache: what an interrupted build loses at most

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


def embedded_text(title: str, text: str) -> str:
    """Put the title in front of a passage, unless the passage begins with it anyway.

    Measured: the title gains 1 to 2 points of nDCG@10.
    """
    head = title.strip()
    if not head or text.startswith(head):
        return text
    return f"{head} {text}" if head[-1] in '.!?…”"' else f"{head}. {text}"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Passage ids ``(n,)``, their vectors ``(n, d)``, and how many texts were computed now."""

    ids: Ids
    vectors: Floats
    computed: int


def embed_passages(
    draft: Draft, encoder: Encoder, cache: EmbeddingCache, progress: Progress, *, fresh: bool
) -> Embedded:
    """Embed a draft's passages; ``fresh`` computes even what the cache knows.

    The cache keeps no vector of a text that is not in the draft: what leaves the archive
    leaves the cache.
    """
    count = draft.articles.counts()[1]
    ids = np.empty(count, np.int64)
    vectors = np.empty((count, encoder.dimension), np.float32)
    progress.stage("embedding passages", count)
    computed = first = 0
    for some in _batched(draft.articles.passages(), _SOME):
        texts = [embedded_text(title, text) for _, title, text in some]
        known = {} if fresh else cache.get(encoder.fingerprint, texts, encoder.dimension)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        progress.advance(len(some) - len(missing))
        if missing:
            made = encoder.encode(missing, progress.advance)
            known.update(zip(missing, made, strict=True))
            cache.put(encoder.fingerprint, ((text, known[text]) for text in missing))
        computed += len(missing)
        ids[first : first + len(some)] = [number for number, _, _ in some]
        vectors[first : first + len(some)] = [known[text] for text in texts]
        first += len(some)
    return Embedded(ids, vectors, computed)


def _batched(
    passages: Iterator[tuple[int, str, str]], size: int
) -> Iterator[list[tuple[int, str, str]]]:
    while some := list(islice(passages, size)):
        yield some
