"""Near-identical articles: the printings of one story, by MinHash over word shingles.

After A. Z. Broder, "On the resemblance and containment of documents" (1997): the share of
equal minima of two sets under random orders estimates their Jaccard similarity. Candidates
come from banding (J. Leskovec et al., "Mining of Massive Datasets", 3.4).
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

SHINGLE = 4  # words
HASHES = 128
ALIKE = 0.6  # estimated Jaccard similarity of shingles from which on two articles are one story
_BANDS = 32  # bands of 4: a pair at .6 is a candidate with probability .99, at .2 with .05
_BLOCK = 4096  # shingles compared at a time: a text of the largest size would take gigabytes
_LEAST = 20  # shingles; shorter articles are alike by chance

_WORD = re.compile(r"\w+")
_random = np.random.default_rng(20030523)  # fixed: a signature must mean the same next year
_FACTORS = _random.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_TERMS = _random.integers(0, 2**63, HASHES, dtype=np.uint64)


def signature(text: str) -> bytes | None:
    """Give the MinHash signature of a text, 512 bytes; None for one too short to compare."""
    words = _WORD.findall(text.casefold())
    shingles = (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    distinct = {zlib.crc32(one.encode()) for one in shingles}
    if len(distinct) < _LEAST:
        return None
    hashes = np.fromiter(distinct, np.uint64, len(distinct))
    minima = np.full(HASHES, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(hashes), _BLOCK):
        np.minimum(minima, _minima(hashes[start : start + _BLOCK]), out=minima)
    return minima.astype("<u4").tobytes()


def _minima(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The least of some shingles' values in each order; takes 1 kB a shingle."""
    with np.errstate(over="ignore"):
        ordered = (hashes[:, None] * _FACTORS + _TERMS) >> np.uint64(32)
    minima: npt.NDArray[np.uint64] = ordered.min(axis=0)
    return minima


def similarity(one: bytes, other: bytes) -> float:
    """Estimate the Jaccard similarity, in [0, 1], of two texts from their signatures."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def stories(signatures: Iterable[tuple[str, bytes]]) -> list[list[str]]:
    """Group the keys of texts that are alike; keys without a like are left out.

    Groups and their members come in the order of the input.
    """
    known = dict(signatures)
    parent = {key: key for key in known}
    for one, other in _candidates(known):
        first, second = _root(parent, one), _root(parent, other)
        if first != second and similarity(known[one], known[other]) >= ALIKE:
            parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for key in known:
        groups[_root(parent, key)].append(key)
    return [group for group in groups.values() if len(group) > 1]


def _candidates(known: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pairs that agree in a whole band; within a bucket each is compared with the first."""
    width = HASHES * 4 // _BANDS
    for band in range(_BANDS):
        firsts: dict[bytes, str] = {}
        for key, content in known.items():
            part = content[band * width : (band + 1) * width]
            first = firsts.setdefault(part, key)
            if first != key:
                yield first, key


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key
