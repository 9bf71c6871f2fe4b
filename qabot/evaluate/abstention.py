"""How well confidence tells the questions that the archive answers from those it does not."""

from __future__ import annotations

import numpy as np

from qabot.evaluate.intervals import Floats

REFUSED = 0.95


def auroc(positive: Floats, negative: Floats) -> float:
    """The area under the ROC curve: how often a positive outranks a negative; ties count half.

    Equals the Mann-Whitney statistic over both sizes (Hanley & McNeil, 1982).
    """
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    not_above = np.searchsorted(ordered, positive, side="right")
    return float((below + not_above).sum() / (2 * len(positive) * len(negative)))


def coverage_at_refusal(own: Floats, foreign: Floats, refused: float = REFUSED) -> float:
    """The share of ``own`` still answered at the least threshold that refuses enough ``foreign``.

    A question is answered when its confidence is at least the threshold; the threshold is the
    lowest at which at most ``1 - refused`` of the foreign questions are answered.
    """
    allowed = int(np.floor((1 - refused) * len(foreign) + 1e-9))
    bound = np.sort(foreign)[::-1][allowed] if allowed < len(foreign) else -np.inf
    return float((own > bound).mean())
