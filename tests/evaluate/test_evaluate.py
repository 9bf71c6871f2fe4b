"""A whole evaluation: real corpus, real index, real answers."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from qabot.domain import Coverage, Filters, NoAnswer, Reason
from qabot.errors import UsageError
from qabot.evaluate import (
    Bootstrap,
    EvaluationOptions,
    Report,
    compare,
    evaluate,
    read_scores,
    report_table,
    report_to_json,
    write_journal,
)
from qabot.evaluate.asking import Foreign, ask_foreign
from qabot.evaluate.dataset import Query
from qabot.evaluate.workbench import Workbench
from qabot.ingest import Silent
from qabot.settings import load_settings


def test_every_article_is_indexed_and_every_question_asked(report: Report) -> None:
    assert (report.articles, report.refused, report.questions) == (11, 0, 8)
    assert report.passages >= 10
    assert [one.id for one in report.outcomes] == ["q1", "q2", "q3", "q4", "q5", "q6", "n1", "n2"]


def test_ranking_finds_the_articles_of_plain_questions(report: Report) -> None:
    assert report.metrics["hit@1"].value >= 5 / 6
    assert report.metrics["recall@10"].value == 1.0
    assert report.metrics["hit@1"].count == 6
    assert report.outcomes[1].ranking[0] == "airport"


def test_an_exact_copy_counts_as_the_article_it_is_indexed_under(report: Report) -> None:
    asked = report.outcomes[2]
    assert asked.gold == ("marathon",)
    assert "marathon again" not in asked.ranking
    assert asked.scores["hit@1"] == 1.0


def test_quotes_are_judged_by_what_is_shown(report: Report) -> None:
    for one in report.outcomes[:6]:
        first = one.shown[0].text if one.shown else ""
        held = any(answer.lower() in first.lower() for answer in one.answers)
        assert one.scores["quote@1"] >= held
        assert one.scores["quote@3"] >= one.scores["quote@1"]
        assert one.scores["quote@1 (forced)"] >= one.scores["quote@1"]
    assert report.metrics["quote@3 (forced)"].value >= 5 / 6


def test_a_refusal_shows_nothing_and_scores_nothing(report: Report) -> None:
    for one in report.outcomes:
        assert bool(one.shown) == one.answered
        assert (one.reason is None) == one.answered
        if not one.answered:
            assert not one.scores.get("quote@1")


def test_refusals_are_judged_on_unanswerable_and_on_foreign_questions(report: Report) -> None:
    expected = {"answered", "unanswerable_refused", "auroc", "wrong_refused"}
    expected |= {"coverage_at_95_refusal", "threshold_at_95_refusal"}
    assert expected <= set(report.metrics)
    assert report.metrics["auroc"].value >= 0.9
    assert report.metrics["wrong_refused"].count == 2


def test_a_question_that_its_own_date_leaves_unanswered_keeps_its_confidence() -> None:
    nothing = Coverage(0, 0, None, None, 0, ())
    left = NoAnswer("Who won in 1950?", Reason.FILTERED_OUT, nothing, (), 0.4, 1, Filters())
    asker = SimpleNamespace(ask=lambda *_, **__: left)
    generation = SimpleNamespace(coverage=lambda: nothing)
    bench = SimpleNamespace(asker=asker, generation=generation)
    query = Query("f", "Who won in 1950?", (), unanswerable=False)
    [asked] = ask_foreign(cast("Workbench", bench), [query], Silent())
    assert asked == Foreign(0.4, answered=False)


def test_each_baseline_is_ranked_and_only_passages_are_quoted(report: Report) -> None:
    assert set(report.baselines) == {"dense", "bm25", "rrf", "bm25_articles"}
    for name, found in report.baselines.items():
        assert found["hit@1"].value >= 0.5
        assert ("passage_quote@1" in found) == (name != "bm25_articles")
        assert ("quote@1" in found) == (name != "bm25_articles")
    assert report.baselines["rrf"]["quote@3"].value >= report.baselines["rrf"]["quote@1"].value


def test_the_json_has_each_figure_as_a_number_with_its_interval(report: Report) -> None:
    printed = json.loads(json.dumps(report_to_json(report)))
    names = {"hit@1", "recall@10", "MRR@10", "nDCG@10", "quote@1", "quote@3", "precision_shown"}
    names |= {"auroc", "calibration_error", "coverage_at_95_refusal", "cpu_seconds_per_question"}
    assert names <= set(printed["metrics"])
    for name, value in printed["metrics"].items():
        low, high = printed["intervals"][name]
        assert low <= high
        assert isinstance(value, float | int)


def test_the_table_fits_a_hundred_columns_and_names_every_figure(report: Report) -> None:
    table = report_table(report)
    assert all(len(line) <= 100 for line in table.splitlines())
    assert all(name in table for name in report.metrics)


def test_the_same_index_gives_the_same_figures_again(
    report: Report, small_dataset: Path, evaluated_index: Path
) -> None:
    options = EvaluationOptions(limit=4, index=evaluated_index, baselines=False)
    again = evaluate(small_dataset, load_settings(None), options)
    assert again.questions == 4
    assert not again.baselines
    for before, after in zip(report.outcomes[:4], again.outcomes, strict=True):
        assert before.scores == after.scores
        assert before.shown == after.shown


def test_a_journal_is_read_back_for_comparison(report: Report, tmp_path: Path) -> None:
    path, reading = write_journal(report.outcomes, tmp_path / "new" / "run.jsonl")
    scores = read_scores(path)
    assert scores == {one.id: one.scores for one in report.outcomes}
    text = reading.read_text(encoding="utf-8")
    assert all(one.question in text for one in report.outcomes)
    worse = {key: dict.fromkeys(of, 0.0) for key, of in scores.items()}
    changes = compare(worse, scores)
    assert changes["recall@10"].wins == ("q1", "q2", "q3", "q4", "q5", "q6")
    assert changes["recall@10"].losses == ()
    assert (changes["recall@10"].before, changes["recall@10"].after) == (0.0, 1.0)


def test_runs_without_a_common_question_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="share no question"):
        compare({"a": {"quote@1": 1.0}}, {"b": {"quote@1": 1.0}})


def test_a_journal_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text('{"hit@1": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="is no outcome"):
        read_scores(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_scores(tmp_path / "missing.jsonl")


def test_bad_options_are_met_before_anything_is_built(small_dataset: Path, tmp_path: Path) -> None:
    options = EvaluationOptions(wrong=tmp_path / "none", index=tmp_path / "index")
    with pytest.raises(UsageError, match="no dataset folder"):
        evaluate(small_dataset, load_settings(None), options)
    assert not (tmp_path / "index").exists()
    assert Bootstrap().resamples == 1_000
