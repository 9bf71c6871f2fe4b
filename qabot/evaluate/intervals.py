"""Bootstrap intervals: how far a figure would move with other questions of the same kind.

The percentile bootstrap (Efron & Tibshirani, 1993, chapter 13) over questions, seeded, so that
the same answers always give the same interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over ``count`` questions and its 95% interval ``[low, high]``."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How often, and from which seed, questions are drawn again."""

    resamples: int = 1_000
    seed: int = 0

    def mean(self, values: Sequence[float]) -> Estimate:
        """The mean of ``values``, one for each question; there must be one."""
        return self.of(lambda sample: float(sample.mean()), values)

    def of(
        self,
        figure: Callable[[Floats], float],
        values: Sequence[float] | Sequence[tuple[float, ...]],
    ) -> Estimate:
        """Any ``figure`` of one sample of questions, each with a value or a row of values."""
        sample = np.asarray(values, dtype=np.float64)
        rng = np.random.default_rng(self.seed)
        n = len(sample)
        drawn = [figure(sample[rng.integers(0, n, n)]) for _ in range(self.resamples)]
        return _estimate(figure(sample), drawn, n)

    def of_two(
        self,
        figure: Callable[[Floats, Floats], float],
        ours: Sequence[float],
        theirs: Sequence[float],
    ) -> Estimate:
        """A ``figure`` of two samples, each drawn again by itself; counts the first."""
        one, two = np.asarray(ours, dtype=np.float64), np.asarray(theirs, dtype=np.float64)
        rng = np.random.default_rng(self.seed)
        n, m = len(one), len(two)
        drawn = [
            figure(one[rng.integers(0, n, n)], two[rng.integers(0, m, m)])
            for _ in range(self.resamples)
        ]
        return _estimate(figure(one, two), drawn, n)


def _estimate(value: float, drawn: Sequence[float], count: int) -> Estimate:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(value, float(low), float(high), count)
