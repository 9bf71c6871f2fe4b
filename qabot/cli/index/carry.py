"""`qabot index export` and `import`: one generation as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qabot.cli.index.group import index_app
from qabot.cli.output import note
from qabot.cli.session import store
from qabot.errors import UsageError

STANDARD_OUTPUT = Path("-")  # elsewhere; here it would be the name of a file


@index_app.command("export")
def export_generation(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
    generation: Annotated[
        int | None, typer.Option("--generation", metavar="N", help="Not the published one.")
    ] = None,
) -> None:
    """Write a generation, with its checksums, into one tar file.

    \b
    Examples:
      qabot index export archive.tar
    """
    if file == STANDARD_OUTPUT:
        raise UsageError("An index is exported into a file, not to standard output: name one.")
    number = store().export(file, generation)
    note(f"Generation {number} is in {file}.")


@index_app.command("import")
def import_generation(
    file: Annotated[Path, typer.Argument(help="A file that `qabot index export` wrote.")],
) -> None:
    """Verify a generation from a file and publish it as the newest.

    \b
    Examples:
      qabot index import archive.tar
    """
    number = store().import_(file)
    note(f"Generation {number} serves now.")
