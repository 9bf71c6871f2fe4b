"""A question as tokens with offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qabot.domain import Span

LONGEST = 2_000
"""Characters of a question that are read; the rest is an attachment, not a question."""

_WORD = r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['&./-][^\W_]+)*"
_TOKEN = re.compile(rf"{_WORD}(?:(?<=s)'(?= ))?|[?,:;]")
_TOKEN_IN_QUOTES = re.compile(rf"{_WORD}|[?,:;]")  # where "s'" may end a quotation
_OPENING = re.compile(r"(?<!\w)'\w")
_MENTION = re.compile(r"<[@#!][^>\s]{1,40}(?:\|[^>\n]{0,80})?>")
_HEALTH_BODY = re.compile(r"(?:^|\s)(?:the|did|does|has|by|from|at) $")  # before "WHO"
_CONTRACTION = re.compile(r"(what|who|how|where|when|that)('s|'re|s)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. ``lower`` has straight apostrophes and no possessive ending."""

    lower: str
    start: int
    end: int
    possessive: bool = False


def clean(text: str) -> str:
    """The first characters of ``text`` with every offset kept.

    Control characters and mentions (``<@U123>``) become spaces; curly marks become straight.
    """
    cut = text[:LONGEST].translate({ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'})
    plain = "".join(c if c.isprintable() else " " for c in cut)
    return _MENTION.sub(lambda m: " " * len(m[0]), plain)


def tokenize(text: str) -> list[Token]:
    """The tokens of cleaned text, in order; "what's" gives two."""
    tokens: list[Token] = []
    pattern = _TOKEN_IN_QUOTES if _OPENING.search(text) else _TOKEN
    for match in pattern.finditer(text):
        body = match[0] in ("WHO", "WHO's") and _HEALTH_BODY.search(
            text, max(0, match.start() - 6), match.start()
        )
        word = match[0].replace("WHO", "w.h.o") if body else match[0]
        tokens.extend(_split(word.lower(), match.start(), match.end()))
    return tokens


def _split(lower: str, start: int, end: int) -> list[Token]:
    contraction = _CONTRACTION.match(lower)
    if contraction:
        middle = start + len(contraction[1])
        return [Token(contraction[1], start, middle), Token("'s", middle, end)]
    if lower.endswith("'s"):
        return [Token(lower[:-2], start, end - 2, possessive=True)]
    if lower.endswith("'"):  # "the Democrats' position"
        return [Token(lower[:-1], start, end - 1, possessive=True)]
    return [Token(lower, start, end)]


def is_word(token: Token) -> bool:
    return token.lower not in ("?", ",", ":", ";")


def outside(tokens: Sequence[Token], span: Span | None) -> list[Token]:
    """The tokens that ``span`` does not cover."""
    if span is None:
        return list(tokens)
    return [t for t in tokens if t.end <= span.start or t.start >= span.end]


def replaced(text: str, place: Span, words: str) -> str:
    """``text`` with ``words`` in a place of it."""
    return text[: place.start] + words + text[place.end :]


def covering(tokens: Sequence[Token]) -> Span | None:
    """The span from the first to the last token, or None without any."""
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def has_case(text: str) -> bool:
    """Whether capitals mean something: the text mixes cases beyond its first letter."""
    letters = [c for c in text if c.isalpha()][1:]
    return any(c.islower() for c in letters) and any(c.isupper() for c in letters)
