"""The fit behind the ranker's weights."""

from __future__ import annotations

import numpy as np
import pytest

from qabot.training.ranker import Listed, fit, gradient


def lists(seed: int = 7, count: int = 60) -> list[Listed]:
    """Questions whose answer is the candidate that is highest in the first of three features."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        features = random.normal(size=(8, 3))
        features[:, 2] = 0.0
        answers = np.arange(8) == features[:, 0].argmax()
        made.append(Listed(features, answers))
    return made


def test_the_feature_that_tells_gets_the_weight() -> None:
    weights = fit(lists())
    assert weights[0] > 2.0
    assert abs(weights[1]) < 0.5


def test_a_feature_that_never_varies_is_not_learnt() -> None:
    assert fit(lists())[2] == 0.0


def test_the_gradient_is_that_of_minus_the_log_probability() -> None:
    (one,) = lists(count=1)
    mean, spread = np.zeros(3), np.ones(3)

    def loss(weights: np.ndarray) -> float:
        chances = np.exp(one.features @ weights)
        return float(-np.log(chances[one.answers].sum() / chances.sum()))

    at = np.array([0.3, -0.2, 0.1])
    step = 1e-6
    numeric = [(loss(at + step * unit) - loss(at - step * unit)) / (2 * step) for unit in np.eye(3)]
    assert gradient(one, at, mean, spread) == pytest.approx(numeric, abs=1e-5)
