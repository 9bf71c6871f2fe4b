"""Acts of speech in one stretch: a cue and the phrase that names the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from qabot.speech.phrases.from_left import (
    Phrase,
    back_past,
    can_speak,
    clause_subject,
    phrase_from,
)
from qabot.speech.phrases.inverted import behind_cue
from qabot.speech.phrases.subjects import subject_before
from qabot.speech.said.sources import (
    EQUATING,
    NAMING,
    claimant,
    judge,
    named_source,
    passive,
    reduced,
    reporter,
)
from qabot.speech.said.unsaid import counts, naming, noun_after_all, unsaid
from qabot.speech.words import lexicon
from qabot.speech.words.cues import DEEDS
from qabot.speech.words.tokens import Tag, Tokens, low_at, tag_at
from qabot.word_set import word_set

_SOURCES = frozenset(("from", "by", "of"))
_LONGEST_OBJECT = 12  # tokens of "the plan" in "attacked the plan as"
_GOING_ON = word_set("on continued proceeded twitter facebook instagram back used as if")
QUOTING = frozenset(("quotes", "quoted"))
"""Whose subject does not speak; "call and quote reference 12" quotes nobody."""
_BLAMED = word_set("criticized criticised condemned mocked ridiculed rebuked reprimanded censured")
_SORRY = word_set("apologized apologised apologizes apologises")
_OBJECTS = frozenset(("him", "her", "them"))


@dataclass(frozen=True, slots=True)
class Act:
    """``cue`` is a token index, ``subject`` a phrase; ``inverted`` when it follows the cue.

    Where only a quotation is said, ``alone``, nothing behind it belongs to the act.
    ``shared`` marks a participle ("adding") that takes over the speaker of the act before,
    ``deed`` what was done and not said: a verb behind it may still share its subject.
    """

    cue: int
    subject: Phrase | None
    inverted: bool = False
    shared: bool = False
    deed: bool = False
    alone: bool = False


def acts(tokens: Tokens) -> tuple[Act, ...]:
    """Find the acts of speech of a stretch, in order of their cues."""
    found: list[Act] = []
    for at, token in enumerate(tokens):
        if token.tag is Tag.CUE:
            act = _act(tokens, at, found[-1] if found else None)
        else:
            claims = claimant(tokens, at) if token.low in EQUATING else None
            act = Act(at, claims) if claims else None
        if act:
            found.append(act)
    return tuple(act for act in found if not act.deed)


def _act(tokens: Tokens, cue: int, earlier: Act | None) -> Act | None:
    low = tokens[cue].low
    if low in NAMING:
        source = named_source(tokens, cue)
        return Act(cue, source, inverted=True) if source else None
    if reported := reporter(tokens, cue):
        return Act(cue - 1, reported, inverted=True)
    return None if counts(tokens, cue) else _verb(tokens, cue, earlier)


def _verb(tokens: Tokens, cue: int, earlier: Act | None) -> Act | None:
    """The act of a verb, by its form; ``earlier`` is the act before it in the stretch."""
    low = tokens[cue].low
    if low == "read" and _on_behalf(tokens, cue):
        return None if _was_read(tokens, cue) else Act(cue, None)
    if low.endswith("ing") and not _progressive(tokens, cue):
        return _participle(tokens, cue, earlier)
    if _is_perfect(tokens, cue):
        return _having_said(tokens, cue, earlier)
    if cue and tokens[cue - 1].low == "to":
        return _infinitive(tokens, cue)
    if passive(tokens, cue):
        return _quoted_as(tokens, cue)
    said = not (reduced(tokens, cue) or unsaid(tokens, cue))
    return _finite(tokens, cue, earlier) if said else None


def _on_behalf(tokens: Tokens, cue: int) -> bool:
    """Whether somebody reads for others, and so does not say it: "read out a letter on behalf"."""
    after = tokens[cue + 1 : cue + _LONGEST_OBJECT]
    read = takewhile(lambda token: token.tag not in (Tag.QUOTE, Tag.CUE), after)
    return any(token.low == "behalf" for token in read)


def _was_read(tokens: Tokens, cue: int) -> bool:
    """Whether "read" only tells of the writing before it: "a statement read out on behalf of X".

    Behind a comma, where a cue of the writing follows: "the letter, read on behalf of X, said".
    """
    before = tokens[cue - 1].low if cue else ""
    says = any(token.tag is Tag.CUE for token in tokens[cue + 1 :])
    return before in lexicon.WRITINGS or (before == "," and says)


def _judged(tokens: Tokens, cue: int) -> bool:
    """Whether what a cue quotes is by another than its subject: "Y, called “a myth” by X"."""
    quotes = [at for at in (cue + 1, cue + 2) if tokens[at : at + 1]]
    found = [judge(tokens, at) for at in quotes if tokens[at].tag is Tag.QUOTE]
    return any(one is not None and one[0] == cue for one in found)


def _quoted_person(tokens: Tokens, cue: int) -> Phrase | None:
    """The person in "quoted the poet X" and "quoted him", whose words these are."""
    if tokens[cue].low not in QUOTING:
        return None
    found = phrase_from(tokens, cue + 1)  # "her father", but not "her as saying"
    own = found is None and cue + 1 < len(tokens) and tokens[cue + 1].low in _OBJECTS
    if own:
        found = (cue + 1, cue + 1)
    if found is None or not (own or can_speak(tokens, found)):
        return None
    numbered = any(one.text[0].isdigit() for one in tokens[found[0] : found[1] + 2])
    return None if numbered else found  # "quotes Romans 8:31"


def _finite(tokens: Tokens, cue: int, earlier: Act | None) -> Act | None:
    if _judged(tokens, cue):
        return None
    if behind := _quoted_person(tokens, cue) or behind_cue(tokens, cue):
        return Act(cue, behind, inverted=True)
    subject = _coordinated(tokens, cue, earlier) or subject_before(tokens, cue)
    if subject is None or noun_after_all(tokens, cue) or naming(tokens, cue, subject):
        return None
    return Act(cue, subject, deed=_reported_deed(tokens, cue, subject, earlier))


def _reported_deed(tokens: Tokens, cue: int, subject: Phrase, earlier: Act | None) -> bool:
    """Whether the act before only reports it: "X said that the referee had added a minute"."""
    if tokens[cue].low not in DEEDS or earlier is None or earlier.inverted:
        return False
    if _quotes(tokens[cue + 1 : cue + 1 + _LONGEST_OBJECT]):
        return False
    between = tokens[earlier.cue + 1 : subject[0]]
    joined = all(token.low == "that" or token.tag is Tag.DETERMINER for token in between)
    return earlier.cue < subject[0] and joined


def _quotes(after: Tokens) -> bool:
    """Whether what follows a cue is what was said: "added: …", "attacked it as “…”"."""
    if any(token.low == ":" or token.tag is Tag.QUOTE for token in after[:2]):
        return True
    return any(one.low == "as" and quoted.tag is Tag.QUOTE for one, quoted in pairwise(after))


def _coordinated(tokens: Tokens, cue: int, earlier: Act | None) -> Phrase | None:
    """Let "X asked why and said" keep the subject of the cue before the "and"."""
    at = back_past(tokens, cue - 1, Tag.ADVERB, Tag.AUXILIARY)
    joined = low_at(tokens, at) in ("and", "but", "then")
    if earlier is None or earlier.inverted or not joined:
        return None
    apart = any(token.low == "," for token in tokens[earlier.cue : at])
    return None if apart else earlier.subject


def _progressive(tokens: Tokens, cue: int) -> bool:
    at = back_past(tokens, cue - 1, Tag.ADVERB)
    return tag_at(tokens, at) is Tag.AUXILIARY


def _heard(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "X is heard saying", "X can be heard telling the crew"."""
    if low_at(tokens, cue - 1) != "heard" or tag_at(tokens, cue - 2) is not Tag.AUXILIARY:
        return None
    return subject_before(tokens, cue - 1)


def _blamed_for(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "X was criticized for calling it “a rite”", "X has apologized for saying so"."""
    verb = tokens[max(0, cue - 2)].low
    blamed = verb in _BLAMED and tag_at(tokens, cue - 3) is Tag.AUXILIARY
    if low_at(tokens, cue - 1) != "for" or not (blamed or verb in _SORRY):
        return None
    return subject_before(tokens, cue - 2)


def _participle(tokens: Tokens, cue: int, earlier: Act | None) -> Act | None:
    """Give "a statement from X saying" to X, any other participle to the act or clause before."""
    own = _writing_from(tokens, cue) or _absolute(tokens, cue)
    own = own or _blamed_for(tokens, cue) or _heard(tokens, cue)
    if own:
        return Act(cue, own)
    if _says_nothing(tokens, cue):
        return None
    if earlier and earlier.inverted and tokens[earlier.cue].low in QUOTING:
        ends = all(token.tag is Tag.MARK for token in tokens[cue + 1 :])
        return None if ends else Act(cue, earlier.subject)  # "quoted him as saying that"
    if earlier and not earlier.inverted:
        return Act(cue, earlier.subject, shared=True)
    if earlier:
        return Act(cue, earlier.subject, inverted=True, shared=True)
    subject = clause_subject(tokens, cue)
    return Act(cue, subject, shared=True) if subject and can_speak(tokens, subject) else None


def _says_nothing(tokens: Tokens, cue: int) -> bool:
    """Whether a participle hangs on a preposition: "after saying so", "as saying by the Herald"."""
    before = tokens[cue - 1] if cue else None
    if before is None or before.low == "by":
        return False
    if before.low == "as":
        return low_at(tokens, cue + 1) == "by"
    return before.tag is Tag.PREPOSITION


def _is_perfect(tokens: Tokens, cue: int) -> bool:
    """Whether a cue stands behind "having", which nobody is called."""
    at = back_past(tokens, cue - 1, Tag.ADVERB)
    return low_at(tokens, at) == "having"


def _having_said(tokens: Tokens, cue: int, earlier: Act | None) -> Act | None:
    """Give "quoted X as having said" and "X was quoted as having said" to X."""
    quoting = earlier is not None and tokens[earlier.cue].low in QUOTING
    return Act(cue, earlier.subject) if earlier and quoting else None


def _writing_from(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "a statement from X (to Y) saying"."""
    for at in range(cue - 1, max(-1, cue - 14), -1):
        if tokens[at].tag in (Tag.MARK, Tag.QUOTE, Tag.CUE):
            return None
        if tokens[at].low in lexicon.WRITINGS and tokens[at + 1].low in _SOURCES:
            return phrase_from(tokens, at + 2, cue)
    return None


def _absolute(tokens: Tokens, cue: int) -> Phrase | None:
    """Find X in "with X reportedly yelling"."""
    before = tokens[cue - 1] if cue else None
    if before is None or before.tag not in (Tag.PROPER, Tag.OPEN, Tag.ADVERB):
        return None
    for at in range(cue - 1, max(-1, cue - 8), -1):
        if tokens[at].tag is Tag.MARK:
            return None
        if tokens[at].low == "with":
            return phrase_from(tokens, at + 1, cue)
    return None


def _infinitive(tokens: Tokens, cue: int) -> Act | None:
    """Take "went on to say" as speech, "declined to say" or "asked him to say" not."""
    if cue < 2 or tokens[cue - 2].low not in _GOING_ON:
        return None
    verb = cue - 2 - (tokens[cue - 2].low in ("on", "back"))  # "used to say", "went on to say"
    whose = low_at(tokens, verb - 1) == "who"
    subject = (verb - 1, verb - 1) if whose else clause_subject(tokens, cue - 1)
    return Act(cue, subject) if subject else None


def _quoted_as(tokens: Tokens, cue: int) -> Act | None:
    """Take "X was quoted as saying" as speech of X; no other passive names its speaker first."""
    if tokens[cue].low != "quoted":
        return None
    subject = subject_before(tokens, cue)
    return Act(cue, subject) if subject else None


def walk_quotes(tokens: Tokens) -> Iterator[int]:
    """Yield the indices of quotations."""
    for at, token in enumerate(tokens):
        if token.tag is Tag.QUOTE:
            yield at
