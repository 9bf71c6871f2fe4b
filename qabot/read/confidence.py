"""How far to trust the best sentence: a probability, from features and never a raw cosine."""

from __future__ import annotations

import math

from qabot.read.features import NAMES, Matrix
from qabot.read.wanted import Wanted


def confidence_of(row: Matrix, wanted: Wanted) -> float:
    """The probability in [0, 1] that the sentence of these features answers.

    A first guess, until calibrated: words of the question that are met, and meaning.
    """
    window, maxsim = (float(row[NAMES.index(name)]) for name in ("window", "maxsim"))
    missing = len(wanted.unknown) / max(1, len(wanted.weights))
    return 1 / (1 + math.exp(-(5 * window + 6 * maxsim - 6 - 4 * missing)))
