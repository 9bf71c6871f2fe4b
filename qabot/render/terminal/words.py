"""Small phrases: dates, sources, coverage, and the command that shows a quote in context."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qabot.domain import Article, Citation, Copy, Coverage, Filters, Span
from qabot.render.phrases import between, counted, dates_of, day
from qabot.render.plain import neutralise, one_line

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_AROUND = 160  # characters shown on each side of a quotation
_ITEM = re.compile(r"\n[ \t]*(?=[-*•·] )")  # before what is one of a list


def source(item: Article | Citation | Copy) -> str:
    """``The Washington Times``."""
    return one_line(item.source or "source unknown")


def source_and_day(item: Article | Citation | Copy) -> str:
    """``The Washington Times, 23 May 2003``."""
    return f"{source(item)}, {day(item.published)}"


def reflow(text: str) -> str:
    """``text`` neutralised, its lines joined; paragraphs and what a list holds stay apart.

    For display only.
    """
    paragraphs = (_ITEM.split(part) for part in _PARAGRAPH_BREAK.split(text.strip()))
    return "\n\n".join("\n".join(map(one_line, items)) for items in paragraphs)


def shorten(text: str, characters: int = 280) -> str:
    """The beginning of ``text``, cut at a word and marked with an ellipsis."""
    line = one_line(text)
    if len(line) <= characters:
        return line
    return line[:characters].rsplit(" ", 1)[0] + " …"


def headline(title: str) -> str:
    """A title within about a line and a half: an article without one goes by its whole lead."""
    return shorten(title, 110)


def lead_in(text: str) -> str:
    """The end of ``text`` on one line, cut at a word; what stands before a quotation."""
    line = one_line(text)
    if len(line) > _AROUND:
        line = "… " + line[-_AROUND:].split(" ", 1)[-1]
    return f"{line} " if line and text[-1:].isspace() else line


def lead_out(text: str) -> str:
    """The beginning of ``text`` on one line, cut at a word; what stands after a quotation."""
    line = shorten(text, _AROUND)
    return f" {line}" if line and text[:1].isspace() else line


def show_command(article_id: str, spans: Iterable[Span]) -> str:
    """The command that shows these spans in their article."""
    offsets = ",".join(f"{span.start}-{span.end}" for span in sorted(spans))
    return f"qabot show {neutralise(article_id)} --span {offsets}"


def limits(filters: Filters) -> str:
    """What the search was limited to, in words; empty without limits."""
    parts = []
    if filters.since or filters.until:
        closed = "of " if filters.since and filters.until else ""
        parts.append(closed + between(filters.since, filters.until))
    elif filters.drop_undated:
        parts.append("with a date")
    if filters.sources:
        parts.append("from " + " or ".join(one_line(source) for source in filters.sources))
    return " ".join(parts)


def covered(coverage: Coverage) -> str:
    """How much was searched, and of which dates."""
    passages = counted(coverage.passages, "passage")
    return f"{counted(coverage.articles, 'article')}, {passages}{dates_of(coverage)}"
