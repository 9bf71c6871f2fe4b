"""Who is the subject of a cue: the noun phrase that stands before it, past what comes between.

Read from the right: adverbs, days, parentheses, appositions and relative clauses are stepped
over, and what hangs on a noun ("a spokesman for X") is kept with it.
"""

from __future__ import annotations

import re

from qabot.first_names import FIRST_NAMES
from qabot.speech import lexicon
from qabot.speech.aliases import unaccented
from qabot.speech.people import bare, is_trade, with_determiners
from qabot.speech.phrases import (
    COORDINATING,
    DASHES,
    NOMINAL,
    STANDING_ALONE,
    Phrase,
    Tokens,
    back_past,
    clause_subject,
    ends_speech,
    names_people,
)
from qabot.speech.tokens import Tag, Token

_SKIPPED = frozenset((Tag.AUXILIARY, Tag.ADVERB, Tag.DAY))
_RELATIVE = frozenset(("who", "which", "that"))
_CLAUSE_OPENERS = frozenset(("who", "whose", "which"))
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_SOME_WHO = frozenset(("those", "one", "some", "many", "others", "all", "few"))
_ATTACHING = lexicon.words("of for at from with in to on by near against")
_CLAUSAL = frozenset(("after", "before", "since", "until", "like"))
"""Prepositions that begin a clause as often: "after a woman told him"."""
_OPENING = NOMINAL | {Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.CUE, Tag.ADVERB}
_IN_SCENE = NOMINAL | {Tag.DETERMINER, Tag.PREPOSITION, Tag.ADVERB, Tag.DAY}
_TIME = re.compile(r"\d{1,2}[.:]\d\d")
_LONGEST_APPOSITION = 40
_LONGEST_PARENTHESIS = 30
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
    at = _skip_back(tokens, cue - 1)
    if at < 0 or tokens[at].tag is Tag.QUOTE:
        return None
    if related := _before_relative(tokens, at):
        return related
    token = tokens[at]
    if token.tag is Tag.CONJUNCTION and token.low in COORDINATING:
        return clause_subject(tokens, at)
    if token.low == "," or token.low in DASHES:
        return _before_comma(tokens, at, tried)
    if token.tag in NOMINAL or token.low == "others":
        return phrase_ending(tokens, at)
    return _single(tokens, at)


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


def _is_verb(token: Token) -> bool:
    """Whether a word is most likely a finite verb: "was", "lost", "died"."""
    past = token.low in lexicon.IRREGULAR_PASTS or token.low.endswith("ed")
    return token.tag is Tag.AUXILIARY or token.tag is Tag.CUE or (token.tag is Tag.OPEN and past)


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
    at = next((n for n, t in enumerate(tokens) if t.tag not in _SKIPPED), len(tokens))
    verb = at < len(tokens) and tokens[at].tag in (Tag.OPEN, Tag.CUE)
    return verb or (at < len(tokens) and any(t.tag is Tag.AUXILIARY for t in tokens[:at]))


def _single(tokens: Tokens, at: int) -> Phrase | None:
    """Return a subject that is no noun: a pronoun, "some", "the two"."""
    token = tokens[at]
    if token.low == "that" and (at == 0 or tokens[at - 1].tag is Tag.MARK):
        return None  # "That said, …"
    if token.low in _RELATIVE or token.tag is Tag.PRONOUN or token.low in STANDING_ALONE:
        return at, at
    if token.tag is Tag.DETERMINER and at and tokens[at - 1].tag is Tag.DETERMINER:
        return at - 1, at
    return None


def _skip_back(tokens: Tokens, at: int) -> int:
    """Step left over auxiliaries, adverbs, "herself", days ("on Tuesday") and parentheses."""
    while at >= 0:
        token = tokens[at]
        if token.tag in _SKIPPED:
            at -= 1
            if token.tag is Tag.DAY and at >= 0 and tokens[at].low in ("on", "in", "last", "late"):
                at -= 1
        elif token.low in _REFLEXIVES:
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


def base_phrase(tokens: Tokens, last: int) -> Phrase:
    """Read a base noun phrase leftwards: nouns, names and, if there is one, the determiner."""
    first = last
    while first > 0 and tokens[first - 1].tag in NOMINAL and not _breaks(tokens, first):
        first -= 1
    if first > 0 and tokens[first - 1].low in ("and", "&") and _joins_names(tokens, first):
        return base_phrase(tokens, first - 2)[0], last
    named = first > 0 and tokens[first - 1].low == "that" and tokens[first].tag is Tag.PROPER
    return first if named else with_determiners(tokens, first), last


def _breaks(tokens: Tokens, first: int) -> bool:
    """Whether a new phrase begins at ``first``: a title after a name, a name after a past verb.

    And whatever stands behind the time of day that begins an entry of a running report.
    """
    token, before = tokens[first], tokens[first - 1]
    if first == 1 and _TIME.fullmatch(before.text):
        return True
    titled = token.low.rstrip(".") in lexicon.TITLES and token.text[0].isupper()
    if titled and before.tag is Tag.PROPER and before.low.rstrip(".") not in lexicon.TITLES:
        return token.text.endswith(".")
    if before.tag is not Tag.OPEN:
        return False
    if before.low in lexicon.IRREGULAR_PASTS:
        return True
    verb_form = before.low.endswith(("ed", "ing"))
    adjective = first >= 2 and tokens[first - 2].tag is Tag.DETERMINER
    return verb_form and (token.tag is Tag.PROPER or not adjective)


def _joins_names(tokens: Tokens, first: int) -> bool:
    return first > 1 and tokens[first].tag is Tag.PROPER and tokens[first - 2].tag is Tag.PROPER


def phrase_ending(tokens: Tokens, last: int) -> Phrase | None:
    """Return the noun phrase that ends at ``last``, with what it is attached to at the left."""
    if tokens[last].text.endswith(("'s", "’s")):
        return None
    end = last
    at = last
    while at >= 0:
        at = _skip_back(tokens, at)
        if at < 0 or tokens[at].tag not in NOMINAL:
            break
        first, _ = base_phrase(tokens, at)
        if _is_chosen_from(tokens, first, at):
            first -= 2
        governor = tokens[first - 1] if first else None
        if governor is None or governor.tag is not Tag.PREPOSITION or governor.low in _CLAUSAL:
            return _past_apposition(tokens, first, end)
        attached = first >= 2 and tokens[first - 2].tag in NOMINAL | {Tag.DAY}
        if not attached or governor.low not in _ATTACHING:
            # "In Moscow Trump said": what the preposition governs ends before the last name.
            named = first < last and tokens[last].tag is Tag.PROPER
            return _behind_governed(tokens, last, alone=at == end) if named else None
        at = first - 2
    return None


def _behind_governed(tokens: Tokens, last: int, *, alone: bool) -> Phrase | None:
    """The name that ends at ``last``, behind "in Moscow" or "at the end of the trial in Oslo".

    Nobody's behind several prepositions, but where a person's begins within the last words:
    "of the school in Uppsala" and "of New York" are governed as a whole.
    """
    if alone:
        return last, last
    first, _ = base_phrase(tokens, last)
    start = next((at for at in range(first + 1, last) if _begins_name(tokens, first, at)), None)
    return (start, last) if start is not None else None


def _begins_name(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a person's name begins at ``at`` behind words that are no part of it.

    "Karl Ek" in "Uppsala Karl Ek" and "the vote Karl Ek"; no "Karl Ek" of "Minister Karl Ek".
    """
    token, before = tokens[at], tokens[at - 1]
    words = [bare(one.text) for one in tokens[first:at]]
    if token.tag is not Tag.PROPER or before.possessive or is_trade(before.low):
        return False
    known = unaccented(bare(token.text)) in FIRST_NAMES
    titled = bare(token.text) in lexicon.TITLES
    if before.tag is Tag.OPEN:
        return known or titled
    named = any(unaccented(word) in FIRST_NAMES or word in lexicon.TITLES for word in words)
    return known and not named


def _is_chosen_from(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "one of" stands before "the officials" or "the Democrats"; not before "the maps"."""
    if first < 2 or tokens[first - 1].low != "of" or tokens[first - 2].low not in STANDING_ALONE:
        return False
    nouns = [token for token in tokens[first : last + 1] if token.tag is Tag.OPEN]
    if tokens[last].tag is Tag.PROPER:
        return not nouns or names_people(tokens[last])  # "one of the boats Ek" is none
    return any(names_people(noun) or _several(noun.low) for noun in nouns)


def _several(noun: str) -> bool:
    """Whether a plural is most often of people ("admirers") or of what they wrote."""
    return noun.endswith(("ers", "ors", "ants")) or noun.removesuffix("s") in lexicon.WRITINGS


def _past_apposition(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """From "a lawyer for X" in "Smith, a lawyer for X, said" go on to "Smith"."""
    if first >= 2 and tokens[first - 1].low == "and" and _is_role(tokens[first - 2]):
        first = base_phrase(tokens, first - 2)[0]  # "president and CEO of X"
    once = first >= 3 and tokens[first - 1].tag is Tag.ADVERB and tokens[first - 2].low == ","
    if once and tokens[first - 3].tag is Tag.PROPER and tokens[first].tag is Tag.DETERMINER:
        return phrase_ending(tokens, first - 3)  # "Smith, later a champion, who"
    if first >= 2 and tokens[first - 1].low == ",":
        if _in_place(tokens, first, end):
            return phrase_ending(tokens, first - 2)
        at = over_age(tokens, first - 2)
        before = tokens[at]
        closed = end + 1 < len(tokens) and tokens[end + 1].low in (",", "who")
        aged = first == end and tokens[first].text.isdigit()
        described = closed and tokens[first].tag is Tag.DETERMINER
        apposed = aged or described or _is_role(tokens[first])
        if described and tokens[first].low in ("a", "an") and _is_role(before):
            return phrase_ending(tokens, at)  # "his uncle, a priest in Ostby, who"
        if apposed and not leading_adverbial(tokens, at):
            at = _skip_back(tokens, at) if before.low == ")" else at
            if at >= 0 and tokens[at].tag is Tag.PROPER:
                return phrase_ending(tokens, at)
    return first, end


def _in_place(tokens: Tokens, first: int, end: int) -> bool:
    """Whether "South Carolina" only tells where "Columbia" lies in "Baker of Columbia, …"."""
    closed = end + 1 < len(tokens) and tokens[end + 1].low == ","
    if not closed and leading_adverbial(tokens, first - 2):
        return False  # "On the subject of Israel, Trump said"
    names = all(token.tag is Tag.PROPER for token in tokens[first : end + 1])
    town = first - 2
    while town and tokens[town].tag is Tag.PROPER:
        town -= 1
    return names and town < first - 2 and tokens[town].low in ("of", "in", "from", "at", "near")


def over_age(tokens: Tokens, at: int) -> int:
    """Step left over "35" in "Clinton, 35, the daughter of …"."""
    aged = at >= 2 and tokens[at].text.isdigit() and tokens[at - 1].low == ","
    return at - 2 if aged else at


def _is_role(token: Token) -> bool:
    return token.tag is Tag.OPEN and token.low in lexicon.PERSON_NOUNS


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
    for at in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        token = tokens[at]
        if ends_speech(token) or token.low in (";", ":"):
            break
        if token.low not in (",", "—", "–", "--"):
            continue
        opener = tokens[at + 1]
        if opener.tag is Tag.PROPER and at > 0 and _in_place(tokens, at + 1, comma - 1):
            if found := phrase_ending(tokens, at - 1):
                return found
            continue  # "Karl Ek, 30, of Columbia, South Carolina, said"
        noun_before = at > 0 and (tokens[at - 1].tag in NOMINAL or tokens[at - 1].low == ")")
        pronoun_before = at > 0 and tokens[at - 1].tag is Tag.PRONOUN
        if not (noun_before or pronoun_before):
            continue
        described = opener.tag is Tag.PROPER and _is_role(tokens[at - 1])  # "its minister, X,"
        scene = leading_adverbial(tokens, at - 1) and not described
        if _opens_apposition(opener) and not scene:
            found = _subject(tokens, at, tried)
            if found:
                return found
        fallback = fallback or _subject(tokens, at, tried)
    return phrase_ending(tokens, comma - 1) or fallback


def _relative_clause(tokens: Tokens, comma: int) -> int | None:
    """What stands before the "who", "whose" or "which" whose clause ends at a comma, if any.

    A clause without a verb is none: in "the club, whose coach, X, said" the coach speaks.
    """
    for at in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
        if ends_speech(tokens[at]) or tokens[at].low in (";", ":"):
            break
        before = tokens[at - 1]
        if tokens[at].low in _CLAUSE_OPENERS and (before.low == "," or before.tag is Tag.QUOTE):
            inside = tokens[at + 1 : comma]
            told = tokens[at].low != "whose" or any(_is_verb(token) for token in inside)
            return at - 1 if told else None
    return None


def _opens_apposition(token: Token) -> bool:
    return token.tag in _OPENING or token.low in ("who", "which") or token.low[:1].isdigit()


def leading_adverbial(tokens: Tokens, last: int) -> bool:
    """Whether the clause up to ``last`` only sets the scene: "In Moscow", "On Tuesday"."""
    first = last
    while first > 0 and tokens[first - 1].tag not in (Tag.MARK, Tag.QUOTE):
        first -= 1
    opener = tokens[first]
    return opener.tag is Tag.PREPOSITION or (
        opener.tag is Tag.CONJUNCTION and opener.low not in COORDINATING
    )


def before_scene(tokens: Tokens, pronoun: int) -> int:
    """Where "Of his rival X" begins before "he writes", or else where the pronoun stands.

    He is nobody of whom he speaks; but "in X's house" and "after X left" he may well be X.
    """
    first = pronoun - (pronoun > 0 and tokens[pronoun - 1].low == ",")
    while first and tokens[first - 1].tag in _IN_SCENE and not tokens[first - 1].possessive:
        first -= 1
    opens = first == 0 or tokens[first - 1].tag in (Tag.MARK, Tag.QUOTE)
    opener = tokens[first]
    scene = opens and opener.tag is Tag.PREPOSITION and opener.low not in _CLAUSAL
    return first if scene else pronoun
