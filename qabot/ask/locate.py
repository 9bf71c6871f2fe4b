"""Finding words verbatim in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qabot.cite import MatchKind, find_verbatim
from qabot.domain import Article, Filters, Located, Span
from qabot.read import attribute
from qabot.sentences import split_sentences

if TYPE_CHECKING:
    from qabot.index import Generation

ARTICLES = 50  # articles looked at: those that share most words with the quote


def locate(quote: str, generation: Generation) -> tuple[Located, ...]:
    """Each article's first place with the words of ``quote``; exact places first."""
    stems = generation.lexical.stem(quote)
    near = generation.lexical.search_articles(stems, ARTICLES, filters=Filters())
    found = [_in_article(generation.article(article_id), quote) for article_id, _ in near]
    return tuple(sorted((one for one in found if one), key=lambda one: not one.exact))


def _in_article(article: Article, quote: str) -> Located | None:
    match = find_verbatim(article.text, quote)
    if match is None:
        return None
    context = _whole_sentences(article.text, match.span)
    said = attribute(article, match.span, context)
    return Located(
        article=article,
        span=match.span,
        text=match.span.of(article.text),
        exact=match.kind is MatchKind.EXACT,
        context=context,
        speaker=said.speaker,
        cue=said.cue,
        kind=said.kind,
    )


def _whole_sentences(text: str, span: Span) -> Span:
    touched = [s for s in split_sentences(text) if s.overlaps(span)]
    if not touched:
        return span
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))
