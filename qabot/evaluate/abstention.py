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


def threshold_at_refusal(foreign: Floats, refused: float = REFUSED) -> float:
    """The confidence above which at most ``1 - refused`` of the foreign questions lie."""
    allowed = int(np.floor((1 - refused) * len(foreign) + 1e-9))
    return float(np.sort(foreign)[::-1][allowed]) if allowed < len(foreign) else 0.0


def coverage_at_refusal(own: Floats, foreign: Floats, refused: float = REFUSED) -> float:
    """The share of ``own`` above the :func:`threshold_at_refusal` of ``foreign``."""
    return float((own > threshold_at_refusal(foreign, refused)).mean())
