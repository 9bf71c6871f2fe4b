"""An evaluation from end to end: build, ask, score."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qabot.evaluate.asking import Foreign, Measured, ask_all, ask_foreign
from qabot.evaluate.attributions import speaker_metrics
from qabot.evaluate.dataset import Dataset, load_dataset
from qabot.evaluate.intervals import Bootstrap
from qabot.evaluate.ranking import Qrels, ranking_scores, require_ir_measures
from qabot.evaluate.report import Report, baseline_metrics, own_metrics, with_ranking
from qabot.evaluate.workbench import Workbench, opened
from qabot.ingest import Progress, Silent
from qabot.settings import Settings


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How to evaluate.

    ``limit`` keeps the first questions only. ``wrong`` is a dataset whose questions this corpus
    cannot answer. ``index`` keeps the built index in a folder, so that a second run embeds
    nothing again; None builds in a temporary one. ``baselines`` computes them too.
    """

    limit: int | None = None
    wrong: Path | None = None
    index: Path | None = None
    baselines: bool = True
    bootstrap: Bootstrap = field(default_factory=Bootstrap)


def evaluate(
    folder: Path,
    settings: Settings,
    options: EvaluationOptions | None = None,
    progress: Progress | None = None,
) -> Report:
    """Evaluate on the dataset in ``folder``; the same answers always give the same report.

    Raises :class:`~qabot.errors.UsageError` for a dataset that cannot be used, and whatever
    building and opening an index raise.
    """
    options, progress = options or EvaluationOptions(), progress or Silent()
    require_ir_measures()
    dataset = load_dataset(folder).first(options.limit)
    wrong = load_dataset(options.wrong).first(options.limit) if options.wrong else None
    with opened(dataset.corpus, settings, options.index, progress) as bench:
        asked = ask_all(bench, dataset, progress, with_baselines=options.baselines)
        foreign = ask_foreign(bench, wrong.queries, progress) if wrong else []
        progress.stage("scoring", None)
        return _report(bench, dataset, asked, foreign, options.bootstrap)


def _report(
    bench: Workbench,
    dataset: Dataset,
    asked: list[Measured],
    foreign: list[Foreign],
    bootstrap: Bootstrap,
) -> Report:
    qrels = _indexed_qrels(bench, dataset)
    ranking = ranking_scores(qrels, {one.outcome.id: one.outcome.ranking for one in asked})
    outcomes = with_ranking([one.outcome for one in asked], ranking)
    return Report(
        dataset=dataset.name,
        articles=len(bench.same),
        refused=len(dataset.corpus) - len(bench.same),
        passages=bench.generation.coverage().passages,
        questions=len(asked),
        metrics={
            **own_metrics(outcomes, foreign, bootstrap),
            **speaker_metrics(dataset, bootstrap),
        },
        baselines=baseline_metrics(asked, dataset, qrels, bootstrap),
        outcomes=outcomes,
    )


def _indexed_qrels(bench: Workbench, dataset: Dataset) -> Qrels:
    """The judgements by the ids that exact copies are indexed under."""
    return {
        query: {bench.same.get(article, article): grade for article, grade in of.items()}
        for query, of in dataset.qrels.items()
    }
