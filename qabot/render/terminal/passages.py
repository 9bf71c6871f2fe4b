"""The page of a search: passages, the words of the query bold in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Article, Filters, Hit, Span
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Indented, command, filter_line

Places = Callable[[str], Iterable[Span]]


def render_hits(hits: Iterable[tuple[Hit, Article]], filters: Filters, places: Places) -> Group:
    """Passages, best first, each with its source and date; bold at the ``places`` in a text."""
    return Group(*_parts(hits, filters, places))


def _parts(
    hits: Iterable[tuple[Hit, Article]], filters: Filters, places: Places
) -> Iterator[RenderableType]:
    if limited := filter_line(filters):
        yield limited
        yield Text()
    for hit, article in hits:
        title = Text(words.headline(article.title), style="bold")
        yield Indented(title, first=f"{hit.rank}. ", indent=max(4, len(f"{hit.rank}. ")))
        yield Indented(Text(words.source_and_day(article), style="dim"))
        yield Indented(_emphasised(one_line(hit.passage.text), places))
        yield command(words.show_command(article.id, [hit.passage.span]))
        yield Text()


def _emphasised(passage: str, places: Places) -> Text:
    text = Text(passage)
    for span in places(passage):
        text.stylize("bold", span.start, span.end)
    return text
