"""Who speaks where the name stands behind the cue: "…,” said X", "It rained, said X, a nurse."."""

from __future__ import annotations

from itertools import pairwise, takewhile

from qabot.speech.phrases.from_left import Phrase, names_people, past, phrase_from
from qabot.speech.phrases.subjects import subject_before
from qabot.speech.words.nouns import is_past
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at, tag_at

AFTER_QUOTE = frozenset((",", "—", "–", "-", "--", "?", "\ufffd"))
"""Marks that may stand between a quotation and its cue; "?" is what is left of a lost mark."""
_TRAILING = frozenset(("said", "says", "wrote", "added", "reports"))
_TRAILING_NAMES = frozenset(("reported", "announced", "explained", "noted", "warned"))
"""Forms behind which a name that ends a sentence is who says it; another noun may be whom."""
_SAID = frozenset(("said", "says"))
_RELATIVE = frozenset(("who", "which", "whose", "that"))
_NEVER_INVERTED = frozenset(("told", "tell", "tells", "telling", "called", "thanked"))


def behind_cue(tokens: Tokens, cue: int) -> Phrase | None:
    """Return X in "…,” said X": the cue follows a quotation or a comma, and a phrase follows."""
    if tokens[cue].low in _NEVER_INVERTED or not _follows_speech(tokens, cue):
        return None
    at = past(tokens, cue + 1, Tag.ADVERB, Tag.DAY)
    if low_at(tokens, at) in ("that", "it", "they", "we", "i", "you", "which"):
        return None
    found = phrase_from(tokens, at)
    return None if found and _begins_report(tokens, cue, found) else found


def _begins_report(tokens: Tokens, cue: int, phrase: Phrase) -> bool:
    """Whether a phrase behind a cue begins what is told: "the minister, X, said the bank was".

    And "X, a nurse, said she and her son", but "“No,” said she".
    """
    if any(token.tag is Tag.QUOTE for token in tokens[max(0, cue - 2) : cue]):
        return False
    is_subject = tag_at(tokens, phrase[1] + 1) is Tag.AUXILIARY
    return is_subject or tokens[phrase[0]].tag is Tag.PRONOUN


def _follows_speech(tokens: Tokens, cue: int) -> bool:
    """Whether what stands before a cue is what is said: a quotation, or a clause and a comma."""
    before = tokens[cue - 1] if cue else None
    if before is None or before.tag is Tag.QUOTE:
        return True
    if before.low not in AFTER_QUOTE or cue < 2:
        return False
    if tokens[cue - 2].tag is Tag.QUOTE:
        return True
    if tokens[cue].low not in _TRAILING:
        return tokens[cue].low in _TRAILING_NAMES and _names_last(tokens, cue)
    if _names_last(tokens, cue):
        return True
    subject = subject_before(tokens, cue)
    between = tokens[subject[1] + 1 : cue - 1] if subject else ()
    return len(between) == 0 or _is_clause(between)


def _names_last(tokens: Tokens, cue: int) -> bool:
    """Whether a sentence ends with who said it: "…, said Ann Ek, the mayor of Ostby.".

    Behind a name that says something of its own a verb follows: "said Ann Ek, the mayor, was".
    "Added Ann Ek, a nurse" may be whom a team took in.
    """
    at = past(tokens, cue + 1, Tag.PROPER)
    office = past(tokens, at, Tag.OPEN, Tag.PROPER)  # "said Ostby police chief Ann Ek"
    at = office if at > cue + 1 and tokens[office - 1].tag is Tag.PROPER else at
    rest = tokens[at:]
    if at == cue + 1 or (rest and rest[0].tag is not Tag.MARK):
        return False
    if tokens[cue].low not in _SAID:
        return all(token.tag is Tag.MARK for token in rest)
    described = takewhile(lambda token: token.low not in _RELATIVE, rest)
    told = any(token.tag is Tag.AUXILIARY or is_past(token) for token in described)
    return not told and not any(_may_go_on(*two) for two in pairwise(rest[1:]))


def _may_go_on(mark: Token, word: Token) -> bool:
    """Whether a verb may follow what stands between commas: "Karl Hale, the owner, likes her"."""
    verb = word.tag in (Tag.OPEN, Tag.AUXILIARY) and not names_people(word)
    return mark.low == "," and verb


def _is_clause(tokens: Tokens) -> bool:
    """Whether words between a subject and a cue go on from it: "was held on Friday, said Ek".

    Not "who was held" and "the last to be held", which only describe whoever says it.
    """
    verbs = (at for at, token in enumerate(tokens) if token.tag is Tag.AUXILIARY)
    finite = any(at == 0 or tokens[at - 1].low != "to" for at in verbs)
    return finite and not any(token.low in _RELATIVE for token in tokens)
