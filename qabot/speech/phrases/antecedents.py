"""Whom "who", "which" and "that" are told of, by the words before: "Mr. X, who said"."""

from __future__ import annotations

from qabot.speech.phrases.from_left import (
    COORDINATING,
    HEADS,
    NOMINAL,
    Phrase,
    back_past,
    can_speak,
    names_people,
)
from qabot.speech.phrases.from_right import base_phrase, phrase_ending
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import is_past, is_trade
from qabot.speech.words.tokens import Tag, Tokens, tag_at


def antecedent(tokens: Tokens, who: int) -> Phrase | None:
    """The phrase that "who" at a place is told of, None where none stands before it."""
    at = back_past(tokens, who - 1, Tag.MARK)
    if at > 0 and tokens[at].low in COORDINATING:
        at = back_past(tokens, _who_before(tokens, at) - 1, Tag.MARK)
    found = phrase_ending(tokens, at) if at >= 0 else None
    if found is None and tag_at(tokens, at) is Tag.OPEN:
        alone = base_phrase(tokens, at)  # "spoke to a woman who"
        found = alone if names_people(tokens[at]) or can_speak(tokens, alone) else None
    if found is None or found[1] >= who:
        return None
    nearest = base_phrase(tokens, found[1])
    return nearest if _is_nearest(tokens, found, nearest, who) else found


def _is_nearest(tokens: Tokens, found: Phrase, nearest: Phrase, who: int) -> bool:
    """Whether the last of what hangs together is meant: "the words of his uncle, who".

    Also "the message from Ann Ek, who".
    """
    head = tokens[nearest[1]]
    if (names_people(head) or head.low in HEADS) and _tells(tokens[found[0] : nearest[0]]):
        return True
    named = head.tag is Tag.PROPER
    if (is_trade(head.low) or head.low in lexicon.GROUP_NOUNS) and not can_speak(tokens, found):
        return True
    where = nearest[0] > 0 and tokens[nearest[0] - 1].low in ("in", "at", "near", "on")
    person = is_trade(head.low) or (named and not where)
    return person and tokens[who].low == "who" and not _is_of_people(tokens, found)


def _tells(tokens: Tokens) -> bool:
    """Whether a verb stands within: "forces clashed with"; no participle, "received by"."""
    return any(
        noun.tag in NOMINAL and verb.tag is Tag.OPEN and is_past(verb) and following.low != "by"
        for noun, verb, following in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _who_before(tokens: Tokens, joined: int) -> int:
    """Where "who" stands in "X, who speaks for Y, and who": both are one. 0 for nowhere."""
    return next((at for at in range(joined - 1, 0, -1) if tokens[at].low == "who"), 0)


def _is_of_people(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of people before anything hangs on it: no "complaint by a clerk"."""
    inside = range(phrase[0], phrase[1])
    head = next((at for at in inside if tokens[at + 1].tag is Tag.PREPOSITION), phrase[1])
    named = tokens[head].tag is not Tag.OPEN
    return named or any(names_people(token) for token in tokens[phrase[0] : head + 1])
