"""Finding words verbatim in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qabot.cite import Match, MatchKind, find_verbatim, pieces
from qabot.domain import Article, Located, Span
from qabot.read import attribute
from qabot.sentences import split_sentences

if TYPE_CHECKING:
    from qabot.index import Generation


def locate(quote: str, generation: Generation, limit: int | None = None) -> tuple[Located, ...]:
    """Each article's first place with the words of ``quote``; exact places first.

    The stored texts are asked, and all of them until ``limit`` exact places are found: the index
    of words knows neither headers nor bylines. Who speaks is read only at the places given.
    """
    if not any(map(str.isalnum, quote)):
        return ()
    places: dict[MatchKind, list[tuple[Article, Match]]] = {kind: [] for kind in MatchKind}
    for article in generation.articles_with(pieces(quote)):
        match = find_verbatim(article.text, quote)
        if match and len(places[match.kind]) != limit:
            places[match.kind].append((article, match))
        if len(places[MatchKind.EXACT]) == limit:
            break
    found = [*places[MatchKind.EXACT], *places[MatchKind.TYPOGRAPHY]][:limit]
    return tuple(_located(article, match) for article, match in found)


def _located(article: Article, match: Match) -> Located:
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
