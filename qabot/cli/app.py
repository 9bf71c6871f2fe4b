"""The Typer application that every command registers with."""

from __future__ import annotations

from typing import Annotated

import typer

from qabot import __version__

ABOUT = """Ask a news archive a question; get its own words, quoted and cited, or an honest no.

\b
  qabot index build                     read seeds/ and publish an index
  qabot ask "What did Russia say about Bushehr?"
  qabot verify "widely accepted myth"   do these very words stand there?
  qabot doctor                          is everything in order?

Results go to standard output, progress and notes to standard error. Settings are QABOT_*
variables or lines of .env (`qabot settings`). Shapes of --json: `qabot schema`.

\b
Exit codes:
   0  answered, found, done           6  the archive is empty or unreadable
   1  not in the archive              7  too many files failed
   2  a question, option or setting   8  disk full, or no permission
      that cannot be used             9  another build is running
   3  no index yet                   10  no such article or generation
   4  the index is damaged           11  Slack refuses a token
   5  the model is missing           12  Slack cannot be reached
      or another                     13  Milvus does not answer
                                     70  a defect of qabot's own; report it
"""


NOT_IN_THE_ARCHIVE = 1  # an exit code, and no error

app = typer.Typer(
    name="qabot",
    help=ABOUT,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qabot {__version__}")
        raise typer.Exit


@app.callback()
def qabot(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print it."),
    ] = False,
) -> None:
    """Options that stand before a command; the help text is ``ABOUT``."""


qabot.__doc__ = ABOUT
