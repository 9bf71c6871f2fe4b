"""`qabot index history`, `rollback` and `gc`: generations on disk."""

from __future__ import annotations

from typing import Annotated

import typer

from qabot.cli.index.group import index_app
from qabot.cli.options import AsJson
from qabot.cli.output import note, show_json
from qabot.cli.session import store


@index_app.command()
def history(as_json: AsJson = False) -> None:
    """List the generations on disk, newest first.

    \b
    Examples:
      qabot index history
    """
    from qabot.cli.index.shapes import past_to_json

    generations = [past_to_json(past) for past in store().history()]
    if as_json:
        show_json({"generations": generations})
    elif generations:
        from qabot.cli.index.pages import print_history

        print_history(generations)
    else:
        note("Nothing has been built yet: run `qabot index build`.")


@index_app.command()
def rollback(
    generation: Annotated[
        int | None, typer.Argument(help="Its number; without it the last good one before.")
    ] = None,
) -> None:
    """Serve an earlier generation again. The next build goes on from the archive as it is.

    \b
    Examples:
      qabot index rollback
      qabot index rollback 41
    """
    number = store().rollback(generation)
    note(f"Generation {number} serves now.")


@index_app.command()
def gc(
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="How many to keep; else as set.")
    ] = None,
) -> None:
    """Remove old generations; the published one and those in use stay.

    So does the one before, unless with --keep 1: what was erased from the archive is then gone
    from the disk too, and there is nothing to roll back to.

    \b
    Examples:
      qabot index gc
    """
    removed = store().gc(keep)
    names = ", ".join(map(str, removed))
    note(f"Removed generation {names}." if removed else "There was nothing to remove.")
