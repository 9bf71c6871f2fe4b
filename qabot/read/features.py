"""What is known of a candidate sentence, as a row of numbers.

Columns are named in :data:`NAMES`; the ranker's weights refer to them by name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qabot.read.candidates import Candidate
from qabot.read.wanted import Wanted, coverage
from qabot.terms import Term, stems_of, terms

Matrix = NDArray[np.float32]

_MOST_NEW = 20  # topical words that the question does not hold; more tell nothing

NAMES: tuple[str, ...] = (
    "hit",  # the retriever's score of the passage
    "coverage",  # share of the question's weight in the sentence
    "window",  # ... in the sentence and its two neighbours
    "pairs",  # share of the question's pairs of neighbouring words that the sentence has
    "novelty",  # topical words that the question does not hold, of 20 at most
    "length",  # ln(1 + words)
    "asks",  # the sentence is itself a question
    "maxsim",  # late interaction of question and sentence
    "article",  # the highest maxsim among the article's candidates
    "passage",  # share of the question's weight in the passage
    "said",  # the speaker asked for says it, of the topic asked for (see speech_evidence)
    "topic",  # share of the topic in the sentence, where a speaker is asked for
)


def features(
    wanted: Wanted,
    found: Sequence[Candidate],
    maxsims: Sequence[float],
    speech: Sequence[tuple[float, float]],
) -> Matrix:
    """One row per candidate, columns as :data:`NAMES`: shape ``(n, f)``.

    For each candidate ``maxsims`` has one value in [-1, 1], and ``speech`` has those of "said" and
    "topic".
    """
    words = [terms(candidate.text) for candidate in found]
    place = {(c.article.id, c.index): i for i, c in enumerate(found)}
    best: dict[str, float] = {}
    for candidate, maxsim in zip(found, maxsims, strict=True):
        best[candidate.article.id] = max(maxsim, best.get(candidate.article.id, -1.0))
    passages = {
        one.hit.passage.id: coverage(wanted.weights, stems_of(one.hit.passage.text))
        for one in found
    }
    rows = [
        (
            candidate.hit.score,
            coverage(wanted.weights, (t.stem for t in words[i])),
            coverage(wanted.weights, _window(candidate, place, words)),
            *_shape(wanted, words[i]),
            float(candidate.text.rstrip("\"”’') ").endswith("?")),
            maxsims[i],
            best[candidate.article.id],
            passages[candidate.hit.passage.id],
            *speech[i],
        )
        for i, candidate in enumerate(found)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(found), len(NAMES))


def new_words(matrix: Matrix) -> list[float]:
    """How many topical words each row's sentence has that the question has not."""
    return [float(novelty) * _MOST_NEW for novelty in matrix[:, NAMES.index("novelty")]]


def _window(
    candidate: Candidate,
    place: Mapping[tuple[str, int], int],
    words: Sequence[Sequence[Term]],
) -> set[str]:
    """The stems of a sentence and of its neighbours either side."""
    near = (place.get((candidate.article.id, candidate.index + step)) for step in (-1, 0, 1))
    return {term.stem for i in near if i is not None for term in words[i]}


def _shape(wanted: Wanted, words: Sequence[Term]) -> tuple[float, float, float]:
    """Pairs, novelty and length."""
    topical = [term.stem for term in words if not term.stop]
    pairs = set(pairwise(topical)) & wanted.pairs
    new = sum(stem not in wanted.weights for stem in topical)
    return (
        len(pairs) / max(1, len(wanted.pairs)),
        min(new, _MOST_NEW) / _MOST_NEW,
        math.log(1 + len(words)),
    )
