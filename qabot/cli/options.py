"""Options that several commands share, and the filters they add up to."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

import typer

from qabot.cli.output import legible
from qabot.dates.parse import parse_date
from qabot.domain import Filters
from qabot.errors import UsageError

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON; its shape: `qabot schema`.")]
AsAnyJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]  # of no documented shape
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Only articles of this day or later: 2003-05-23, 2003-05 or 2003.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only articles of this day or earlier."),
]
Dated = Annotated[bool, typer.Option("--dated", help="Leave undated articles out.")]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Only this source; may be given again."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=1000, help="At most so many.")]

_HOW = "With or without quotation marks; - reads it from standard input."
Question = Annotated[list[str], typer.Argument(metavar="QUESTION", help=_HOW)]
Query = Annotated[list[str], typer.Argument(metavar="QUERY", help=_HOW)]
Quotation = Annotated[list[str], typer.Argument(metavar="QUOTE", help=_HOW)]
Topic = Annotated[list[str], typer.Argument(metavar="TOPIC", help=_HOW)]

_YEAR_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")


def filters_of(since: str | None, until: str | None, sources: list[str] | None) -> Filters | None:
    """The filters that options ask for, or None when no option was given.

    Raises :class:`UsageError` for what is no date, or an end before its beginning.
    """
    if since is None and until is None and not sources:
        return None
    first = _day(since, "--since") if since is not None else None
    last = _day(until, "--until", end=True) if until is not None else None
    if first and last and last < first:
        raise UsageError(f"--until {until} lies before --since {since}: swap them.")
    return Filters(since=first, until=last, sources=tuple(map(legible, sources or ())))


def _day(text: str, option: str, *, end: bool = False) -> date:
    partial = _YEAR_MONTH.fullmatch(text.strip())
    try:
        found = _edge(partial, end=end) if partial else parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise UsageError(f"{option} {text!r} is no date: write 2003-05-23, 2003-05 or 2003.")
    return found


def _edge(partial: re.Match[str], *, end: bool) -> date:
    """The first day of a year or month, or with ``end`` its last."""
    year = int(partial[1])
    month = int(partial[2] or (12 if end else 1))
    return date(year, month, monthrange(year, month)[1] if end else 1)
