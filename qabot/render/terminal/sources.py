"""The numbered list of sources under an answer: each once, with copies and context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from qabot.domain import Citation, Quote, Span
from qabot.render.phrases import counted
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Indented, command, heading

COPIES_NAMED = 4


def render_sources(
    citations: Iterable[Citation], quotes: Iterable[Quote]
) -> Iterator[RenderableType]:
    """The list of sources; each ends with the command that shows its quotes in context."""
    spans: dict[int, list[Span]] = {}
    for quote in quotes:
        spans.setdefault(quote.citation, []).append(quote.span)
    yield heading("Sources")
    for citation in citations:
        yield from render_source(citation, spans.get(citation.number, [citation.span]))


def render_source(citation: Citation, spans: Iterable[Span]) -> Iterator[RenderableType]:
    """One source: title, where and when, copies, link, and how to see it in context."""
    title = Text(words.headline(citation.title))
    yield Indented(title, first=f"[{citation.number}]")
    where = [words.source_and_day(citation)]
    if citation.byline:
        where.append(one_line(citation.byline))
    where.append(one_line(citation.path))
    yield Indented(Text(" · ".join(where), style="dim"))
    if citation.url:
        yield Indented(Text(one_line(citation.url), style="dim"))
    if citation.also_in:
        yield Indented(Text(_also_in(citation), style="dim"))
    yield command(words.show_command(citation.article_id, spans))


def _also_in(citation: Citation) -> str:
    named = "; ".join(words.source_and_day(copy) for copy in citation.also_in[:COPIES_NAMED])
    others = len(citation.also_in) - COPIES_NAMED
    return f"also in: {named}" + (f" and {counted(others, 'other')}" if others > 0 else "")
