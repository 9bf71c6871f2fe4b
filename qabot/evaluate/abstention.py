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


def calibration_error(answers: Floats, bins: int = 10) -> float:
    """How far confidence lies from the share that was right, in the mean of equal ``bins``.

    ``answers`` is ``(n, 2)``: a confidence in [0, 1], and 1 where the answer was right, else 0.
    Each bin weighs what it holds: the expected calibration error of Guo et al. 2017.
    """
    sure, right = answers[:, 0], answers[:, 1]
    places = np.minimum((sure * bins).astype(int), bins - 1)
    count = np.bincount(places, minlength=bins)
    apart = np.abs(np.bincount(places, sure - right, bins))
    return float(apart.sum() / count.sum())


def threshold_at_refusal(foreign: Floats, refused: float = REFUSED) -> float:
    """The confidence above which at most ``1 - refused`` of the foreign questions lie."""
    allowed = int(np.floor((1 - refused) * len(foreign) + 1e-9))
    return float(np.sort(foreign)[::-1][allowed]) if allowed < len(foreign) else 0.0


def coverage_at_refusal(own: Floats, foreign: Floats, refused: float = REFUSED) -> float:
    """The share of ``own`` above the :func:`threshold_at_refusal` of ``foreign``."""
    return float((own > threshold_at_refusal(foreign, refused)).mean())
