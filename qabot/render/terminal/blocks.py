"""Pieces that several pages share: a barred quotation, the filter line, a heading."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qabot.domain import Filters
from qabot.render.plain import one_line
from qabot.render.terminal import words

WIDE = 110
"""From this many columns on, speaker and date stand beside a quote instead of below it."""

MEASURE = 88
"""The longest line of running text, however wide the terminal."""

BAR = "│ "


@dataclass(frozen=True, slots=True)
class Barred:
    """Running text with a bar at its left, as wide as there is room up to ``MEASURE``."""

    text: Text
    bar_style: str = "cyan"
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = self.indent + len(BAR)
        width = max(1, min(options.max_width - margin, MEASURE))
        for line in self.text.wrap(console, width):
            line.rstrip()
            bar = Text(" " * self.indent).append(BAR, style=self.bar_style)
            yield bar.append_text(line)


@dataclass(frozen=True, slots=True)
class Indented:
    """Running text set in from the left; lines after the first are set in as far."""

    text: Text
    indent: int = 4
    first: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(1, min(options.max_width - self.indent, MEASURE))
        for number, line in enumerate(self.text.wrap(console, width)):
            line.rstrip()
            lead = self.first if number == 0 else ""
            yield Text().append(lead.ljust(self.indent), style="bold").append_text(line)


def command(text: str, indent: int = 4) -> Text:
    """A command to copy: on one line however long, for a line break in it would end it."""
    return Text(" " * indent + text, style="green", no_wrap=True, overflow="ignore")


def heading(title: str) -> Text:
    """A line that begins a part of a page."""
    return Text(title, style="bold")


def note(text: str) -> Text:
    """A quiet remark."""
    return Text(text, style="dim")


def filter_line(filters: Filters, lift: str = "") -> Indented | None:
    """What the search was limited to, or None without limits.

    ``lift`` is the option, where there is one, that lifts a limit that the question sets.
    """
    if not filters.active:
        return None
    line = Text(f"Only articles {words.limits(filters)}", style="yellow")
    if filters.phrase:
        line.append(f", because the question says “{one_line(filters.phrase)}”")
        if lift:
            line.append(f"; {lift} lifts this")
    if filters.since or filters.until:
        undated = "left out" if filters.drop_undated else "searched too"
        line.append(f". Undated articles are {undated}")
    return Indented(line.append("."), indent=0)
