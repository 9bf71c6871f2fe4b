"""The page of a timeline: quotes on one topic, each under its day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Answer, Timeline
from qabot.render.phrases import counted, day, spelt
from qabot.render.terminal.answer import QuoteBlock
from qabot.render.terminal.blocks import Indented, filter_line, heading, note
from qabot.render.terminal.sources import render_sources


def render_timeline(timeline: Timeline, answer: Answer) -> Group:
    """The quotes of ``answer``, which is the timeline's, under one heading a day, then sources."""
    return Group(*_parts(timeline, answer))


def _parts(timeline: Timeline, answer: Answer) -> Iterator[RenderableType]:
    if limited := filter_line(answer.filters):
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
            yield QuoteBlock(quote, citations[quote.citation], dated=False)
            yield Text()
    yield from render_sources(answer.citations, answer.quotes)
    yield Text()
    for line in _left_out(timeline):
        yield Indented(Text(line), indent=0)
    yield note(f"index generation {answer.generation}")


def _left_out(timeline: Timeline) -> Iterator[str]:
    """How many articles on the topic are not quoted, and why; nothing where none is left out."""
    if timeline.shown < timeline.on_topic or timeline.at_least:
        more = " or more" if timeline.at_least else ""
        yield (
            f"{timeline.shown:,} of {counted(timeline.on_topic, 'article')}{more} "
            "that name the topic; --limit shows more."
        )
    if timeline.in_passing:
        also = counted(timeline.in_passing, "other article")
        named = "mentions" if timeline.in_passing == 1 else "mention"
        yield f"{also} {named} it in passing; `qabot search` finds those."
