"""Records as the JSON shapes of :mod:`qabot.render.schema`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from qabot.domain import (
    Answer,
    Article,
    Citation,
    Copy,
    Coverage,
    Filters,
    Hit,
    Located,
    NoAnswer,
    Places,
    Quote,
    Span,
    Timeline,
)
from qabot.render import schema


def answer_to_json(answer: Answer | NoAnswer) -> schema.AskShape:
    """An answer, or the absence of one, as `qabot ask --json` prints it."""
    quotes, citations = (
        (answer.quotes, answer.citations) if isinstance(answer, Answer) else ((), ())
    )
    return {
        "question": answer.question,
        "quotes": [_quote(quote) for quote in quotes],
        "citations": [_citation(citation) for citation in citations],
        "confidence": answer.confidence,
        "generation": answer.generation,
        "filters": filters_to_json(answer.filters),
        "told_of": answer.told_of if isinstance(answer, Answer) else None,
        "newer": answer.newer if isinstance(answer, Answer) else None,
        "unmentioned": list(answer.unmentioned) if isinstance(answer, Answer) else [],
        "spelling": {
            "unknown": list(answer.spelling.unknown),
            "suggestion": answer.spelling.suggestion,
        },
        "no_answer": _no_answer(answer) if isinstance(answer, NoAnswer) else None,
    }


def hits_to_json(
    query: str, hits: Iterable[tuple[Hit, Article]], filters: Filters, generation: int
) -> schema.SearchShape:
    """Passages found, as `qabot search --json` prints them."""
    return {
        "query": query,
        "generation": generation,
        "filters": filters_to_json(filters),
        "hits": [
            {
                "rank": hit.rank,
                "score": hit.score,
                "article": article_to_json(article),
                "span": span_to_json(hit.passage.span),
                "text": hit.passage.text,
            }
            for hit, article in hits
        ],
    }


def timeline_to_json(timeline: Timeline) -> schema.TimelineShape:
    """Quotes on a topic by date, as `qabot timeline --json` prints them."""
    return {
        **answer_to_json(timeline.answer),
        "articles": {
            "on_topic": timeline.on_topic,
            "shown": timeline.shown,
            "in_passing": timeline.in_passing,
            "at_least": timeline.at_least,
        },
    }


def places_to_json(quote: str, places: Places, generation: int) -> schema.VerifyShape:
    """Where these very words stand, as `qabot verify --json` and `who --json` print it."""
    return {
        "quote": quote,
        "verbatim": bool(places.found),
        "generation": generation,
        "articles": places.total,
        "at_least": places.at_least,
        "matches": [_match(match) for match in places.found],
        "nearest": [
            {
                "article": article_to_json(near.article),
                "span": span_to_json(near.span),
                "text": near.text,
            }
            for near in places.alike
        ],
    }


def show_to_json(article: Article, spans: Sequence[Span], generation: int) -> schema.ShowShape:
    """An article whole, as `qabot show --json` prints it."""
    return {
        "article": article_to_json(article),
        "text": article.text,
        "highlights": [span_to_json(span) for span in spans],
        "generation": generation,
    }


def article_to_json(article: Article | Citation) -> schema.ArticleShape:
    """What identifies an article, without its text."""
    return {
        "article_id": article.id if isinstance(article, Article) else article.article_id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "byline": article.byline,
        "published": _iso(article.published),
        "url": article.url,
    }


def filters_to_json(filters: Filters) -> schema.FiltersShape:
    """The limits of a search."""
    return {
        "since": _iso(filters.since),
        "until": _iso(filters.until),
        "sources": list(filters.sources),
        "phrase": filters.phrase,
        "drop_undated": filters.drop_undated,
    }


def span_to_json(span: Span) -> schema.SpanShape:
    """Half-open offsets."""
    return {"start": span.start, "end": span.end}


def coverage_to_json(coverage: Coverage) -> schema.CoverageShape:
    """What an archive holds."""
    return {
        "articles": coverage.articles,
        "passages": coverage.passages,
        "first": _iso(coverage.first),
        "last": _iso(coverage.last),
        "undated": coverage.undated,
        "sources": [{"source": name, "articles": count} for name, count in coverage.sources],
    }


def _no_answer(answer: NoAnswer) -> schema.NoAnswerShape:
    return {
        "reason": answer.reason.value,
        "searched": coverage_to_json(answer.searched),
        "nearest": [_citation(citation) for citation in answer.nearest],
    }


def _quote(quote: Quote) -> schema.QuoteShape:
    return {
        "text": quote.text,
        "speaker": quote.speaker.name if quote.speaker else None,
        "mention": quote.speaker.mention if quote.speaker else None,
        "cue": quote.cue,
        "kind": quote.kind.value,
        "partly": quote.partly,
        "citation": quote.citation,
        "span": span_to_json(quote.span),
        "score": quote.score,
    }


def _match(match: Located) -> schema.MatchShape:
    return {
        "exact": match.exact,
        "article": article_to_json(match.article),
        "span": span_to_json(match.span),
        "text": match.text,
        "context": match.context.of(match.article.text),
        "speaker": match.speaker.name if match.speaker else None,
        "mention": match.speaker.mention if match.speaker else None,
        "cue": match.cue,
        "kind": match.kind.value,
    }


def _citation(citation: Citation) -> schema.CitationShape:
    return {
        "number": citation.number,
        "article_id": citation.article_id,
        "path": citation.path,
        "title": citation.title,
        "source": citation.source,
        "byline": citation.byline,
        "published": _iso(citation.published),
        "url": citation.url,
        "span": span_to_json(citation.span),
        "text": citation.text,
        "also_in": [_copy(copy) for copy in citation.also_in],
    }


def _copy(copy: Copy) -> schema.CopyShape:
    return {
        "article_id": copy.article_id,
        "title": copy.title,
        "source": copy.source,
        "published": _iso(copy.published),
        "url": copy.url,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
