"""`qabot eval`: how well it finds, quotes, attributes and refuses, on a dataset with answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cli.app import app
from qabot.cli.options import AsAnyJson
from qabot.cli.output import note, show_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qabot.evaluate import Change, EvaluationOptions, Report
    from qabot.evaluate.journal import Scores
    from qabot.settings import Settings


@app.command("eval")
def evaluation(
    dataset: Annotated[
        Path, typer.Argument(metavar="DATASET_DIR", help="BEIR layout, gzip or plain.")
    ],
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only the first so many questions.")
    ] = None,
    wrong: Annotated[
        Path | None,
        typer.Option("--wrong", metavar="DIR", help="A dataset this archive cannot answer."),
    ] = None,
    index: Annotated[
        Path | None,
        typer.Option("--index", metavar="DIR", help="Keep the index here for the next run."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers", metavar="FILE", help="Where to; else eval-DATASET.jsonl in this folder."
        ),
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option("--compare", metavar="FILE", help="The --answers file of an earlier run."),
    ] = None,
    baselines: Annotated[
        bool, typer.Option("--baselines/--no-baselines", help="Measure simple systems too.")
    ] = True,
    as_json: AsAnyJson = False,
) -> None:
    """Measure qabot on a dataset, next to simple systems.

    Figures have 95% intervals. The answers go to a file to read (and a .txt beside it).
    --compare says what changed since an earlier run, question by question.

    \b
    Examples:
      qabot eval datasets/mine --index /tmp/mine
      qabot eval datasets/mine --wrong datasets/other --json
      qabot eval datasets/mine --answers new.jsonl --compare old.jsonl
    """
    from qabot.evaluate import Bootstrap, EvaluationOptions, read_scores, write_journal
    from qabot.settings import load_settings

    settings = load_settings()
    earlier = read_scores(compare) if compare else None  # now, and not after an hour of questions
    options = EvaluationOptions(
        limit=limit,
        wrong=wrong,
        index=index,
        baselines=baselines,
        bootstrap=Bootstrap(settings.eval.resamples, settings.eval.seed),
    )
    report = _evaluate(dataset, settings, options)
    changes = None if earlier is None else _changes(report, earlier)
    _print(report, changes, as_json=as_json)  # first: what cannot be written takes no figure along
    written = write_journal(report.outcomes, answers or Path(f"eval-{report.dataset}.jsonl"))
    note(f"Every question and answer is in {written[0]}, for reading in {written[1]}.")


def _evaluate(dataset: Path, settings: Settings, options: EvaluationOptions) -> Report:
    from qabot.cli.progress import Bars
    from qabot.evaluate import evaluate

    with Bars() as progress:
        return evaluate(dataset, settings, options, progress)


def _changes(report: Report, earlier: Scores) -> Mapping[str, Change]:
    from qabot.evaluate import compare

    return compare(earlier, {one.id: one.scores for one in report.outcomes})


def _print(report: Report, changes: Mapping[str, Change] | None, *, as_json: bool) -> None:
    from qabot.evaluate import changes_to_json, comparison_table, report_table, report_to_json

    if as_json:
        compared = {} if changes is None else {"changes": changes_to_json(changes)}
        show_json({**report_to_json(report), **compared})
        return
    sys.stdout.write(report_table(report))
    if changes is not None:
        sys.stdout.write("\n" + comparison_table(changes))
