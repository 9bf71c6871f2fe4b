"""Records as the JSON shapes of :mod:`qabot.render.schema`.

A record whose fields are those of its shape (spans, filters, citations) is dumped as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic_core import to_jsonable_python

from qabot.domain import (
    Answer,
    Article,
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
from qabot.render.schema import answers as schema


def answer_to_json(answer: Answer | NoAnswer) -> schema.AskShape:
    """An answer, or the absence of one, as `qabot ask --json` prints it."""
    found = answer if isinstance(answer, Answer) else None
    return {
        "question": answer.question,
        "quotes": [_quote(quote) for quote in found.quotes] if found else [],
        "citations": to_jsonable_python(found.citations) if found else [],
        "confidence": answer.confidence,
        "generation": answer.generation,
        "filters": to_jsonable_python(answer.filters),
        "told_of": found.told_of if found else None,
        "newer": found.newer if found else None,
        "unmentioned": list(found.unmentioned) if found else [],
        "spelling": to_jsonable_python(answer.spelling),
        "also_asked": list(answer.also_asked),
        "digest_of": found.digest_of if found else None,
        "no_answer": _no_answer(answer) if isinstance(answer, NoAnswer) else None,
    }


def hits_to_json(
    query: str, hits: Iterable[tuple[Hit, Article]], filters: Filters, generation: int
) -> schema.SearchShape:
    """Passages found, as `qabot search --json` prints them."""
    return {
        "query": query,
        "generation": generation,
        "filters": to_jsonable_python(filters),
        "hits": [
            {
                "rank": hit.rank,
                "score": hit.score,
                "article": _article(article),
                "span": to_jsonable_python(hit.passage.span),
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
                "article": _article(near.article),
                "span": to_jsonable_python(near.span),
                "text": near.text,
            }
            for near in places.alike
        ],
    }


def show_to_json(article: Article, spans: Sequence[Span], generation: int) -> schema.ShowShape:
    """An article whole, as `qabot show --json` prints it."""
    return {
        "article": _article(article),
        "text": article.text,
        "highlights": to_jsonable_python(spans),
        "generation": generation,
    }


def coverage_to_json(coverage: Coverage) -> schema.CoverageShape:
    """What an archive holds."""
    covered: schema.CoverageShape = to_jsonable_python(coverage)
    covered["sources"] = [{"source": name, "articles": count} for name, count in coverage.sources]
    return covered


def _article(article: Article) -> schema.ArticleShape:
    """What identifies an article, without its text."""
    return {
        "article_id": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }


def _no_answer(answer: NoAnswer) -> schema.NoAnswerShape:
    return {
        "reason": answer.reason.value,
        "elsewhere": answer.elsewhere,
        "searched": coverage_to_json(answer.searched),
        "nearest": to_jsonable_python(answer.nearest),
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
        "span": to_jsonable_python(quote.span),
        "score": quote.score,
    }


def _match(match: Located) -> schema.MatchShape:
    return {
        "exact": match.exact,
        "article": _article(match.article),
        "span": to_jsonable_python(match.span),
        "text": match.text,
        "context": match.context.of(match.article.text),
        "speaker": match.speaker.name if match.speaker else None,
        "mention": match.speaker.mention if match.speaker else None,
        "cue": match.cue,
        "kind": match.kind.value,
    }
