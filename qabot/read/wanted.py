"""What a question asks for, weighed: its topical stems, the rare ones heavier."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from qabot.read.terms import content_stems, terms


@dataclass(frozen=True, slots=True)
class Wanted:
    """The topical stems of a question with their weight, in the question's order.

    ``weights``: inverse document frequency, ln(1 + N / (1 + df)), as in BM25 but never negative.
    ``pairs``: topical stems that stand side by side, function words between them left out.
    ``unknown``: stems that no passage of the archive holds.
    """

    weights: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    unknown: frozenset[str]


def weigh(
    text: str, frequency: Callable[[str], int], passages: int, *, without: str = ""
) -> Wanted:
    """The stems of ``text``; ``frequency`` gives in how many of ``passages`` a stem occurs.

    The stems of ``without`` are left out: words that only say when, which an article of that
    day need not repeat.
    """
    left_out = {term.stem for term in terms(without)}
    found = {stem: frequency(stem) for stem in content_stems(text) if stem not in left_out}
    return Wanted(
        weights={stem: math.log(1 + passages / (1 + df)) for stem, df in found.items()},
        pairs=frozenset(pairwise(found)),
        unknown=frozenset(stem for stem, df in found.items() if df == 0),
    )
