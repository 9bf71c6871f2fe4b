"""Candidates with scores given by hand."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.read.candidates import Candidate
from qabot.read.widen import Sentences

MANY = 20.0  # new words: none of the sentences only repeats the question


def sentences(
    found: Sequence[Candidate], scores: Sequence[float], new: Sequence[float] | None = None
) -> Sentences:
    """The candidates, ranked by their ``scores``."""
    return Sentences(found, scores, scores, new or [MANY] * len(found))
