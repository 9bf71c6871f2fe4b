"""Who is named as the source of a sentence by other than a verb: "according to X", "X's claim"."""

from __future__ import annotations

from qabot.speech.phrases.from_left import (
    DASHES,
    Phrase,
    back_past,
    can_speak,
    past_dateline,
    phrase_from,
)
from qabot.speech.phrases.from_right import base_phrase, is_posted
from qabot.speech.words import lexicon
from qabot.speech.words.cues import JUDGING
from qabot.speech.words.nouns import is_done
from qabot.speech.words.tokens import Tag, Tokens, low_at, tag_at
from qabot.word_set import word_set

NAMING = frozenset(("according", "per"))
EQUATING = frozenset(("is", "was"))
_LONGEST_CLAIM = 4  # words between "X's" and "claim"
_LONGEST_CLAUSE = 20  # tokens of a claim up to what is quoted of it
_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is", "are"))
_JUDGING = frozenset(("as", "with", "by"))
_MEASURES = word_set(
    "ability age circumstances conditions count custom customs demand height importance income "
    "length merit need needs order practice principle principles priority rank scheme season size "
    "taste tastes theory type weight"
)
"""What things are done by, and nobody's words."""
_TURNING = word_set(
    "rejected rejects reject denied denies deny dismissed dismisses dismiss disputed disputes "
    "dispute refuted refutes repeated repeats repeat echoed echoes backed backs ridiculed mocked "
    "contradicted contradicts challenged challenges questioned questions supported supports"
)


def named_source(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "according to X", and in "…, per X." where that ends the sentence."""
    if tokens[cue].low == "per":
        return _per(tokens, cue)
    if cue + 2 >= len(tokens) or tokens[cue + 1].low != "to":
        return None
    object_alone = (cue + 2, cue + 2) if tokens[cue + 2].tag is Tag.OBJECT else None
    found = phrase_from(tokens, cue + 2) or object_alone
    if found is None or _measures(tokens, found):
        return None
    by = phrase_from(tokens, found[1] + 2) if low_at(tokens, found[1] + 1) == "by" else None
    return (found[0], by[1]) if by else found


def _measures(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether what something goes by tells nothing: "according to size", "to a strict scheme"."""
    first, last = phrase
    head = next((n for n in range(first + 1, last + 1) if tokens[n].low == "of"), last + 1) - 1
    planned = first == last and tokens[last].low == "plan"
    told = low_at(tokens, last + 1) in ("by", "from")  # "a count by the agency"
    return planned or (tokens[head].low in _MEASURES and not told)


def _per(tokens: Tokens, cue: int) -> Phrase | None:
    if not cue or tokens[cue - 1].low != "," or cue + 1 == len(tokens):
        return None
    found = phrase_from(tokens, cue + 1) if tokens[cue + 1].text[0].isupper() else None
    ends = found and all(token.tag is Tag.MARK for token in tokens[found[1] + 1 :])
    return found if ends else None


def reporter(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "as reported by X", but not in "quoted as saying by X", who only passes it on."""
    if tokens[cue].low.endswith("ing"):
        return None
    around = [tokens[at].low for at in (cue - 1, cue + 1) if 0 <= at < len(tokens)]
    return phrase_from(tokens, cue + 2) if around == ["as", "by"] else None


def passive(tokens: Tokens, cue: int) -> bool:
    """Whether a cue tells what was said of its subject: "was (not) called"."""
    if not tokens[cue].low.endswith(("ed", "told", "said", "thought", "quoted", "written")):
        return False
    at = cue - 1
    listed = low_at(tokens, cue + 1) == "and"
    while listed and at > 0 and tokens[at].low == "," and is_done(tokens[at - 1]):
        at -= 2  # "was stopped, questioned and held"
    while at >= 0 and (tokens[at].tag is Tag.ADVERB or tokens[at].low in ("not", "never")):
        at -= 1
    dated = at  # "was on Monday declared the winner"
    while dated >= 0 and (tokens[dated].tag is Tag.DAY or tokens[dated].low in lexicon.TIME_NOUNS):
        dated -= 1
    if dated < at:
        at = dated - (tag_at(tokens, dated) is Tag.PREPOSITION)
    return low_at(tokens, at) in _PASSIVE


def reduced(tokens: Tokens, cue: int) -> bool:
    """Whether a cue only adds what was said of its subject: "X, considered a pioneer, was"."""
    if is_posted(tokens, cue):
        return True
    comma = back_past(tokens, cue - 1, Tag.ADVERB)
    if low_at(tokens, comma) != "," or not tokens[cue].low.endswith("ed"):
        return False
    if low_at(tokens, cue + 1) == "by":
        return True
    start, dateline = comma - 1, past_dateline(tokens)
    while start >= dateline and tokens[start].tag not in (Tag.MARK, Tag.QUOTE):
        start -= 1
    apposed = start >= dateline and low_at(tokens, start) in DASHES | {",", ")", "."}
    return tokens[cue].low in JUDGING and not apposed and tag_at(tokens, cue + 1) is not Tag.QUOTE


def judge(tokens: Tokens, quote: int) -> tuple[int, Phrase] | None:
    """Find the cue and X in "Y, called “a myth” by X" and "was dismissed as “a myth” by X".

    "Y recited “A Myth” by X" names a work.
    """
    cue = quote - 1 - (quote > 1 and tokens[quote - 1].low == "as")
    by = low_at(tokens, quote + 1) == "by"
    title = not tokens[quote].quoted[:1].islower()
    if cue < 1 or not by or tokens[cue].tag is not Tag.CUE or title:
        return None
    reduced = tokens[cue - 1].low == "," and tokens[cue].low.endswith("ed")
    found = phrase_from(tokens, quote + 2) if reduced or passive(tokens, cue) else None
    return (cue, found) if found and can_speak(tokens, found) else None


def disputed(tokens: Tokens, quote: int) -> tuple[int, Phrase] | None:
    """Find the claim and X in "rejected X's (first) claim that it was “a myth”".

    Not in "dismissed X's claim that … as “a myth”", nor where the claim is said to be one.
    """
    for that in range(quote - 1, max(1, quote - _LONGEST_CLAUSE), -1):
        token = tokens[that]
        noun = that - 1
        if token.low == "that" and tokens[noun].low in lexicon.CLAIMS:
            owner = _owner(tokens, noun)
            return (noun, owner) if owner and _turned_to(tokens, owner[0]) else None
        if token.tag in (Tag.MARK, Tag.CUE) or token.low in _JUDGING:
            return None
    return None


def _turned_to(tokens: Tokens, first: int) -> bool:
    """Whether what stands before a claim takes it for its object: "rejected", "despite"."""
    before = tokens[first - 1] if first else None
    return before is not None and (before.tag is Tag.PREPOSITION or before.low in _TURNING)


def claimant(tokens: Tokens, at: int) -> Phrase | None:
    """Find X in "X's (first) claim is that …" and "X's message was: …"; ``at`` is the verb."""
    opens = [token.low for token in tokens[at + 1 : at + 2]] in (["that"], [":"])
    if not opens or at < 2 or tokens[at - 1].low not in lexicon.CLAIMS:
        return None
    return _owner(tokens, at - 1)


def _owner(tokens: Tokens, noun: int) -> Phrase | None:
    """X in "X's first claim", None where the words between are others."""
    for owner in range(noun - 1, max(-1, noun - 1 - _LONGEST_CLAIM), -1):
        if tokens[owner].possessive:
            return base_phrase(tokens, owner)
        if tokens[owner].tag not in (Tag.OPEN, Tag.ADVERB, Tag.DETERMINER):
            return None
    return None
