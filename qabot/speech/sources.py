"""Who is named as the source of a sentence by other than a verb: "according to X", "X's claim"."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.speech import lexicon
from qabot.speech.phrases import Phrase, phrase_from
from qabot.speech.subjects import base_phrase
from qabot.speech.tokens import Tag, Token

NAMING = frozenset(("according", "per"))
EQUATING = frozenset(("is", "was"))
_PLAIN = frozenset(("clear", "simple", "blunt"))
_LONGEST_CLAIM = 4  # words between "X's" and "claim"


def named_source(tokens: Sequence[Token], cue: int) -> Phrase | None:
    """Find X in "according to X", and in "…, per X." where that ends the sentence."""
    if tokens[cue].low == "per":
        return _per(tokens, cue)
    if cue + 2 >= len(tokens) or tokens[cue + 1].low != "to":
        return None
    object_alone = (cue + 2, cue + 2) if tokens[cue + 2].tag is Tag.OBJECT else None
    return phrase_from(tokens, cue + 2) or object_alone


def _per(tokens: Sequence[Token], cue: int) -> Phrase | None:
    if not cue or tokens[cue - 1].low != "," or cue + 1 == len(tokens):
        return None
    found = phrase_from(tokens, cue + 1) if tokens[cue + 1].text[0].isupper() else None
    ends = found and all(token.tag is Tag.MARK for token in tokens[found[1] + 1 :])
    return found if ends else None


def reporter(tokens: Sequence[Token], cue: int) -> Phrase | None:
    """Find X in "as reported by X"."""
    around = [tokens[at].low for at in (cue - 1, cue + 1) if 0 <= at < len(tokens)]
    return phrase_from(tokens, cue + 2) if around == ["as", "by"] else None


def judge(tokens: Sequence[Token], cue: int) -> Phrase | None:
    """Find X in "Y, called “a myth” by X" and "dismissed as “a myth” by X"."""
    at = cue + 1
    if at + 3 < len(tokens) and tokens[at].low == "as":
        at += 1
    if at + 2 >= len(tokens) or tokens[at].tag is not Tag.QUOTE or tokens[at + 1].low != "by":
        return None
    return phrase_from(tokens, at + 2)


def claimant_that(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """Find X in "rejected X's (first) claim that …", whoever it is that rejects it.

    Of a claim that is a subject, more may be told behind it: "X's claim that … is “a lie”".
    """
    if tokens[noun].low not in lexicon.CLAIMS or noun + 1 >= len(tokens):
        return None
    owner = _owner(tokens, noun) if tokens[noun + 1].low == "that" else None
    before = tokens[owner[0] - 1] if owner and owner[0] else None
    governed = before is not None and (
        before.tag in (Tag.CUE, Tag.PREPOSITION) or before.low.endswith("ed")
    )
    return owner if governed else None


def claimant(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Find X in "X's (first) claim is that …", "X's message was clear: …"; ``at`` is the verb."""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    opens = after[:1] in (["that"], [":"]) or (after[1:] == [":"] and after[0] in _PLAIN)
    if not opens or at < 2 or tokens[at - 1].low not in lexicon.CLAIMS:
        return None
    return _owner(tokens, at - 1)


def _owner(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """X in "X's first claim", None where the words between are others."""
    for owner in range(noun - 1, max(-1, noun - 1 - _LONGEST_CLAIM), -1):
        if tokens[owner].possessive:
            return base_phrase(tokens, owner)
        if tokens[owner].tag not in (Tag.OPEN, Tag.ADVERB, Tag.DETERMINER):
            return None
    return None
