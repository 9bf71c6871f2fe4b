"""`qabot index status` and `check`: what is in the index, and whether it is whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cli.index.group import index_app
from qabot.cli.options import AsJson
from qabot.cli.output import note, show_json
from qabot.cli.session import store

if TYPE_CHECKING:
    from qabot.index import Generation
    from qabot.render.schema.upkeep import StatusShape


@index_app.command()
def status(
    files: Annotated[
        bool, typer.Option("--files", help="List what became of every file, and why.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what the index holds, or what became of every file.

    \b
    Examples:
      qabot index status
      qabot index status --files
    """
    with store().open() as generation:
        shape = _status(generation, files=files)
    if as_json:
        show_json(shape)
        return
    from qabot.cli.index.pages import print_status

    print_status(shape)


@index_app.command()
def check(
    generation: Annotated[
        int | None, typer.Option("--generation", metavar="N", help="Not the published one.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Verify every checksum, count and offset of the index. The exit code is 4 if any is wrong.

    \b
    Examples:
      qabot index check
      qabot index check --generation 3 --json
    """
    from qabot.errors import CorruptIndexError
    from qabot.render.phrases import counted

    report = store().check(generation)
    number, problems = report.generation, report.problems
    if as_json:
        show_json({"generation": number, "sound": not problems, "problems": list(problems)})
    for problem in problems:
        note(f"  {problem}")
    if problems:
        raise CorruptIndexError(
            f"Generation {number} is damaged: run `qabot index build`, which makes a new one, "
            "or `qabot index rollback`."
        )
    if not as_json:
        typer.echo(
            f"Generation {number} is whole: {counted(report.files, 'file')}, "
            f"{counted(report.articles, 'article')} and {counted(report.passages, 'passage')} "
            "are as they were published."
        )


def _status(generation: Generation, *, files: bool) -> StatusShape:
    from qabot.cli.index.shapes import file_to_json
    from qabot.render.as_json import coverage_to_json

    manifest, records = generation.manifest, generation.files()
    return {
        "generation": generation.number,
        "built": manifest.built,
        "model": manifest.model,
        "encoder": manifest.encoder,
        "vector_index": manifest.vector_index,
        "covered": coverage_to_json(generation.coverage()),
        "outcomes": dict(Counter(str(record.outcome) for record in records)),
        "files": [file_to_json(record) for record in records] if files else None,
        "warnings": list(generation.warnings),
    }
