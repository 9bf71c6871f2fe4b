"""The page of a search: passages with rank and score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Article, Filters, Hit
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Indented, filter_line


def render_hits(hits: Iterable[tuple[Hit, Article]], filters: Filters) -> Group:
    """Passages, best first, each with its score, source, date and place."""
    return Group(*_parts(hits, filters))


def _parts(hits: Iterable[tuple[Hit, Article]], filters: Filters) -> Iterator[RenderableType]:
    limited = filter_line(filters)
    if limited is not None:
        yield limited
        yield Text()
    for hit, article in hits:
        yield Indented(Text(words.headline(article.title), style="bold"), first=f"{hit.rank}.")
        where = f"{words.source_and_day(article)} · score {hit.score:.2f}"
        yield Indented(Text(where, style="dim"))
        yield Indented(Text(words.reflow(hit.passage.text)))
        command = words.show_command(one_line(article.id), [hit.passage.span])
        yield Indented(Text(command, style="green"))
        yield Text()
