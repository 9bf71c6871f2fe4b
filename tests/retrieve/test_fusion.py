"""One score out of three."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.retrieve.fusion import Weights, best_first, cap_per_article, fuse

PASSAGES = st.dictionaries(st.integers(1, 40), st.sampled_from("abcd"), min_size=1)
COSINES = st.dictionaries(st.integers(1, 40), st.floats(-1, 1))
BM25 = st.dictionaries(st.integers(1, 40), st.floats(0, 60))
ARTICLES = st.dictionaries(st.sampled_from("abcd"), st.floats(0, 60))
WEIGHTS = st.builds(Weights, st.floats(0.1, 3), st.floats(0, 3), st.floats(0, 3))


@given(PASSAGES, COSINES, BM25, ARTICLES, WEIGHTS)
def test_every_passage_gets_a_score_between_0_and_1(
    article_of: dict[int, str],
    cosines: dict[int, float],
    words: dict[int, float],
    articles: dict[str, float],
    weights: Weights,
) -> None:
    scores = fuse(article_of, cosines, words, articles, weights)
    assert scores.keys() == article_of.keys()
    assert all(0 <= score <= 1 for score in scores.values())


def test_the_score_is_the_weighted_mean_of_the_normalised_signals() -> None:
    scores = fuse(
        {1: "a", 2: "b", 3: "b"},
        {1: 0.8, 2: 0.4, 3: -0.2},
        {1: 5.0, 2: 10.0},
        {"a": 2.0, "b": 8.0},
        Weights(dense=2.0, passage_words=1.0, article_words=1.0),
    )
    assert scores[1] == pytest.approx((2 * 0.8 + 0.5 + 0.25) / 4)
    assert scores[2] == pytest.approx((2 * 0.4 + 1.0 + 1.0) / 4)
    assert scores[3] == pytest.approx((0.0 + 0.0 + 1.0) / 4)


def test_equal_scores_are_ordered_by_id() -> None:
    assert best_first({9: 0.5, 3: 0.5, 7: 0.9}) == [7, 3, 9]


@given(st.lists(st.integers(1, 30), unique=True), st.integers(1, 4))
def test_the_cap_keeps_the_first_of_each_article_in_order(ordered: list[int], cap: int) -> None:
    article_of = {passage: "xyz"[passage % 3] for passage in ordered}
    kept = cap_per_article(ordered, article_of, cap)
    assert [one for one in ordered if one in set(kept)] == kept
    for article in "xyz":
        own = [one for one in ordered if article_of[one] == article]
        assert [one for one in kept if article_of[one] == article] == own[:cap]


@pytest.mark.parametrize("weights", [(0.0, 0.0, 0.0), (1.0, -0.1, 0.2)])
def test_weights_that_mean_nothing_are_refused(weights: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="retrieval weights"):
        Weights(*weights)
