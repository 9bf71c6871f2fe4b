"""The report as plain text of up to 100 columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qabot.evaluate.comparison import Change
from qabot.evaluate.intervals import Estimate
from qabot.evaluate.legend import LEGEND
from qabot.evaluate.report import Report

_LISTED = 8  # questions named in a comparison


def report_table(report: Report) -> str:
    """The figures with their 95% intervals, qabot first, then each baseline's; what they mean."""
    systems = ("qabot", *report.baselines)
    present = set(report.metrics).union(*report.baselines.values())
    names = [name for name in LEGEND if name in present]
    rows = [("", *systems)]
    rows += [_row(name, report) for name in names]
    left_out = f", {report.refused} not taken" if report.refused else ""
    heading = (
        f"{report.dataset}: {report.questions} questions, {report.articles} articles{left_out}, "
        f"{report.passages} passages"
    )
    meanings = _aligned([(name, LEGEND[name]) for name in names])
    return "\n".join([heading, *_aligned(rows), "", *meanings]) + "\n"


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


def _row(name: str, report: Report) -> tuple[str, ...]:
    theirs = (of.get(name) for of in report.baselines.values())
    cells = (_figure(name, one.value) if one else "" for one in theirs)
    return (name, _with_interval(name, report.metrics.get(name)), *cells)


def _with_interval(name: str, one: Estimate | None) -> str:
    if one is None:
        return ""
    low, high = _figure(name, one.low), _figure(name, one.high)
    return f"{_figure(name, one.value)} [{low}, {high}]"


def _figure(name: str, value: float) -> str:
    return f"{value:.0f}" if name == "quote_characters" else f"{value:.3f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
