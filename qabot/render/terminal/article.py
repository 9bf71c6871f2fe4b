"""The page of one article, with spans of it highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from qabot.domain import Article, Span
from qabot.render.plain import neutralise, one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import MEASURE, heading

HIGHLIGHT = "bold reverse"
OPEN, CLOSE = "»", "«"


def render_article(article: Article, spans: Sequence[Span]) -> Group:
    """Title, source and the whole text; ``spans`` stand out, also where there is no colour."""
    return Group(*_head(article), Text(), _Body(article.text, tuple(sorted(spans))))


def _head(article: Article) -> Iterator[RenderableType]:
    if one_line(article.text.lstrip().partition("\n")[0]) != one_line(article.title):
        yield heading(one_line(article.title))
    where = [words.source_and_day(article)]
    if article.byline:
        where.append(one_line(article.byline))
    yield Text(" · ".join(where), style="dim")
    yield Text(f"{one_line(article.path)} · {article.id}", style="dim")
    if article.url:
        yield Text(one_line(article.url), style="dim")


class _Body:
    """The text as stored. A terminal without colour gets marks around the spans instead."""

    def __init__(self, text: str, spans: tuple[Span, ...]) -> None:
        self.text = Text(neutralise(text))
        self.spans = spans

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        marked = self._styled() if console.color_system else self._marked()
        for line in marked.wrap(console, min(options.max_width, MEASURE)):
            line.rstrip()
            yield line

    def _styled(self) -> Text:
        styled = self.text.copy()
        for span in self.spans:
            styled.stylize(HIGHLIGHT, span.start, span.end)
        return styled

    def _marked(self) -> Text:
        plain, end, marked = self.text.plain, 0, Text()
        for span in self.spans:
            if span.start >= end:
                marked.append(f"{plain[end : span.start]}{OPEN}{span.of(plain)}{CLOSE}")
                end = span.end
        return marked.append(plain[end:])
