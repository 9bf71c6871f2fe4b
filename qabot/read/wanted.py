"""What a question asks for, weighed: its topical stems, the rare ones heavier."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from qabot.terms import content_stems, stem, stems_of

# Words that say what is asked of a topic and are none themselves: "What caused the fog?" is
# answered by sentences on the fog. They count little, not nothing: "cause" may stand there.
_ASKING_WORDS = (
    "accomplish achieve affect caused comment consequence consequences describe effect effects "
    "entail event events expect expected feel happen happened imply implied include included "
    "involve involved lead led likely mean meaning opinion possible possibly prompted react "
    "reaction reason refer respond response result resulted stem think trigger view"
)
_ASKING = frozenset(stem(word) for word in _ASKING_WORDS.split())
_LITTLE = 0.3


@dataclass(frozen=True, slots=True)
class Wanted:
    """The topical stems of a question with their weight, in the question's order.

    ``weights``: inverse document frequency, ln(1 + N / (1 + df)), as in BM25 but never negative;
    words that only ask ("refer", "happen", "cause") have a part of it.
    ``pairs``: topical stems that stand side by side, function words between them left out.
    ``unknown``: stems that no passage of the archive holds. ``passages``: how many it has.
    """

    weights: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    unknown: frozenset[str]
    passages: int


def weigh(
    text: str, frequency: Callable[[str], int], passages: int, *, without: str = ""
) -> Wanted:
    """The stems of ``text``; ``frequency`` gives in how many of ``passages`` a stem occurs.

    The stems of ``without`` are left out: words that only say when, which an article of that
    day need not repeat.
    """
    left_out = stems_of(without)
    found = {word: frequency(word) for word in content_stems(text) if word not in left_out}
    return Wanted(
        weights={
            word: math.log(1 + passages / (1 + df)) * (_LITTLE if word in _ASKING else 1.0)
            for word, df in found.items()
        },
        pairs=frozenset(pairwise(found)),
        unknown=frozenset(word for word, df in found.items() if df == 0),
        passages=passages,
    )


def coverage(wanted: Mapping[str, float], present: Iterable[str]) -> float:
    """The share of the weight of ``wanted`` (stem to weight) whose stems are ``present``."""
    total = sum(wanted.values())
    if total <= 0:
        return 0.0
    there = set(present)
    return sum(weight for stem_, weight in wanted.items() if stem_ in there) / total
