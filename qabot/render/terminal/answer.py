"""The page of an answer: quotes first, who said each and when beside it, then the sources."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from qabot.domain import Answer, Citation, Quote, QuoteKind
from qabot.render.phrases import beforehand, manner
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import BAR, MEASURE, WIDE, Barred, Indented, filter_line, note
from qabot.render.terminal.sources import render_sources

BESIDE = 40
"""Columns for speaker, source and date when they stand beside a quote."""


def render_answer(answer: Answer, lift: str = "") -> Group:
    """An answer as a page that suits any width; ``lift`` as for :func:`filter_line`."""
    return Group(*_parts(answer, lift))


def _parts(answer: Answer, lift: str) -> Iterator[RenderableType]:
    if limited := filter_line(answer.filters, lift):
        yield limited
        yield Text()
    for said in beforehand(answer):
        yield Indented(Text(said, style="yellow"), indent=0)
        yield Text()
    citations = {citation.number: citation for citation in answer.citations}
    for quote in answer.quotes:
        yield QuoteBlock(quote, citations[quote.citation])
        yield Text()
    yield from render_sources(answer.citations, answer.quotes)
    yield Text()
    yield note(f"confidence {answer.confidence:.0%} · index generation {answer.generation}")


class QuoteBlock:
    """A quote with its speaker, source and date: below it, or beside it where there is room."""

    def __init__(self, quote: Quote, citation: Citation, *, dated: bool = True) -> None:
        """``dated`` is False where the day stands above."""
        self.text = Text(words.reflow(quote.text))
        self.speaker = speaker_line(quote)
        self.where = words.source_and_day(citation) if dated else words.source(citation)
        self.number = f"[{citation.number}]"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < WIDE:
            yield Barred(self.text)
            yield Indented(self._below(), indent=len(BAR) + 2, first=" " * len(BAR) + "—")
            return
        grid = Table.grid(padding=(0, 3))
        grid.add_column(width=min(MEASURE + len(BAR), options.max_width - BESIDE - 3))
        grid.add_column(width=BESIDE)
        grid.add_row(Barred(self.text), self._beside())
        yield grid

    def _below(self) -> Text:
        line = self.speaker.copy()
        if line:
            line.append(" · ", style="dim")
        return line.append(f"{self.where} ", style="dim").append(self.number, style="bold")

    def _beside(self) -> Text:
        lines = [self.speaker] if self.speaker else []
        where = Text().append(f"{self.number} ", style="bold").append(self.where, style="dim")
        return Text("\n").join([*lines, where])


def speaker_line(quote: Quote) -> Text:
    """Who says it, and whether in quotation marks; empty in the article's own voice."""
    if quote.speaker is None:
        unknown = "speaker not named" if quote.kind is QuoteKind.DIRECT else ""
        return Text(unknown, style="italic dim")
    line = Text().append(one_line(quote.speaker.name), style="bold cyan")
    if quote.speaker.by_pronoun:
        line.append(f", here “{one_line(quote.speaker.mention)}”", style="dim")
    return line.append(manner(quote.kind, partly=quote.partly), style="dim")
