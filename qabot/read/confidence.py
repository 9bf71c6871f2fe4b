"""How far to trust the best sentence: a probability, from several signs and never a raw cosine.

A logistic function of one sum. Words and MaxSim tell how well a sentence meets the question's own
words; who asks in other words has few of them there, and is known by the whole passage's vector,
which is nearer to a question that the archive answers than to any other. Neither tells a question
that the archive answers from one that it is only near to: that tells the sentence reader, which was
taught on questions bent until nothing answers. But it also doubts what is asked in words that the
passage has not, and falls for strangers that share a few; so it counts the more, the more of the
question's words the passage has, and its yes only where the passage is near by vector too. A yes
that stays as it is where such a word is masked answers a question without that word.
Nor do they tell whether the right sentence was quoted: that the reader's belief is spread over
several articles tells that it may not be.

The sum's weights are round numbers, chosen on several archives together, with questions of their
own and of others. Its middle is where 94 of 100 questions of other archives were refused. So far
it tells an archive's own questions from others; that a quote is right is less sure, for people also
ask what an archive nearly says. So the log odds are divided by a temperature (Guo et al. 2017, "On
calibration of modern neural networks"): with it, about as many answers of six sets of questions,
near misses among them, were right as the probability says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qabot.read.candidates import Candidate
from qabot.read.demands import Unmet
from qabot.read.features import NAMES, Matrix
from qabot.read.wanted import Wanted

_SUM = {"maxsim": 1.0, "passage": 0.3, "hit": 0.5}
_NEARNESS, _UNRELATED = 1.3, 0.3  # below which a cosine tells no more
_AGREEMENT, _AGREED = 0.3, 0.6  # ... above which: in a small archive one article alone is near
_BELIEF = 1.8  # log odds for each of the sentence reader's, where it is heard
_SHARED = 0.4  # share of the question's words in the passage from which it is heard at all
_NEAR = 0.6  # the highest cosine from which a yes is heard in full; below _UNRELATED it is not
_LEAST_BELIEF, _MOST_BELIEF = -3.0, 2.0
_UNKNOWN = 0.5  # for the share of the question's words that the archive has nowhere
_MARGIN = 0.05  # for each unit of log odds above the best sentence of any other article
_WORDS = 0.1  # for ln(1 + topical words): more words met is stronger evidence
_SCALE, _MIDDLE = 6.3, 1.91
_TEMPERATURE = 4.0  # what divides the log odds, for a probability that an answer is right
_FAR = 5.0  # a margin beyond that tells no more

# The larger an archive, the nearer its nearest stranger: the best of N unrelated passages rises
# with ln N. In log odds, beside an archive of USUAL passages; held beyond what was measured.
_RISE, _USUAL = 0.8, 5_500
_LEAST_RISE, _MOST_RISE = -1.0, 1.9

# What each of the log odds counts that the sentence reader gives the first quote, above those with
# which as many are answered as without; and each that it owes to words the passage lacks, of which
# no more count than those by which it believes in the quote at all.
_QUOTED, _DOUBTED = 0.15, -2.0
_HEED, _MOST_HEED = 0.3, 3.0

# What each unmet demand takes off (see demands.py), in log odds that the answer is right: less than
# the logarithm of how much oftener it is unmet where nothing answers than where the quote does.
# The opposite told counts as a denial does, and with one no more.
_NAME, _NUMBER, _DENIAL, _KIND, _COUNTED = 0.6, 0.8, 1.5, 1.2, 1.2


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an answer, beside the features of its best sentence.

    ``margin``: log odds above the best sentence of any other article. ``nearness``: the highest
    cosine of the question and a passage that was read. ``agreement``: the share in [0, 1] of the
    sentence reader's belief that falls on the article quoted first. ``belief``: the highest log
    odds that it gives any sentence, times its weight for such a question. ``quoted``: those that it
    gives the first quote; None where it was not asked. ``heed``: what these owe to the words of the
    question that the passage lacks; None where it lacks none. ``missed``: the demands that the
    first quote leaves unmet.
    """

    margin: float
    nearness: float
    agreement: float
    belief: float
    quoted: float | None
    heed: float | None
    missed: Unmet


def confidence_of(best: int, matrix: Matrix, wanted: Wanted, signs: Signs) -> float:
    """The probability in [0, 1] that an answer that begins with row ``best`` is right."""
    row = matrix[best]
    total = sum(weight * float(row[NAMES.index(name)]) for name, weight in _SUM.items())
    total += _NEARNESS * max(_UNRELATED, signs.nearness)
    total += _AGREEMENT * min(_AGREED, signs.agreement)
    total += _MARGIN * signs.margin + _WORDS * math.log(1 + len(wanted.weights))
    total -= _UNKNOWN * len(wanted.unknown) / max(1, len(wanted.weights))
    odds = _SCALE * (total - _MIDDLE) - _rise(wanted.passages)
    odds += _believed(signs, float(row[NAMES.index("passage")]))
    odds = odds / _TEMPERATURE + _read(signs) - _doubt(signs.missed)
    return 1 / (1 + math.exp(-odds))


def _doubt(missed: Unmet) -> float:
    """What the demands left unmet take off, in log odds that the answer is right."""
    told = _NAME * missed.names + _NUMBER * missed.number
    told += _DENIAL * (missed.denial or missed.opposite)
    return told + _KIND * missed.kind + _COUNTED * missed.counted


def _read(signs: Signs) -> float:
    """What the sentence reader's odds for the very quote add, in log odds that it answers.

    And what they owe to words that the passage lacks: a reader that is as sure without such a word
    has answered another question. In all, a yes counts only where the passage is near by vector.
    """
    if signs.quoted is None:
        return 0.0
    heed = min(signs.heed or 0.0, max(0.0, signs.quoted))
    added = _QUOTED * (signs.quoted - _DOUBTED)
    added += _HEED * max(-_MOST_HEED, min(_MOST_HEED, heed))
    return added if added < 0 else added * _near(signs)


def _believed(signs: Signs, shared: float) -> float:
    """What the sentence reader adds, where the passage has ``shared`` of the question's words."""
    heard = max(0.0, shared - _SHARED) / (1 - _SHARED)
    if signs.belief > 0:
        heard *= _near(signs)
    return _BELIEF * heard * min(_MOST_BELIEF, max(_LEAST_BELIEF, signs.belief))


def _near(signs: Signs) -> float:
    """How far a yes is heard, in [0, 1], by how near the passages are by vector."""
    return min(1.0, max(0.0, (signs.nearness - _UNRELATED) / (_NEAR - _UNRELATED)))


def _rise(passages: int) -> float:
    rise = _RISE * math.log(max(1, passages) / _USUAL)
    return min(_MOST_RISE, max(_LEAST_RISE, rise))


def lowered(confidence: float, by: float) -> float:
    """The score in [0, 1] of a quote that stands ``by`` (at most 0) log odds below the first.

    Half of the distance counts: a second quote is no rival of the first but may answer as well.
    """
    odds = confidence / max(1e-9, 1 - confidence) * math.exp(by / 2 / _TEMPERATURE)
    return odds / (1 + odds)


def margin_of(best: int, found: Sequence[Candidate], scores: Sequence[float]) -> float:
    """How far ``best`` stands above the best sentence of another article; 0 without one."""
    article = found[best].article.id
    others = [s for one, s in zip(found, scores, strict=True) if one.article.id != article]
    return min(_FAR, scores[best] - max(others)) if others else 0.0
