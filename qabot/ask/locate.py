"""Finding words verbatim in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qabot.cite import MatchKind, find_verbatim, pieces
from qabot.domain import Article, Located, Span
from qabot.read import attribute
from qabot.sentences import split_sentences

if TYPE_CHECKING:
    from qabot.index import Generation


def locate(quote: str, generation: Generation) -> tuple[Located, ...]:
    """Each article's first place with the words of ``quote``; exact places first.

    The stored texts are asked, and all of them: the index of words knows neither headers nor
    bylines, and a limit would say of words beyond it that the archive does not have them.
    """
    found = [_in_article(article, quote) for article in generation.articles_with(pieces(quote))]
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
