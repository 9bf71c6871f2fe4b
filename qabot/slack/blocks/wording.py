"""Dates, coverage, periods and sources in words."""

from __future__ import annotations

from collections.abc import Iterator

from qabot.domain import Citation, Copy, Coverage, Filters, Quote, QuoteKind
from qabot.render.phrases import between, counted, dates_of, day, manner, named_sources
from qabot.slack.escape import cut, one_line

LONGEST_TITLE = 80
LONGEST_NAME = 80
LONGEST_PROVISO = 400


def searched(coverage: Coverage) -> str:
    """What was searched, in a sentence."""
    if not coverage.articles:
        return "No article lies within these limits."
    return f"Searched {counted(coverage.articles, 'article')}{dates_of(coverage)}."


def held(coverage: Coverage) -> str:
    """What the archive has, in a sentence."""
    articles, sources = counted(coverage.articles, "article"), named_sources(coverage.sources)
    origin = f", from {sources}" if sources else ""
    return cut(f"It has {articles}{dates_of(coverage)}{origin}.", LONGEST_PROVISO)


def limits(filters: Filters) -> Iterator[str]:
    """The limit that was applied, in a line; none when there was none."""
    if not filters.active:
        return
    parts = []
    if filters.since or filters.until:
        read_from = f" (from “{one_line(filters.phrase)}”)" if filters.phrase else ""
        undated = "" if filters.drop_undated else " or undated"
        parts.append(f"dated {between(filters.since, filters.until)}{read_from}{undated}")
    if filters.sources:
        parts.append("from " + ", ".join(map(one_line, filters.sources)))
    if filters.drop_undated:
        parts.append("undated ones left out" if parts else "with a date")
    yield cut("Only articles " + ", ".join(parts), 300)


def lifting(filters: Filters) -> str | None:
    """What the button says that asks again without a limit; None where there is none to lift."""
    if filters.since or filters.until:
        return "Remove date filter" if not filters.sources else "Remove filters"
    return "Search every paper" if filters.sources and filters.phrase else None


def title_of(citation: Citation | Copy) -> str:
    """The title on one line; an article without one says so."""
    return cut(one_line(citation.title), LONGEST_TITLE) or "Untitled article"


def printed(citation: Citation | Copy) -> str:
    """Where and when: ``Courier, 5 May 2003``, or ``undated``."""
    source = cut(one_line(citation.source), LONGEST_NAME) if citation.source else ""
    return ", ".join(filter(None, [source, day(citation.published)]))


def said_by(quote: Quote) -> str:
    """Who is quoted, and how directly."""
    if quote.kind is QuoteKind.NARRATION:
        return "The article’s own words"
    name = cut(one_line(quote.speaker.name), LONGEST_NAME) if quote.speaker else ""
    if quote.speaker is None or not name:
        return "Speaker not named"
    name = name[:1].upper() + name[1:]
    if quote.speaker.by_pronoun:
        name += f", here “{one_line(quote.speaker.mention)}”"
    return name + manner(quote.kind, partly=quote.partly)
