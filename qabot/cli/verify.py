"""`qabot verify` and `qabot who`: whether these very words stand there, and who says them."""

from __future__ import annotations

import typer

from qabot.cli.app import NOT_IN_THE_ARCHIVE, app
from qabot.cli.options import AsJson, Limit, Quotation
from qabot.cli.output import show, show_json, words_of
from qabot.cli.session import opened
from qabot.domain import Places

PLACES = 10  # shown on a page where no limit is given; --json gives all


@app.command()
def verify(quote: Quotation, limit: Limit = None, as_json: AsJson = False) -> None:
    """Check that words stand verbatim in the archive, and show where.

    Words never match loosely. Where only quote marks, apostrophes, dashes, ellipses or white
    space differ, it says so. When the archive does not hold the words the exit code is 1, and
    what has the same letters in other capitals or with other signs is named as help.

    \b
    Examples:
      qabot verify "Take my word for it, that's wrong"
      pbpaste | qabot verify - --json
    """
    text = words_of(quote, "quotation")
    with opened() as asker:
        places = asker.verify(text, limit or _most(as_json=as_json))
        generation = asker.generation.number
    _print(text, places, generation, as_json=as_json, speaker_first=False)


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
        places = asker.who(text, limit or _most(as_json=as_json))
        generation = asker.generation.number
    _print(text, places, generation, as_json=as_json, speaker_first=True)


def _most(*, as_json: bool) -> int | None:
    return None if as_json else PLACES


def _print(
    text: str, places: Places, generation: int, *, as_json: bool, speaker_first: bool
) -> None:
    if as_json:
        from qabot.render.as_json import places_to_json

        show_json(places_to_json(text, places, generation))
    else:
        from qabot.render.terminal import render_matches

        show(render_matches(places, speaker_first=speaker_first))
    if not places.found:
        raise typer.Exit(NOT_IN_THE_ARCHIVE)
