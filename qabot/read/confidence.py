"""How far to trust the best sentence: a probability, from features and never a raw cosine.

A logistic function of one sum of features. The sum's weights are round numbers, chosen on
several archives together; its scale and middle were fitted on the held-out tenth of the training
file (see ``qabot.training``), where half of the questions were asked with their article in the
archive and half without it, so that 0.5 means that an answer is as likely as none. The middle
was then lowered by hand from 1.30, after the questions of a foreign archive were still refused.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from qabot.read.candidates import Candidate
from qabot.read.demands import Unmet
from qabot.read.features import NAMES, Matrix
from qabot.read.wanted import Wanted

_SUM = {"maxsim": 1.0, "passage": 0.3, "hit": 0.5}
_MARGIN = 0.05  # for each unit of log odds above the best sentence of any other article
_WORDS = 0.1  # for ln(1 + topical words): more words met is stronger evidence
_LEAST = 0.4  # of the question's weight: an answer's passage has more in 97 of 100 cases
_SCALE, _MIDDLE = 6.3, 1.25
_FAR = 5.0  # a margin beyond that tells no more

# The larger an archive, the nearer its nearest stranger: the best of N unrelated passages rises
# with ln N. In log odds, beside an archive of USUAL passages; held beyond what was measured.
_RISE, _USUAL = 0.41, 5_500
_LEAST_RISE, _MOST_RISE = -0.6, 1.0

# What each unmet demand takes off, in log odds (see demands.py).
_NAME, _NUMBER, _DENIAL, _KIND = 1.2, 1.5, 1.2, 0.9


def confidence_of(best: int, matrix: Matrix, margin: float, wanted: Wanted, missed: Unmet) -> float:
    """The probability in [0, 1] that the candidate of row ``best`` answers."""
    row = matrix[best]
    total = sum(weight * float(row[NAMES.index(name)]) for name, weight in _SUM.items())
    total -= max(0.0, _LEAST - float(row[NAMES.index("passage")]))
    total += _MARGIN * margin + _WORDS * math.log(1 + len(wanted.weights))
    odds = _SCALE * (total - _MIDDLE) - _NAME * missed.names - _NUMBER * missed.number
    odds -= _DENIAL * missed.denial + _KIND * missed.kind + _rise(wanted.passages)
    return 1 / (1 + math.exp(-odds))


def _rise(passages: int) -> float:
    rise = _RISE * math.log(max(1, passages) / _USUAL)
    return min(_MOST_RISE, max(_LEAST_RISE, rise))


def lowered(confidence: float, by: float) -> float:
    """The score in [0, 1] of a quote that stands ``by`` (at most 0) log odds below the first.

    Half of the distance counts: a second quote is no rival of the first but may answer as well.
    """
    odds = confidence / max(1e-9, 1 - confidence) * math.exp(by / 2)
    return odds / (1 + odds)


def margin_of(best: int, found: Sequence[Candidate], scores: Sequence[float]) -> float:
    """How far ``best`` stands above the best sentence of another article; 0 without one."""
    article = found[best].article.id
    others = [s for one, s in zip(found, scores, strict=True) if one.article.id != article]
    return min(_FAR, scores[best] - max(others)) if others else 0.0
