"""Features → one score: log odds that a sentence answers, from a small file of weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from qabot.read.features import NAMES, Matrix


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear model. ``weights`` are in the order of :data:`~qabot.read.features.NAMES`."""

    weights: tuple[float, ...]

    def score(self, matrix: Matrix) -> Matrix:
        """Log odds, up to a constant, shape ``(n,)``, of rows of features, shape ``(n, f)``."""
        return np.asarray(matrix @ np.array(self.weights, dtype=np.float32), dtype=np.float32)


@cache
def load_ranker() -> Ranker:
    """The ranker that is shipped with qabot (``ranker.json``; made by qabot.training.ranker)."""
    stored = json.loads(files("qabot.read").joinpath("ranker.json").read_text("utf-8"))
    return Ranker(tuple(float(stored["weights"][name]) for name in NAMES))
