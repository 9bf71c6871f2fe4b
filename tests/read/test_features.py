"""What a question wants, weighed, and the features of a sentence."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from qabot.read.candidates import Candidate
from qabot.read.features import NAMES, features
from qabot.read.ranker import load_ranker
from qabot.read.wanted import coverage, weigh

Make = Callable[..., list[Candidate]]


NEWS = (
    "“The pier is sinking by the day,” said Marta Lindqvist. "
    "Tomas Reyes said the pier was sound. Why close the pier?"
)


def no_frequency(_stem: str) -> int:
    return 0


def column(matrix: np.ndarray, name: str) -> list[float]:
    return [round(float(value), 3) for value in matrix[:, NAMES.index(name)]]


def test_rare_words_weigh_more_and_the_unknown_are_told() -> None:
    frequencies = {"pier": 50, "sink": 1}
    wanted = weigh("Is the pier sinking in Ostrava?", lambda s: frequencies.get(s, 0), 100)
    assert wanted.weights["sink"] > wanted.weights["pier"] > 0
    assert wanted.unknown == {"ostrava"}
    assert wanted.pairs == {("pier", "sink"), ("sink", "ostrava")}
    assert wanted.weights["pier"] == pytest.approx(math.log(1 + 100 / 51))


def test_words_that_only_say_when_are_not_wanted() -> None:
    wanted = weigh("pier sinking in May 2003", no_frequency, 10, without="in May 2003")
    assert set(wanted.weights) == {"pier", "sink"}


def test_words_that_only_ask_count_little() -> None:
    wanted = weigh("What caused the flood?", no_frequency, 10)
    assert 0 < wanted.weights["caus"] < 0.5 * wanted.weights["flood"]


def test_features_tell_apart_statement_and_question(make_candidates: Make) -> None:
    found = make_candidates(NEWS)
    wanted = weigh("the sinking pier", no_frequency, 10)
    matrix = features(wanted, found, [0.5, 0.4, 0.3], [(0.0, 0.0)] * 3)
    assert matrix.shape == (3, len(NAMES))
    assert column(matrix, "coverage") == [1.0, 0.5, 0.5]
    assert column(matrix, "window") == [1.0, 1.0, 0.5]
    assert column(matrix, "asks") == [0.0, 0.0, 1.0]
    assert column(matrix, "maxsim") == [0.5, 0.4, 0.3]
    assert column(matrix, "article") == [0.5, 0.5, 0.5]


def test_no_candidates_are_no_rows() -> None:
    assert features(weigh("x", no_frequency, 1), [], [], []).shape == (0, len(NAMES))


def test_the_shipped_ranker_scores_every_row_by_every_feature() -> None:
    ranker = load_ranker()
    rows = np.eye(len(NAMES), dtype=np.float32)
    assert ranker.score(rows).tolist() == pytest.approx(ranker.weights)


def test_coverage_is_the_share_of_the_weight() -> None:
    wanted = {"iran": 3.0, "plant": 1.0}
    assert coverage(wanted, ["iran", "other"]) == pytest.approx(0.75)
    assert coverage(wanted, []) == 0.0
    assert coverage({}, ["iran"]) == 0.0
