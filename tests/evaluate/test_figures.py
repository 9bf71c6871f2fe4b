"""The figures themselves, against values worked out by hand or by brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.evaluate import Estimate, Report, compare, comparison_table, report_table
from qabot.evaluate.abstention import (
    auroc,
    calibration_error,
    coverage_at_refusal,
    threshold_at_refusal,
)
from qabot.evaluate.dataset import Query
from qabot.evaluate.fusion import reciprocal_rank_fusion
from qabot.evaluate.intervals import Bootstrap
from qabot.evaluate.legend import LEGEND
from qabot.evaluate.outcome import Shown, quote_scores
from qabot.evaluate.overlap import answer_tokens, holds_answer, token_recall
from qabot.evaluate.ranking import ranking_scores


def test_tokens_are_lower_case_without_marks_and_articles() -> None:
    assert answer_tokens("The U.S. Navy’s “new” anti-ship_plan") == [
        "us",
        "navys",
        "new",
        "antishipplan",
    ]


def test_recall_counts_each_token_as_often_as_the_answer_has_it() -> None:
    assert token_recall("war and war", "war") == pytest.approx(1 / 3)
    assert token_recall("war and war", "War, and: war!") == 1.0
    assert token_recall("the", "the") == 0.0


def test_three_fifths_of_one_answer_are_enough() -> None:
    assert holds_answer(["one two three four five"], "five x three y one")
    assert not holds_answer(["one two three four five"], "five x one")
    assert holds_answer(["never", "one"], "one")
    assert not holds_answer([], "one")


@given(st.text(max_size=40), st.text(max_size=40))
def test_recall_is_a_share_and_more_text_never_lowers_it(answer: str, text: str) -> None:
    recall = token_recall(answer, text)
    assert 0.0 <= recall <= 1.0
    assert token_recall(answer, f"{text} {answer}") >= recall


def test_ranking_figures_are_those_worked_out_by_hand() -> None:
    qrels = {"q": {"a": 1, "b": 1}, "unfound": {"z": 1}, "unjudged": {}}
    rankings = {"q": ["x", "a", "y", "b"], "unfound": ["x"], "unjudged": ["x"]}
    scores = ranking_scores(qrels, rankings)
    dcg = 1 / math.log2(3) + 1 / math.log2(5)
    assert scores["nDCG@10"] == {
        "q": pytest.approx(dcg / (1 + 1 / math.log2(3))),
        "unfound": 0.0,
    }
    assert scores["hit@1"] == {"q": 0.0, "unfound": 0.0}
    assert scores["MRR@10"] == {"q": 0.5, "unfound": 0.0}
    assert scores["recall@10"] == {"q": 1.0, "unfound": 0.0}


def test_a_question_whose_ranking_is_empty_scores_nothing() -> None:
    scores = ranking_scores({"q": {"a": 1}, "r": {"a": 1}}, {"q": [], "r": ["a"]})
    assert scores["hit@1"] == {"q": 0.0, "r": 1.0}


_confidences = st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.5001, 0.9, 1.0]), min_size=1, max_size=30)


@given(_confidences, _confidences)
def test_auroc_is_the_share_of_pairs_in_order(positive: list[float], negative: list[float]) -> None:
    pairs = [(p > n) + 0.5 * (p == n) for p in positive for n in negative]
    assert auroc(np.array(positive), np.array(negative)) == pytest.approx(np.mean(pairs))


@pytest.mark.parametrize(
    ("answers", "apart"),
    [
        ([(0.75, 1.0), (0.75, 1.0), (0.75, 1.0), (0.75, 0.0)], 0.0),  # three of four, as it said
        ([(0.95, 0.0), (0.95, 0.0)], 0.95),
        ([(0.95, 1.0), (0.55, 0.0)], 0.3),  # .05 and .55, of one answer each
        ([(1.0, 1.0), (0.0, 0.0)], 0.0),
    ],
)
def test_calibration_error_is_the_distance_from_what_was_right(
    answers: list[tuple[float, float]], apart: float
) -> None:
    assert calibration_error(np.array(answers)) == pytest.approx(apart)


@given(_confidences, _confidences)
def test_coverage_is_the_best_that_a_threshold_with_enough_refusals_gives(
    own: list[float], foreign: list[float]
) -> None:
    thresholds = [*own, *foreign, 2.0]
    allowed = [t for t in thresholds if np.mean([f >= t for f in foreign]) <= 0.05 + 1e-9]
    best = max(float(np.mean([o >= t for o in own])) for t in allowed)
    assert coverage_at_refusal(np.array(own), np.array(foreign)) == pytest.approx(best)


def test_at_most_one_foreign_question_in_twenty_lies_above_the_threshold() -> None:
    foreign = np.array([i / 100 for i in range(40)])
    assert threshold_at_refusal(foreign) == pytest.approx(0.37)
    assert threshold_at_refusal(np.array([0.2])) == pytest.approx(0.2)


def test_an_interval_holds_its_figure_and_is_the_same_each_time() -> None:
    values = [0.0, 1.0, 1.0, 0.0, 1.0] * 20
    first, second = (Bootstrap(500, seed=3).mean(values) for _ in range(2))
    assert first == second
    assert first.value == pytest.approx(0.6)
    assert first.low < first.value < first.high
    assert 0.05 < first.value - first.low < 0.15  # about 1.96 standard errors of .049
    thirds = [i / 3 for i in range(50)]
    assert Bootstrap(500, seed=4).mean(thirds) != Bootstrap(500, seed=3).mean(thirds)


def test_reciprocal_rank_fusion_adds_what_each_ranking_gives() -> None:
    assert reciprocal_rank_fusion([[1, 2, 3], [3, 1, 4]]) == [1, 3, 2, 4]
    assert reciprocal_rank_fusion([[], [7]]) == [7]


def shown(text: str, article: str) -> Shown:
    return Shown(text, None, article, "")


def test_quotes_are_scored_alone_and_three_together() -> None:
    query = Query("q", "?", ("one two three four five",), unanswerable=False)
    quotes = [shown("one two", "other"), shown("three", "gold"), shown("four", "other")]
    scores = quote_scores(query, ["gold"], quotes, quotes)
    assert (scores["quote@1"], scores["quote@3"]) == (0.0, 1.0)
    assert scores["precision_shown"] == pytest.approx(1 / 3)


def test_a_refusal_scores_nothing_but_what_was_forced() -> None:
    query = Query("q", "?", ("one",), unanswerable=False)
    scores = quote_scores(query, ["gold"], [], [shown("one", "gold")])
    assert scores == {
        "quote@1": 0.0,
        "quote@3": 0.0,
        "quote@1 (forced)": 1.0,
        "quote@3 (forced)": 1.0,
    }
    assert quote_scores(Query("q", "?", ("x",), unanswerable=True), [], [], []) == {}


def test_a_table_shows_each_figure_beside_the_baselines_and_says_what_it_means() -> None:
    report = Report(
        dataset="small",
        articles=3,
        refused=1,
        passages=9,
        questions=4,
        metrics={
            "quote@1": Estimate(0.75, 0.5, 1.0, 4),
            "quote_characters": Estimate(201, 190, 212, 4),
        },
        baselines={"bm25": {"quote@1": Estimate(0.5, 0.25, 0.75, 4)}},
        outcomes=(),
    )
    assert report_table(report).splitlines() == [
        "small: 4 questions, 3 articles, 1 not taken, 9 passages",
        "                  qabot                 bm25",
        "quote@1           0.750 [0.500, 1.000]  0.500",
        "quote_characters  201 [190, 212]",
        "",
        f"quote@1           {LEGEND['quote@1']}",
        "quote_characters  characters in a quote",
    ]


def test_a_comparison_names_what_was_won_and_lost() -> None:
    before = {"a": {"quote@1": 0.0}, "b": {"quote@1": 1.0}, "c": {"quote@1": 1.0}}
    after = {"a": {"quote@1": 1.0}, "b": {"quote@1": 0.0}, "c": {"quote@1": 1.0, "new": 1.0}}
    assert comparison_table(compare(before, after)).splitlines() == [
        "         before  after  wins  losses",
        "quote@1  0.667   0.667  1     1",
        "quote@1 won: a",
        "quote@1 lost: b",
    ]
