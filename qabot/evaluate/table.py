"""The report as plain text of up to 100 columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qabot.evaluate.comparison import Change
from qabot.evaluate.intervals import Estimate
from qabot.evaluate.report import Report

_ORDER = (
    "hit@1",
    "recall@10",
    "MRR@10",
    "nDCG@10",
    "quote@1",
    "quote@3",
    "quote@1 (forced)",
    "quote@3 (forced)",
    "passage_quote@1",
    "passage_quote@3",
    "precision_shown",
    "answered",
    "unanswerable_refused",
    "auroc",
    "wrong_refused",
    "coverage_at_95_refusal",
    "auroc_wrong",
    "speaker_right",
    "speaker_wrong",
    "speaker_unknown",
    "quotes_shown",
    "quote_characters",
    "cpu_seconds_per_question",
)
_LISTED = 8  # questions named in a comparison


def report_table(report: Report) -> str:
    """The figures with their 95% intervals, qabot first, then each baseline's."""
    systems = ("qabot", *report.baselines)
    rows = [("", *systems)]
    rows += [_row(name, report) for name in _ORDER if name in _names(report)]
    left_out = f", {report.refused} not taken" if report.refused else ""
    heading = (
        f"{report.dataset}: {report.questions} questions, {report.articles} articles{left_out}, "
        f"{report.passages} passages"
    )
    return "\n".join([heading, *_aligned(rows)]) + "\n"


def comparison_table(changes: Mapping[str, Change]) -> str:
    """Each figure before and after, with how many questions were won and lost, and which."""
    rows = [("", "before", "after", "wins", "losses")]
    rows += [
        (name, f"{c.before:.3f}", f"{c.after:.3f}", str(len(c.wins)), str(len(c.losses)))
        for name, c in changes.items()
    ]
    named = [
        f"{name} {kind}: {', '.join(ids[:_LISTED])}{' …' if len(ids) > _LISTED else ''}"
        for name, change in changes.items()
        for kind, ids in (("won", change.wins), ("lost", change.losses))
        if ids
    ]
    return "\n".join([*_aligned(rows), *named]) + "\n"


def _names(report: Report) -> set[str]:
    return set(report.metrics).union(*report.baselines.values())


def _row(name: str, report: Report) -> tuple[str, ...]:
    ours = report.metrics.get(name)
    interval = f"{_figure(name, ours)} [{ours.low:.3f}, {ours.high:.3f}]" if ours else ""
    theirs = (_figure(name, of.get(name)) for of in report.baselines.values())
    return (name, interval, *theirs)


def _figure(name: str, estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return f"{estimate.value:.0f}" if name == "quote_characters" else f"{estimate.value:.3f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
