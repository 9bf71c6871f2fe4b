"""The page of a timeline: quotes on one topic, each under its day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Answer
from qabot.render.notes import day, spelt
from qabot.render.terminal.answer import QuoteBlock
from qabot.render.terminal.blocks import filter_line, heading, note
from qabot.render.terminal.sources import render_sources


def render_timeline(answer: Answer) -> Group:
    """Quotes in the order given, under one heading a day, then the sources."""
    return Group(*_parts(answer))


def _parts(answer: Answer) -> Iterator[RenderableType]:
    limited = filter_line(answer.filters)
    if limited is not None:
        yield limited
        yield Text()
    if spelling := spelt(answer.spelling, answered=True):
        yield note(spelling)
        yield Text()
    citations = {citation.number: citation for citation in answer.citations}
    days = groupby(answer.quotes, key=lambda quote: citations[quote.citation].published)
    for published, quotes in days:
        yield heading(day(published))
        for quote in quotes:
            yield QuoteBlock(quote, citations[quote.citation])
            yield Text()
    yield from render_sources(answer.citations, answer.quotes)
    yield Text()
    yield note(f"index generation {answer.generation}")
