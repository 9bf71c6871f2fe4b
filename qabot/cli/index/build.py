"""`qabot index build`: bring the index up to date with the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cli.index.group import index_app
from qabot.cli.options import AsJson
from qabot.cli.output import note, show_json

if TYPE_CHECKING:
    from qabot.ingest import BuildReport

LISTED = 10
"""Failed files that are named; `qabot index status --files` names them all."""


@index_app.command()
def build(
    full: Annotated[
        bool, typer.Option("--full", help="Build from nothing instead of from what changed.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    wait: Annotated[
        float, typer.Option("--wait", min=0, help="Seconds to wait for another build to end.")
    ] = 0.0,
    as_json: AsJson = False,
) -> None:
    """Read the archive and publish an index of it.

    Only new and changed articles are embedded. A build that changes nothing publishes nothing.
    One that is interrupted loses nothing, and the next one goes on from there. Questions are
    answered from the old index until the new one is whole.

    A file may hold many articles: a row each below the header of a .csv or .tsv, a record each in
    the list of a .json, a record a line of a .jsonl, an item each in an .xml feed or message. Of a
    row or record, the article is what stands under "text", "content", "body" or "article"; its
    title, author, source, date, url and id are read from fields so named.

    \b
    Examples:
      qabot index build
      qabot index build --dry-run
      QABOT_SEEDS_DIR=~/articles QABOT_INDEX_DIR=~/index qabot index build
    """
    from qabot.cli.progress import Bars
    from qabot.settings import load_settings
    from qabot.wiring import build_index

    settings = load_settings()
    try:
        with Bars() as progress:
            report = build_index(settings, progress, full=full, dry_run=dry_run, wait=wait)
    except KeyboardInterrupt:
        note("Interrupted: the index is as it was, and the next build goes on from here.")
        raise
    if as_json:
        from qabot.cli.index.shapes import report_to_json

        show_json(report_to_json(report))
        return
    say(report)


def say(report: BuildReport) -> None:
    """Say on standard error what a build did, and name files that were not read."""
    note(report.sentence)
    if report.published and (report.aliases or report.copies):
        note(
            f"  in all: {report.aliases:,} the very same as another article, "
            f"{report.copies:,} further printings of a story."
        )
    if report.quarantined or report.skipped:
        note(
            f"  files: {report.ingested:,} read, {report.quarantined_files:,} quarantined, "
            f"{len(report.skipped):,} skipped; `qabot index status --files` says why."
        )
    for record in report.quarantined[:LISTED]:
        note(f"  not read: {record.path} ({record.detail or record.reason})")
    if len(report.quarantined) > LISTED:
        note(f"  and {len(report.quarantined) - LISTED} more.")
    if report.unread_dates:
        note(
            f"  dates: {report.unread_dates:,} of what was read now not understood; "
            "`qabot index status --files` says which."
        )
    for warning in report.warnings:
        note(f"Warning: {warning}")
