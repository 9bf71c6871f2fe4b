"""Finding words verbatim in the archive."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qabot.cite import Match, MatchKind, find_letters, find_verbatim, occurrences, pieces
from qabot.domain import Alike, Article, Located, Places, QuoteKind, Span
from qabot.read import attribute
from qabot.sentences import split_sentences
from qabot.terms import terms_of

if TYPE_CHECKING:
    from qabot.index import Generation

COUNTED = 1000  # articles with the words, after which they are no longer counted
NEAR_PASSAGES = 100  # with most of the words, in which their letters are looked for
NEAR_PLACES = 3  # of those shown
REPEATED = 5  # further places of one article at which it is looked who speaks
LONGEST = 100  # words of a quote by which such passages are looked for


def locate(quote: str, generation: Generation, limit: int | None = None) -> Places:
    """A place of each article with the words of ``quote``; exact places first.

    It is the first, or where only a headline quotes there, the first where it is known who speaks.

    The stored texts are asked, and all of them until ``limit`` exact places are found and
    ``COUNTED`` articles in all: the index of words knows neither headers nor bylines. Who speaks
    is read only at the places given.
    """
    if not any(map(str.isalnum, quote)):
        return Places()
    places: dict[MatchKind, list[tuple[Article, Match]]] = {kind: [] for kind in MatchKind}
    total, at_least = 0, False
    for article in generation.articles_with(pieces(quote)):
        match = find_verbatim(article.text, quote)
        total += match is not None
        if match and len(places[match.kind]) != limit:
            places[match.kind].append((article, match))
        if total >= COUNTED and len(places[MatchKind.EXACT]) == limit:
            at_least = True
            break
    found = [*places[MatchKind.EXACT], *places[MatchKind.TYPOGRAPHY]][:limit]
    return Places(
        tuple(_spoken(article, match, quote) for article, match in found),
        total,
        at_least=at_least,
        alike=() if found else _alike(quote, generation),
    )


def _alike(quote: str, generation: Generation) -> tuple[Alike, ...]:
    """Where the letters of ``quote`` stand, in the passages that have most of its words."""
    words = list(dict.fromkeys(terms_of(quote)))[:LONGEST]
    numbers = [number for number, _ in generation.lexical.search(words, NEAR_PASSAGES)]
    passages = generation.passages(numbers)
    around = 2 * len(quote)  # it may begin or end in the passage beside
    found: dict[str, Alike] = {}
    for number in numbers:
        name, near = passages[number].article_id, passages[number].span
        if name in found:
            continue
        article = generation.article(name)
        part = Span(max(0, near.start - around), min(len(article.text), near.end + around))
        if span := find_letters(part.of(article.text), quote):
            span = span.shift(part.start)
            found[name] = Alike(article, span, span.of(article.text))
        if len(found) == NEAR_PLACES:
            break
    return tuple(found.values())


def _spoken(article: Article, match: Match, quote: str) -> Located:
    """The place of a match, or that of the same words below at which it is known who speaks."""
    first = _located(article, match)
    if first.speaker:
        return first
    same = (one for one in occurrences(article.text, quote) if one.kind is match.kind)
    again = (one for one in same if one.span.start >= match.span.end)
    below = (_located(article, one) for one in islice(again, REPEATED))
    return next((one for one in below if one.speaker), first)


def _located(article: Article, match: Match) -> Located:
    context = _whole_sentences(article.text, match.span)
    said = attribute(article, match.span, context)
    if said.speaker is None and said.kind is not QuoteKind.NARRATION:
        context = _with_sentence_before(article.text, context)  # who speaks may be told there
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


def _with_sentence_before(text: str, span: Span) -> Span:
    before = [s.start for s in split_sentences(text) if s.end <= span.start]
    return Span(before[-1], span.end) if before else span
