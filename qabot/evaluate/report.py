"""The figures of an evaluation, and how they are computed from its outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qabot.evaluate.abstention import (
    auroc,
    calibration_error,
    coverage_at_refusal,
    threshold_at_refusal,
)
from qabot.evaluate.asking import Foreign, Measured, baseline_scores
from qabot.evaluate.dataset import Dataset
from qabot.evaluate.intervals import Bootstrap, Estimate
from qabot.evaluate.outcome import QuestionOutcome
from qabot.evaluate.ranking import Qrels, ranking_scores


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation. ``metrics`` are qabot's figures by name; ``baselines`` those of each.

    ``articles`` were indexed out of the dataset; ``refused`` were not taken by the archive.
    """

    dataset: str
    articles: int
    refused: int
    passages: int
    questions: int
    metrics: Mapping[str, Estimate]
    baselines: Mapping[str, Mapping[str, Estimate]]
    outcomes: tuple[QuestionOutcome, ...]


def report_to_json(report: Report) -> dict[str, object]:
    """The report as ``qabot eval --json`` prints it: figures, and 95% intervals beside them."""
    return {
        "dataset": report.dataset,
        "articles": report.articles,
        "refused_articles": report.refused,
        "passages": report.passages,
        "questions": report.questions,
        **_figures(report.metrics),
        "baselines": {name: _figures(found) for name, found in report.baselines.items()},
    }


def _figures(found: Mapping[str, Estimate]) -> dict[str, object]:
    return {
        "metrics": {name: round(one.value, 4) for name, one in found.items()},
        "intervals": {name: [round(one.low, 4), round(one.high, 4)] for name, one in found.items()},
        "counts": {name: one.count for name, one in found.items()},
    }


def own_metrics(
    outcomes: Sequence[QuestionOutcome], foreign: Sequence[Foreign], bootstrap: Bootstrap
) -> dict[str, Estimate]:
    """The figures of qabot; one that the dataset has no questions for is left out."""
    metrics = means((one.scores for one in outcomes), bootstrap)
    return {**metrics, **_shown(outcomes, bootstrap), **_refusals(outcomes, foreign, bootstrap)}


def baseline_metrics(
    asked: Sequence[Measured], dataset: Dataset, qrels: Qrels, bootstrap: Bootstrap
) -> dict[str, dict[str, Estimate]]:
    """The figures of each baseline."""
    found: dict[str, dict[str, Estimate]] = {}
    for name in asked[0].baselines:
        ranked = {one.outcome.id: one.baselines[name] for one in asked}
        ranking = ranking_scores(qrels, {key: one.articles for key, one in ranked.items()})
        quoted = (baseline_scores(query, ranked[query.id]) for query in dataset.queries)
        found[name] = ranking_means(ranking, bootstrap) | means(quoted, bootstrap)
    return found


def ranking_means(
    scores: Mapping[str, Mapping[str, float]], bootstrap: Bootstrap
) -> dict[str, Estimate]:
    """The mean of each ranking figure."""
    return {name: bootstrap.mean(list(of.values())) for name, of in scores.items() if of}


def means(scores: Iterable[Mapping[str, float]], bootstrap: Bootstrap) -> dict[str, Estimate]:
    """The mean of each named figure over the questions that have it."""
    values: dict[str, list[float]] = {}
    for one in scores:
        for name, value in one.items():
            values.setdefault(name, []).append(value)
    return {name: bootstrap.mean(found) for name, found in values.items()}


def _shown(outcomes: Sequence[QuestionOutcome], bootstrap: Bootstrap) -> dict[str, Estimate]:
    lengths = [float(len(q.text)) for one in outcomes for q in one.shown]
    answered = [one for one in outcomes if one.answered]
    found = {"cpu_seconds_per_question": bootstrap.mean([o.cpu_seconds for o in outcomes])}
    if answered:
        found["quote_characters"] = bootstrap.mean(lengths)
        found["quotes_shown"] = bootstrap.mean([float(len(one.shown)) for one in answered])
    return found


def _refusals(
    outcomes: Sequence[QuestionOutcome], foreign: Sequence[Foreign], bootstrap: Bootstrap
) -> dict[str, Estimate]:
    own = [one for one in outcomes if not one.unanswerable]
    none = [one for one in outcomes if one.unanswerable]
    sure = [one.confidence for one in own]
    found: dict[str, Estimate] = {}
    if own:
        found["answered"] = bootstrap.mean([float(one.answered) for one in own])
    if none:
        found["unanswerable_refused"] = bootstrap.mean([float(not o.answered) for o in none])
    if own and none:
        found["auroc"] = bootstrap.of_two(auroc, sure, [one.confidence for one in none])
    if judged := _judged(outcomes):
        found["calibration_error"] = bootstrap.of(calibration_error, judged)
    if foreign:
        found["wrong_refused"] = bootstrap.mean([float(not one.answered) for one in foreign])
    if own and foreign:
        theirs = [one.confidence for one in foreign]
        found["threshold_at_95_refusal"] = bootstrap.of(threshold_at_refusal, theirs)
        found["coverage_at_95_refusal"] = bootstrap.of_two(coverage_at_refusal, sure, theirs)
        found["auroc_wrong"] = bootstrap.of_two(auroc, sure, theirs)
    return found


def _judged(outcomes: Sequence[QuestionOutcome]) -> list[tuple[float, float]]:
    """Confidence and rightness of each answer of which people have said what is right."""
    return [
        (one.confidence, one.scores.get("quote@3", 0.0))
        for one in outcomes
        if one.answered and (one.unanswerable or "quote@3" in one.scores)
    ]


def with_ranking(
    outcomes: Sequence[QuestionOutcome], scores: Mapping[str, Mapping[str, float]]
) -> tuple[QuestionOutcome, ...]:
    """The outcomes with their ranking figures among their scores, for reading and comparing."""
    return tuple(
        replace(
            one,
            scores={name: of[one.id] for name, of in scores.items() if one.id in of} | one.scores,
        )
        for one in outcomes
    )
