"""Pages of the `qabot index` commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from qabot.cli.output import console, note, show
from qabot.render.phrases import named_sources
from qabot.render.plain import one_line

if TYPE_CHECKING:
    from qabot.render.schema.upkeep import FileShape, PastShape, StatusShape

SOURCES_NAMED = 10
ROOMY = 70  # characters across, below which a history of some columns would be cut into pieces
READ = "read"  # the reason of what was ingested: it says the same


def print_status(status: StatusShape) -> None:
    """Print what an index holds."""
    for warning in status["warnings"]:
        note(f"Warning: {warning}")
    covered = status["covered"]
    dates = f"{covered['first']} to {covered['last']}" if covered["first"] else "none"
    outcomes = ", ".join(f"{number:,} {name}" for name, number in status["outcomes"].items())
    sources = [(one["source"], one["articles"]) for one in covered["sources"]]
    rows = (
        ("generation", f"{status['generation']}, built {_moment(status['built'])} UTC"),
        ("articles", f"{covered['articles']:,} ({covered['undated']:,} undated)"),
        ("passages", f"{covered['passages']:,}"),
        ("dates", dates),
        ("sources", named_sources(sources, SOURCES_NAMED) or "none named"),
        ("files", outcomes or "none"),
        ("model", f"{status['model']} ({status['encoder'][:12]})"),
        ("vectors", status["vector_index"]),
    )
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        grid.add_row(Text(name, style="bold"), Text(value))
    show(grid)
    if status["files"] is not None:
        _print_files(status["files"])


def _print_files(files: Sequence[FileShape]) -> None:
    for file in files:
        told = (part for part in (file["reason"], file["detail"]) if part not in (None, READ))
        why = ": ".join(told)
        line = f"{file['outcome']:<12} {one_line(file['path'])}"
        # a line a file, however long: for `grep`
        console().print(Text(line + (f": {one_line(why)}" if why else "")), soft_wrap=True)


def print_history(generations: Sequence[PastShape]) -> None:
    """Print the generations on disk; on a narrow terminal without what they count."""
    counted = console().width >= ROOMY
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("generation", no_wrap=True)
    for column in ("articles", "passages") if counted else ():
        table.add_column(column, justify="right")
    table.add_column("built, UTC")
    table.add_column()
    for one in generations:
        counts = [_number(one["articles"]), _number(one["passages"])] if counted else []
        built = _moment(one["built"]) if one["built"] else "unreadable"
        table.add_row(str(one["generation"]), *counts, built, _standing(one))
    show(table)


def _standing(one: PastShape) -> str:
    if one["serving"]:
        return "serving"
    return "published, not served" if one["current"] else ""


def _moment(built: str) -> str:
    """``2003-05-23 14:05``, in UTC, for an ISO 8601 time."""
    return f"{datetime.fromisoformat(built).astimezone(UTC):%Y-%m-%d %H:%M}"


def _number(count: int | None) -> str:
    return "?" if count is None else f"{count:,}"
