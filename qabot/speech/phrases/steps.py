"""What may be stepped over, leftwards, between a phrase and its verb: "Ek, 34, also said"."""

from __future__ import annotations

from qabot.speech.words import lexicon
from qabot.speech.words.nouns import is_age
from qabot.speech.words.tokens import Tag, Tokens, low_at

SKIPPED = frozenset((Tag.AUXILIARY, Tag.ADVERB, Tag.DAY))
REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_LONGEST_PARENTHESIS = 30


def over_age(tokens: Tokens, at: int) -> int:
    """Step left over "35" or "nine" in "Clinton, 35, the daughter of …", and over "aged 35"."""
    comma = at - 1 - (low_at(tokens, at - 1) == "aged")
    aged = comma >= 1 and is_age(tokens[at].low) and tokens[comma].low == ","
    return comma - 1 if aged else at


def skip_back(tokens: Tokens, at: int) -> int:
    """Step left over auxiliaries, adverbs, "herself", days ("on Tuesday") and parentheses."""
    while at >= 0:
        token = tokens[at]
        if token.tag in SKIPPED:
            at -= 1
            if token.tag is Tag.DAY and low_at(tokens, at) in ("on", "in", "last", "late"):
                at -= 1
        elif token.low in REFLEXIVES:
            at -= 1
        elif token.low in (")", "]"):
            at = _opening(tokens, at) - 1
        elif token.tag is Tag.OPEN and token.low in lexicon.TIME_NOUNS:
            at = _before_time(tokens, at)
        else:
            return at
    return at


def _before_time(tokens: Tokens, at: int) -> int:
    """Step left over "last week", "two weeks ago", "earlier this month"."""
    at -= 1
    while at >= 0 and (
        tokens[at].tag in (Tag.DETERMINER, Tag.ADVERB)
        or tokens[at].low in lexicon.TIME_NOUNS
        or tokens[at].low in ("last", "next", "past", "early", "late", "in", "on", "at", "over")
        or tokens[at].low in ("than", "less", "more", "about", "nearly", "almost")
        or tokens[at].text.isdigit()
    ):
        at -= 1
    return at


def _opening(tokens: Tokens, at: int) -> int:
    for back in range(at - 1, max(-1, at - _LONGEST_PARENTHESIS), -1):
        if tokens[back].low in ("(", "["):
            return back
    return at
