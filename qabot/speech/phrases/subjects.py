"""Who is the subject of a cue: the noun phrase that stands before it, past what comes between.

Read from the right: adverbs, days, parentheses, appositions and relative clauses are stepped
over, and what hangs on a noun ("a spokesman for X") is kept with it.
"""

from __future__ import annotations

from qabot.speech.phrases.from_left import (
    COORDINATING,
    DASHES,
    HEADS,
    NOMINAL,
    STANDING_ALONE,
    Phrase,
    back_past,
    can_speak,
    clause_subject,
    ends_speech,
    names_people,
    past_dateline,
)
from qabot.speech.phrases.from_right import (
    in_place,
    is_role,
    leading_adverbial,
    phrase_ending,
)
from qabot.speech.phrases.steps import SKIPPED, over_age, skip_back
from qabot.speech.words.cues import TELLING, TELLING_THAT
from qabot.speech.words.nouns import is_done, is_past
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at, tag_at

_RELATIVE = frozenset(("who", "which", "that"))
_CLAUSE_OPENERS = frozenset(("who", "whose", "which"))
_PLURAL = frozenset(("them", "us"))
_SOME_WHO = frozenset(("those", "one", "some", "many", "others", "all", "few"))
_OPENING = NOMINAL | {Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.CUE, Tag.ADVERB}
_IN_SCENE = NOMINAL | {Tag.DETERMINER, Tag.PREPOSITION, Tag.ADVERB, Tag.DAY}
_LONGEST_APPOSITION = 40
_MOST_TRIED = 32
"""Places looked before for one cue: commas within commas must not multiply."""


def subject_before(tokens: Tokens, cue: int) -> Phrase | None:
    """Return the subject that stands before a finite cue, past adverbs and appositions."""
    return _subject(tokens, cue, {})


def _subject(tokens: Tokens, cue: int, tried: dict[int, Phrase | None]) -> Phrase | None:
    """Look before each place once; ``tried`` keeps what was found, None meanwhile."""
    if cue not in tried and len(tried) < _MOST_TRIED:
        tried[cue] = None
        tried[cue] = _read_subject(tokens, cue, tried)
    return tried.get(cue)


def _read_subject(tokens: Tokens, cue: int, tried: dict[int, Phrase | None]) -> Phrase | None:
    """The subject of ``cue``, by the word that stands before what may be stepped over."""
    at = skip_back(tokens, cue - 1)
    if at < 0 or tokens[at].tag is Tag.QUOTE:
        return None
    if related := _before_relative(tokens, at):
        return related
    token = tokens[at]
    if token.tag is Tag.CONJUNCTION and token.low in COORDINATING:
        return _who_also(tokens, at) or clause_subject(tokens, at)
    if token.low == "," or token.low in DASHES:
        return _before_comma(tokens, at, tried)
    if token.tag not in NOMINAL:
        return _single(tokens, at)
    return None if _is_infinitive(tokens, at) else _past_role(tokens, _ending(tokens, at))


def _ending(tokens: Tokens, at: int) -> Phrase | None:
    """The phrase that ends at ``at``, without a participle: "the report" where it is "released"."""
    done = tokens[at].tag is Tag.OPEN and is_done(tokens[at]) and tag_at(tokens, at - 1) in NOMINAL
    found = phrase_ending(tokens, at - done)
    return (_who_does(tokens, found[0] - 1) or found) if found else None


def _who_does(tokens: Tokens, doing: int) -> Phrase | None:
    """Who does what a participle tells: "a man" of "a man carrying a bag said".

    And "lawyers" of "lawyers suing Ek said", but nobody of "the chief operating officer said".
    """
    word = tokens[doing] if doing > 0 else None
    if word is None or word.tag not in (Tag.OPEN, Tag.CUE) or word.low in TELLING | TELLING_THAT:
        return None
    who, whom = tokens[doing - 1], tokens[doing + 1]
    several = names_people(who) and who.low.endswith("s")
    governs = whom.tag is Tag.DETERMINER or several
    if not word.low.endswith("ing") or who.tag not in NOMINAL or not governs:
        return None
    found = phrase_ending(tokens, doing - 1)
    return found if found and can_speak(tokens, found) else None


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether a verb stands behind "to", whose object the cue is: "to recruit volunteers"."""
    noun = tokens[at].low.endswith("s") or tokens[at].low in HEADS
    return low_at(tokens, at - 1) == "to" and tokens[at].tag is Tag.OPEN and not noun


def _past_role(tokens: Tokens, found: Phrase | None) -> Phrase | None:
    """The "who" of "X, who as mayor warned", for whom the mayor only tells what X was."""
    first = found[0] if found else 0
    as_what = [token.low for token in tokens[max(0, first - 2) : first]] == ["who", "as"]
    return (first - 2, first - 2) if as_what else found


def _before_relative(tokens: Tokens, last: int) -> Phrase | None:
    """Who did what a clause up to ``last`` tells: X in "X who asked not to be named said"."""
    who = last
    while who > 0 and tokens[who].low != "who":
        if tokens[who].tag in (Tag.MARK, Tag.QUOTE, Tag.PRONOUN) or _begins_clause(tokens, who):
            return None
        who -= 1
    if who == 0 or not _has_verb(tokens[who + 1 : last + 1]):
        return None
    if tokens[who - 1].low in _SOME_WHO:
        return who - 1, who - 1
    noun = tokens[who - 1].tag in NOMINAL and not tokens[who - 1].low.endswith("ing")
    return phrase_ending(tokens, who - 1) if noun else None


def _who_also(tokens: Tokens, joined: int) -> Phrase | None:
    """The "who" or "you" whose clause goes on behind "and": "X, who is 79 and had said"."""
    for at in range(joined - 1, 0, -1):
        if tokens[at].tag in (Tag.MARK, Tag.QUOTE, Tag.PRONOUN, Tag.CONJUNCTION):
            opens = tokens[at].low in ("who", "you") and _has_verb(tokens[at + 1 : joined])
            return (at, at) if opens else None
    return None


def _is_verb(token: Token) -> bool:
    """Whether a word is most likely a finite verb: "was", "lost", "died"."""
    return token.tag in (Tag.AUXILIARY, Tag.CUE) or (token.tag is Tag.OPEN and is_past(token))


def _begins_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause of its own may begin at ``at``: "that …", "… thinks Peter Ek …"."""
    token = tokens[at]
    if token.tag is Tag.CONJUNCTION and token.low not in COORDINATING:
        return True
    joins = token.low == "that" or token.low in COORDINATING or token.tag is Tag.CUE
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return joins and following is not None and following.tag in (Tag.PROPER, Tag.DETERMINER)


def _has_verb(tokens: Tokens) -> bool:
    """Whether words after "who" hold a verb: more than "also" or "in May" before "said"."""
    at = next((n for n, t in enumerate(tokens) if t.tag not in SKIPPED), len(tokens))
    verb = tag_at(tokens, at) in (Tag.OPEN, Tag.CUE)
    return verb or (at < len(tokens) and any(t.tag is Tag.AUXILIARY for t in tokens[:at]))


def _single(tokens: Tokens, at: int) -> Phrase | None:
    """Return a subject that is no noun: a pronoun, "some", "the two"."""
    token = tokens[at]
    if token.low == "that" and (at == 0 or tokens[at - 1].tag is Tag.MARK):
        return None  # "That said, …"
    if token.low in _RELATIVE or token.tag is Tag.PRONOUN or token.low in STANDING_ALONE:
        return at, at
    if token.low in _PLURAL and at > 1 and tokens[at - 1].low == "of":
        chosen = tokens[at - 2].low in STANDING_ALONE  # "one of them"
        return (at - 2, at) if chosen else None
    if token.tag is Tag.DETERMINER and at and tokens[at - 1].tag is Tag.DETERMINER:
        return at - 1, at
    return None


def _before_comma(tokens: Tokens, comma: int, tried: dict[int, Phrase | None]) -> Phrase | None:
    """Return what a clause about it ("who …,") or an apposition before a comma belongs to."""
    clause = _relative_clause(tokens, comma)
    if clause is None:
        return _before_apposition(tokens, comma, tried)
    aside = _aside(tokens, clause)
    told = _subject(tokens, aside, tried) if aside else None
    return told or _subject(tokens, clause, tried) or _before_apposition(tokens, clause, tried)


def _aside(tokens: Tokens, comma: int) -> int:
    """The comma before "of Ostby Council" in "X, of Ostby Council, which paid, said", else 0."""
    at = back_past(tokens, comma - 1, *_IN_SCENE)
    opens = [token.tag for token in tokens[at + 1 : at + 3]]  # "along with Ann Ek"
    led = Tag.PREPOSITION in opens[:1] or opens == [Tag.ADVERB, Tag.PREPOSITION]
    named = at > 0 and tokens[at].low == "," and tokens[at - 1].tag in NOMINAL
    return at if named and led else 0


def _before_apposition(
    tokens: Tokens, comma: int, tried: dict[int, Phrase | None]
) -> Phrase | None:
    """Return the phrase that what stands between two commas before the cue belongs to."""
    fallback: Phrase | None = None
    told = past_dateline(tokens)
    for at in range(comma - 1, max(told - 1, comma - _LONGEST_APPOSITION), -1):
        token = tokens[at]
        if ends_speech(token) or token.low in (";", ":"):
            break
        if token.low != "," and token.low not in DASHES:
            continue
        opener = tokens[at + 1]
        if opener.tag is Tag.PROPER and at > 0 and in_place(tokens, at + 1, comma - 1):
            if found := phrase_ending(tokens, at - 1):
                return found
            continue  # "Karl Ek, 30, of Columbia, South Carolina, said"
        noun_before = at > 0 and (tokens[at - 1].tag in NOMINAL or tokens[at - 1].low == ")")
        pronoun_before = tag_at(tokens, at - 1) is Tag.PRONOUN
        if not (noun_before or pronoun_before):
            continue
        described = opener.tag is Tag.PROPER and is_role(tokens[at - 1])  # "its minister, X,"
        scene = leading_adverbial(tokens, at - 1) and not described
        end = over_age(tokens, at - 1) + 1  # "A man, 34, the son of a clerk, said"
        if _opens_apposition(opener) and not scene:
            found = _subject(tokens, end, tried)
            if found:
                return found
        fallback = fallback or _subject(tokens, end, tried)
    return phrase_ending(tokens, comma - 1) or fallback


def _relative_clause(tokens: Tokens, comma: int) -> int | None:
    """What stands before the "who", "whose" or "which" whose clause ends at a comma, if any.

    A clause without a verb is none: in "the club, whose coach, X, said" the coach speaks.
    """
    for at in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
        if ends_speech(tokens[at]) or tokens[at].low in (";", ":"):
            break
        before = tokens[at - 1]
        opener = tokens[at].low.replace("’", "'").partition("'")[0]  # "who's running"
        if opener in _CLAUSE_OPENERS and (before.low == "," or before.tag is Tag.QUOTE):
            inside = tokens[at + 1 : comma]
            told = opener != "whose" or any(_is_verb(token) for token in inside)
            return at - 1 if told else None
    return None


def _opens_apposition(token: Token) -> bool:
    return token.tag in _OPENING or token.low in ("who", "which")
