"""Citations: whether words are the article’s own, where they stand, under which number."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from qabot.domain import Article, Span
from qabot.marks import MARKS


class MatchKind(StrEnum):
    """How a quote agrees with the text; there is no kind for differing words."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quote stands in a text.

    ``TYPOGRAPHY`` means that the words, their case and the punctuation agree, and only quotation
    marks, apostrophes, dashes, ellipses or spaces differ: show the text's own form.
    """

    span: Span
    kind: MatchKind


def verbatim(article: Article, span: Span, text: str) -> bool:
    """Whether ``text`` is, character for character, what the article says at ``span``."""
    return 0 < len(span) <= len(article.text) - span.start and span.of(article.text) == text


def number_citations(article_ids: Iterable[str]) -> dict[str, int]:
    """Number articles from 1 in the order of their first use."""
    numbers: dict[str, int] = {}
    for article_id in article_ids:
        numbers.setdefault(article_id, len(numbers) + 1)
    return numbers


def find_verbatim(text: str, quote: str) -> Match | None:
    """Return the first place where ``text`` has the words of ``quote``, an exact one if any.

    Words match whole and in the same case: "they can" is not found in "they can't", nor "rose 3"
    in "rose 3.5". Time is linear in the length of ``text``.
    """
    first: Match | None = None
    for match in islice(occurrences(text, quote), _TRIES):
        if match.kind is MatchKind.EXACT:
            return match
        first = first or match
    return first


def occurrences(text: str, quote: str) -> Iterator[Match]:
    """Yield every place where ``text`` has the words of ``quote``, whole and in the same case."""
    quote = quote.strip()
    return (_match(text, span, quote) for span in _places(text, quote))


def find_letters(text: str, quote: str) -> Span | None:
    """The first place where ``text`` has the letters and digits of ``quote`` in their order.

    Whole words, whatever their capitals, accents and the signs between them; a sign between
    digits counts, for 3.5 is not 35. That is no match, only what may be meant.
    """
    sought, _ = _letters(quote)
    letters, places = _letters(text)
    at = letters.find(sought) if sought else -1
    while at >= 0:
        span = Span(places[at], places[at + len(sought) - 1] + 1)
        if not (_inside_word(text, span.start) or _inside_word(text, span.end)):
            return span
        at = letters.find(sought, at + 1)
    return None


def pieces(quote: str) -> list[str]:
    """The distinct runs of letters and digits that no normalisation changes, the longest first.

    Each stands as it is in every text where :func:`find_verbatim` finds the quote, however that
    text is set, as long as it holds nothing invisible.
    """
    composed = unicodedata.normalize("NFC", quote.translate(_IGNORING))
    plain = "".join(char if _is_plain(char) else " " for char in composed)
    return sorted(dict.fromkeys(plain.split()), key=len, reverse=True)


_FIRST_REPLACED, _AFTER_REPLACED = 0x340, 0x2FA1E
_IGNORED = "\u00ad\u200b\u2060\ufeff"
_JOINERS = "\u200c\u200d"  # within words of Persian and Hindi
_LETTER = rf"[\w{MARKS}{_IGNORED}{_JOINERS}]"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}+(?:['’‘‐‑–-]{_LETTER}+|[.,]\d+)*)"
    r"|(?P<ellipsis>…|\.\.\.+)|(?P<dash>[-‐‑‒–—―−]+)|(?P<mark>[\"“”„«»'’‘`]+)|(?P<other>\S)"
)
_LETTERS = re.compile(r"(?:[^\W_]|(?<=\d)[.,](?=\d))+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
_IGNORING = str.maketrans(dict.fromkeys(_IGNORED))
_SEPARATOR = "\0"
_MARKS = frozenset("\"“”„«»'’‘`")
_TRIES = 50
"""Places looked at for an exact match before a typographical one is taken."""


def _is_plain(char: str) -> bool:
    """Whether a letter or digit is the same in every form of Unicode, as "é" and "Ω" are not."""
    same = unicodedata.is_normalized("NFD", char)
    return char.isalnum() and same and char not in _also_written()


@functools.cache
def _also_written() -> frozenset[str]:
    """What composition makes of other characters: of the signs for ohm and kelvin, and the like."""
    characters = map(chr, range(_FIRST_REPLACED, _AFTER_REPLACED))
    composed = ((char, unicodedata.normalize("NFC", char)) for char in characters)
    return frozenset().union(*(form for char, form in composed if form != char))


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of ``text``, each folded, and the offset that each comes from."""
    letters: list[str] = []
    places: list[int] = []
    for run in _LETTERS.finditer(text):
        for at in range(run.start(), run.end()):
            for char in unicodedata.normalize("NFKD", text[at]).casefold():
                if char.isalnum() or text[at] in ".,":
                    letters.append(char)
                    places.append(at)
    return "".join(letters), places


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _folded(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield tokens as ``(folded form, start, end)``; quotation marks and spaces have none."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "word":
            word = found[0].translate(_APOSTROPHES).translate(_IGNORING)
            if word:
                yield unicodedata.normalize("NFC", word), found.start(), found.end()
        elif kind != "mark":
            form = {"ellipsis": "…", "dash": "-"}.get(kind or "", found[0])
            yield form, found.start(), found.end()


def _places(text: str, quote: str) -> Iterator[Span]:
    """Yield where the tokens of ``quote`` follow one another in ``text``."""
    sought = [form for form, _, _ in _folded(quote)]
    if not any(form[0].isalnum() for form in sought):
        return
    tokens = list(_folded(text))
    starts, length = [], 0
    for form, _, _ in tokens:
        starts.append(length)
        length += len(form) + 1
    joined = "".join(_SEPARATOR + form for form, _, _ in tokens) + _SEPARATOR
    pattern = "".join(_SEPARATOR + form for form in sought) + _SEPARATOR
    at = joined.find(pattern)
    while at >= 0:
        first = bisect_right(starts, at) - 1
        yield Span(tokens[first][1], tokens[first + len(sought) - 1][2])
        at = joined.find(pattern, at + 1)


def _match(text: str, span: Span, quote: str) -> Match:
    """Take in the quotation marks beside the words where the quote has them too."""
    start, end = span.start, span.end
    if quote[0] in _MARKS and start and text[start - 1] in _MARKS:
        start -= 1
    if quote[-1] in _MARKS and text[end : end + 1] and text[end] in _MARKS:
        end += 1
    kind = MatchKind.EXACT if text[start:end] == quote else MatchKind.TYPOGRAPHY
    return Match(Span(start, end), kind)
