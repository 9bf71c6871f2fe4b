"""`qabot show`: one article, with quotes highlighted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cite import find_letters, find_verbatim
from qabot.cli.app import app
from qabot.cli.options import AsJson
from qabot.cli.output import legible, show_json
from qabot.cli.output import show as show_page
from qabot.cli.session import opened
from qabot.domain import Article, Span
from qabot.errors import NotFoundError, UsageError
from qabot.settings import load_settings

if TYPE_CHECKING:
    from qabot.ask import Asker

_OFFSETS = re.compile(r"\s*(\d{1,15})\s*[-:]\s*(\d{1,15})\s*")


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="Its id, or the beginning of it, or its path.")],
    span: Annotated[
        str | None,
        typer.Option("--span", metavar="A-B[,C-D]", help="Highlight offsets that `ask` gives."),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            "--quote",
            metavar="WORDS",
            help="Highlight these words, in whatever capitals; may be repeated.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show an article whole, as stored, with quotes highlighted.

    Under each source, `qabot ask` prints the command that shows its quotes in context.

    \b
    Examples:
      qabot show 000_2a3f84f224b62ba7.txt
      qabot show 000_2a3f84f224b62ba7.txt --quote "widely accepted myth"
    """
    with opened() as asker:
        found = _found(asker, legible(article))
        generation = asker.generation.number
    spans = sorted([*_spans(span, found), *(_place(words, found) for words in quote or ())])
    if as_json:
        from qabot.render.as_json import show_to_json

        show_json(show_to_json(found, spans, generation))
        return
    from qabot.render.terminal import render_article

    show_page(render_article(found, spans))


def _found(asker: Asker, key: str) -> Article:
    """The article of that id or path, the latter within the archive or as a shell completes it."""
    try:
        return asker.article(key)
    except NotFoundError:
        within = _within(key, load_settings().seeds_dir)
        if within is None:
            raise
        return asker.article(within)


def _within(path: str, folder: Path) -> str | None:
    """A path of this machine's as one within ``folder``; None where it leads elsewhere."""
    try:
        return Path(path).resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None


def _spans(text: str | None, article: Article) -> list[Span]:
    if text is None:
        return []
    return [_span(part, article) for part in text.split(",")]


def _span(part: str, article: Article) -> Span:
    offsets = _OFFSETS.fullmatch(part)
    if offsets is None:
        raise UsageError(f"--span {part!r} is no span: write two offsets, like 120-245.")
    start, end = int(offsets[1]), int(offsets[2])
    if not start < end <= len(article.text):
        raise UsageError(
            f"--span {part} lies outside the article, which has {len(article.text)} characters."
        )
    return Span(start, end)


def _place(words: str, article: Article) -> Span:
    match = find_verbatim(article.text, words)
    # Only a help to find them: what is shown is the article's own, capitals and all.
    match = match or find_verbatim(_small(article.text), _small(words))
    if match is None:
        near = find_letters(article.text, words)
        nearest = f" Nearest, not the same words: “{near.of(article.text)}”" if near else ""
        raise NotFoundError(
            f"Article {article.id} does not hold the words of --quote {words!r}.{nearest}"
        )
    return match.span


def _small(text: str) -> str:
    """The text without capitals, every offset kept: a few letters have no small one of length 1."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
