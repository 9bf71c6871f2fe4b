"""Which act of speech a quotation belongs to: the one after it, before it, or none in sight."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.speech.phrases.from_left import (
    back_past,
    can_speak,
    clause_subject,
    ends_speech,
    phrase_from,
)
from qabot.speech.phrases.from_right import phrase_ending
from qabot.speech.phrases.inverted import AFTER_QUOTE
from qabot.speech.said.acts import QUOTING, Act
from qabot.speech.said.sources import disputed, judge
from qabot.speech.words import lexicon
from qabot.speech.words.cues import JUDGING
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at

_CLOSING = " ’'"  # of a quotation within
_LONGEST_SUBJECT = 45
_LONGEST_LABEL = 14  # tokens
_FEWEST = 4  # words of a sentence: less may be a name or a slogan
_PARTING = frozenset((Tag.CONJUNCTION, Tag.CUE, Tag.MARK, Tag.QUOTE))
_RELATIVE = frozenset(("who", "which", "that"))
_TELLING = frozenset((Tag.CUE, Tag.AUXILIARY, Tag.PRONOUN, Tag.QUOTE))


def act_of_quote(tokens: Tokens, quote: int, found: Sequence[Act]) -> Act | None:
    """Return the act of speech that the quotation at ``quote`` belongs to, None if none here."""
    label = _label(tokens, quote)
    if label:
        return label
    if told := judge(tokens, quote) or disputed(tokens, quote):
        return Act(*told, alone=True)
    led = _led(tokens, quote, found)
    trailing = _trailing(tokens, quote, found)
    if trailing and runs_into(tokens[quote]) and not (led and tokens[quote].quoted[:1].islower()):
        return trailing
    if led:
        return led
    return trailing or _leading(tokens, quote, found) or _uncued(tokens, quote)


def runs_into(token: Token) -> bool:
    """Whether the quotation ends as if its attribution followed."""
    return not token.quoted.rstrip(_CLOSING).endswith((".", ";", ":"))


def _led(tokens: Tokens, quote: int, found: Sequence[Act]) -> Act | None:
    """Return the act whose cue stands right before the quotation, or before a colon."""
    colon = low_at(tokens, quote - 1) == ":"
    at = back_past(tokens, quote - 1, Tag.MARK, Tag.DETERMINER, Tag.ADVERB)
    reach = 14 if colon else 1
    for act in reversed(found):
        if (
            act.cue <= at
            and not act.inverted
            and at - act.cue < reach
            and not _quote_between(tokens, act.cue, quote)
        ):
            return act
    return None


def _label(tokens: Tokens, quote: int) -> Act | None:
    """Take the name in "Smith: “…”" or "… - Smith: “…”", which stands alone before a colon.

    And the first in "Ann Smith, Farmers' League: “…”".
    """
    if quote < 2 or tokens[quote - 1].low != ":":
        return None
    first = back_past(tokens, quote - 2, Tag.PROPER) + 1
    named = 0 < quote - 1 - first <= 5
    alone = first == 0 or tokens[first - 1].low in ("-", "–", "—", "--", "from", "via", ")")
    if named and alone:
        return Act(quote - 1, (first, quote - 2))
    name = _leading_name(tokens[: quote - 1])
    return Act(quote - 1, (0, name - 1)) if name > 1 else None


def _leading_name(label: Tokens) -> int:
    """How many words of a full name begin "Ann Smith, Farmers' League", which tells nothing."""
    end = next((at for at, token in enumerate(label) if token.tag is not Tag.PROPER), 0)
    told = len(label) > _LONGEST_LABEL or any(token.tag in _TELLING for token in label)
    if not end or told or label[end].low != ",":
        return 0
    words = [token.low for token in label[:end]]
    place = is_place(" ".join(words))
    return 0 if place or lexicon.GROUPS.intersection(words) else end


def _quote_between(tokens: Tokens, first: int, last: int) -> bool:
    return any(ends_speech(token) for token in tokens[first:last])


def _trailing(tokens: Tokens, quote: int, found: Sequence[Act]) -> Act | None:
    """Return the act that follows at once: "said X", "X said", "according to X"."""
    start = quote + 1
    while start < len(tokens) and tokens[start].low in AFTER_QUOTE:
        start += 1
    for act in found:
        if act.cue < start:
            continue
        if act.cue - start > _LONGEST_SUBJECT or _quote_between(tokens, start, act.cue):
            break
        if tokens[act.cue].low in QUOTING and act.inverted:
            if all(token.tag not in _PARTING for token in tokens[start : act.cue]):
                return act  # "…,” the agency quoted X as saying"
        elif act.inverted and act.cue - start <= 1:
            return act
        own = act.subject and not act.inverted and not act.shared
        if own and act.subject and start <= act.subject[0] <= start + 1:
            return act
    return _unknown_cue(tokens, quote, start)


def _unknown_cue(tokens: Tokens, quote: int, start: int) -> Act | None:
    """Take "…,” Trump huffed" though "huffed" is in no list: a comma must end the quotation.

    Or stand behind it, where it is a sentence and opens one: "« It holds well », he smiled".
    """
    said = tokens[quote].quoted.strip(_CLOSING)
    whole = quote == 0 and said[:1].isupper() and len(said.split()) >= _FEWEST
    ended = said.endswith((",", "?", "!")) or (whole and low_at(tokens, quote + 1) == ",")
    if not ended or start >= len(tokens):
        return None
    token = tokens[start]
    if token.tag is Tag.OPEN and token.low.endswith(("ed", "s")):
        subject = phrase_from(tokens, start + 1)
        named = subject and tokens[subject[1]].tag is Tag.PROPER
        return Act(start, subject, inverted=True) if named else None
    if token.tag not in (Tag.PROPER, Tag.PRONOUN, Tag.DETERMINER):
        return None
    subject = phrase_from(tokens, start)
    if not subject or subject[1] + 1 >= len(tokens) or not can_speak(tokens, subject):
        return None
    verb = subject[1] + 1
    verb_like = tokens[verb].tag is Tag.OPEN and tokens[verb].low.endswith(("ed", "s"))
    return Act(verb, subject) if verb_like else None


def _leading(tokens: Tokens, quote: int, found: Sequence[Act]) -> Act | None:
    """Return the nearest act before the quotation in its stretch.

    Of "the board, he said, had dismissed it “in a day”" what he said.
    """
    before = [act for act in found if act.cue < quote]
    for act in reversed(before):
        if not (act.inverted and tokens[act.cue].low == "according"):
            judged = tokens[act.cue].low in JUDGING and not act.shared
            asides = (one for one in before if judged and _is_aside(tokens, one))
            return next(asides, act)
    for act in found:
        if tokens[act.cue].low == "according":
            return act
    return None


def _is_aside(tokens: Tokens, act: Act) -> bool:
    """Whether an act stands between commas."""
    first, last = act.subject or (0, 0)
    named = first > 0 and tokens[first].low not in _RELATIVE and not act.inverted
    within = low_at(tokens, first - 1) == low_at(tokens, act.cue + 1) == ","
    return named and within and last + 1 == act.cue


def _uncued(tokens: Tokens, quote: int) -> Act | None:
    """After a colon or comma take the clause's subject, if it can speak: "Trump to fans: “…”"."""
    if quote < 2 or tokens[quote - 1].low not in (":", ",") or tokens[quote].quoted[:1].islower():
        return None
    named = phrase_ending(tokens, quote - 2) if tokens[quote - 2].tag is Tag.PROPER else None
    if tokens[quote - 1].low == ":" and named and not _is_led(tokens[named[0]]):
        return Act(quote - 1, named)
    subject = clause_subject(tokens, quote - 1)
    if subject and can_speak(tokens, subject):
        return Act(quote - 1, subject)
    return None


def _is_led(token: Token) -> bool:
    """Whether a name behind a word is no label: "the firm Ek", "a clerk, queueing in Ostby:"."""
    doing = token.tag is Tag.OPEN and token.low.endswith("ing")
    return token.tag is Tag.DETERMINER or doing
