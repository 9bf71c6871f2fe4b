"""`qabot verify` and `qabot who`: whether these very words stand there, and who says them."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from qabot.cli.app import app
from qabot.cli.options import AsJson, Limit, Quotation
from qabot.cli.output import show, show_json, words_of
from qabot.cli.session import opened
from qabot.domain import Located


@app.command()
def verify(quote: Quotation, limit: Limit = None, as_json: AsJson = False) -> None:
    """Check that words stand verbatim in the archive; show where, and what is around them.

    Words never match loosely. Where only quote marks, apostrophes, dashes, ellipses or white
    space differ, it says so. The exit code is 1 when the archive does not hold the words.

    \b
    Examples:
      qabot verify "Take my word for it, that's wrong"
      pbpaste | qabot verify - --json
    """
    text = words_of(quote, "quotation")
    with opened() as asker:
        matches = asker.verify(text, limit)
        generation = asker.generation.number
    _print(text, matches, generation, as_json=as_json, speaker_first=False)


@app.command()
def who(quote: Quotation, limit: Limit = None, as_json: AsJson = False) -> None:
    """Say who speaks these words, as the article names them.

    \b
    Examples:
      qabot who "There are many more things that unite us"
      qabot who "Take my word for it, that's wrong" --json
    """
    text = words_of(quote, "quotation")
    with opened() as asker:
        matches = asker.who(text, limit)
        generation = asker.generation.number
    _print(text, matches, generation, as_json=as_json, speaker_first=True)


def _print(
    text: str, matches: Sequence[Located], generation: int, *, as_json: bool, speaker_first: bool
) -> None:
    if as_json:
        from qabot.render.as_json import matches_to_json

        show_json(matches_to_json(text, matches, generation))
    else:
        from qabot.render.terminal import render_matches

        show(render_matches(matches, speaker_first=speaker_first))
    if not matches:
        raise typer.Exit(1)
