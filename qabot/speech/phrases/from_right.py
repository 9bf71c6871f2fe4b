"""The noun phrase that ends at a word, with what it hangs on at the left.

"Smith" for what ends in "Smith, a lawyer for the club", "a lawyer for the club" where nobody stands
before it.
"""

from __future__ import annotations

from qabot.speech.phrases.from_left import (
    COORDINATING,
    NOMINAL,
    STANDING_ALONE,
    Phrase,
    back_past,
    names_people,
)
from qabot.speech.phrases.steps import REFLEXIVES, over_age, skip_back
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import (
    bare,
    is_age,
    is_done,
    is_first_name,
    is_titled,
    is_trade,
    own_name,
    with_determiners,
)
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at, tag_at
from qabot.word_set import word_set

CLAUSAL = frozenset(("after", "before", "since", "until", "like"))
"""Prepositions that begin a clause as often: "after a woman told him"."""
_ATTACHING = word_set("of for at from with in to on by near against")
_ARTICLES = frozenset(("the", "a", "an", "one", "this", "that", "another"))
_OWN = frozenset(("his", "her", "their", "its"))
_BEFORE_ROLES = word_set(
    "managing acting founding leading visiting presiding operating marketing commanding"
)
_NEAR_CUE = 4  # tokens of "told reporters on Monday that"


def phrase_ending(tokens: Tokens, last: int) -> Phrase | None:
    """Return the noun phrase that ends at ``last``, with what it is attached to at the left."""
    end = last
    at = last if not tokens[last].text.endswith(("'s", "’s")) else -1
    while at >= 0:
        at = skip_back(tokens, at)
        if at < 0 or tokens[at].tag not in NOMINAL:
            break
        first, _ = base_phrase(tokens, at)
        if _is_predicate(tokens, first, at):
            return None
        if _is_chosen_from(tokens, first, at):
            first -= 2
        governor = tokens[first - 1] if first else None
        if governor is None or governor.tag is not Tag.PREPOSITION or governor.low in CLAUSAL:
            return _behind_scene(tokens, first, end) or _past_apposition(tokens, first, end)
        noun = first - 2 - is_posted(tokens, first - 2)
        attached = tag_at(tokens, noun) in NOMINAL | {Tag.DAY}
        if attached and (_is_lone_verb(tokens, first - 2) or tokens[first - 2].text.isdigit()):
            return None  # "penned in August 2016 by Ann Ek"
        if attached and governor.low == "in" and tokens[first].low in _OWN:
            end = noun  # "Karl Ek in his book"
        if not attached or governor.low not in _ATTACHING:
            # "In Moscow Trump said": what the preposition governs ends before the last name.
            named = first < last and tokens[last].tag is Tag.PROPER
            return _behind_governed(tokens, last, alone=at == end) if named else None
        at = noun
    return None


def is_posted(tokens: Tokens, at: int) -> bool:
    """Whether "posted" only tells where a writing is: "a statement posted on the website"."""
    return at > 0 and tokens[at].low == "posted" and tokens[at - 1].low in lexicon.WRITINGS


def _behind_scene(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """The name run into a scene that begins before ``first``: "After the vote Karl Ek"."""
    opener = tokens[first - 1] if first else None
    if opener is None or not (opener.tag is Tag.PREPOSITION or opener.low == "as"):
        return None
    name = _behind_governed(tokens, end, alone=False)
    return name if name and tokens[name[0] - 1].tag is Tag.OPEN else None


def base_phrase(tokens: Tokens, last: int) -> Phrase:
    """Read a base noun phrase leftwards: nouns, names and, if there is one, the determiner."""
    first = last
    while tag_at(tokens, first - 1) in NOMINAL and not _breaks(tokens, first):
        first -= 1
    if low_at(tokens, first - 1) in ("and", "&") and _joins_names(tokens, first):
        return base_phrase(tokens, first - 2)[0], last
    if tag_at(tokens, first - 1) is Tag.ADVERB and low_at(tokens, first - 2) in _ARTICLES:
        first -= 1  # "the already angry crowd"
    joined = low_at(tokens, first - 1) == "that" and _joins_clause(tokens, first - 1)
    first = first if joined else with_determiners(tokens, first)
    if first > 0 and tokens[first - 1].possessive and tokens[first].low in lexicon.COUNTING:
        return base_phrase(tokens, first - 1)[0], last  # "Norway's two mills"
    return first, last


def _breaks(tokens: Tokens, first: int) -> bool:
    """Whether a new phrase begins at ``first``: a title after a name, a name after a past verb."""
    token, before = tokens[first], tokens[first - 1]
    if first > 1 and before.text.isdigit() and tokens[first - 2].tag is Tag.DAY:
        return True  # "on February 13 the", "on February 13 Norhaven"
    titled = token.low.rstrip(".") in lexicon.TITLES and token.text[0].isupper()
    if titled and before.tag is Tag.PROPER and before.low.rstrip(".") not in lexicon.TITLES:
        return token.text.endswith(".")
    if before.tag is not Tag.OPEN:
        return False
    if before.low in lexicon.IRREGULAR_PASTS:
        return True
    verb_form = before.low.endswith(("ed", "ing")) and before.low not in _BEFORE_ROLES
    adjective = tag_at(tokens, first - 2) is Tag.DETERMINER
    return verb_form and (token.tag is Tag.PROPER or not adjective)


def _joins_clause(tokens: Tokens, that: int) -> bool:
    """Whether "that" is no determiner: before a name, or in "told reporters that clinics"."""
    told = any(token.tag is Tag.CUE for token in tokens[max(0, that - _NEAR_CUE) : that])
    return told or tokens[that + 1].tag is Tag.PROPER


def _is_predicate(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the phrase ``first`` to ``last`` only follows "is": "treated" in "is treated say"."""
    if first > 1 and tokens[first - 2].low == "to":
        return False  # "the last to be freed, said"
    alone = tag_at(tokens, first - 1) is Tag.AUXILIARY and tokens[first].tag is Tag.OPEN
    return alone and tokens[last].tag is Tag.OPEN and not names_people(tokens[last])


def _is_lone_verb(tokens: Tokens, at: int) -> bool:
    """Whether a verb stands at ``at`` and no noun: "spoke" in "and spoke to a woman who"."""
    verb = tokens[at].tag is Tag.OPEN and is_done(tokens[at])
    return verb and base_phrase(tokens, at)[0] == at


def _joins_names(tokens: Tokens, first: int) -> bool:
    return first > 1 and tokens[first].tag is Tag.PROPER and tokens[first - 2].tag is Tag.PROPER


def _is_chosen_from(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "one of" stands before "the officials" or "the Democrats"; not before "the maps"."""
    if first < 2 or tokens[first - 1].low != "of" or tokens[first - 2].low not in STANDING_ALONE:
        return False
    nouns = [token for token in tokens[first : last + 1] if token.tag is Tag.OPEN]
    if tokens[last].tag is Tag.PROPER:
        return not nouns or names_people(tokens[last])  # "one of the boats Ek" is none
    return any(names_people(noun) or _several(noun.low) for noun in nouns)


def _several(noun: str) -> bool:
    """Whether a plural is most often of people: "admirers", "inspectors"."""
    return noun.endswith(("ers", "ors", "ants"))


def _behind_governed(tokens: Tokens, last: int, *, alone: bool) -> Phrase | None:
    """The name that ends at ``last``, behind "In Moscow" or "At the end of the trial in Oslo".

    Nobody's behind several prepositions, but where a person's begins within the last words:
    "of the school in Uppsala" and "of New York" are governed as a whole.
    """
    first, _ = base_phrase(tokens, last)
    run = tokens[first : last + 1]
    start = first + own_name(
        [token.text for token in run], lambda before: _is_apart(run[len(before) - 1])
    )
    titled = (
        at
        for at in range(first + 1, last)
        if tokens[at].tag is Tag.PROPER and is_titled(tokens[at]) and tokens[at - 1].tag is Tag.OPEN
    )
    start = next(titled, 0) or start
    if start == first:
        return (last, last) if alone else None
    return start, last


def _is_apart(before: Token) -> bool:
    """Whether a word is no part of the name behind it: "Uppsala", "the vote"; no "Minister"."""
    return not (before.possessive or is_trade(before.low) or is_titled(before))


def _past_apposition(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """From "a lawyer for X" in "Smith, a lawyer for X, said" go on to "Smith"."""
    role = _is_role_of(tokens, first, end)
    first = _past_and(tokens, first, role=role)
    still = first > 0 and (
        tokens[first - 1].tag is Tag.ADVERB or tokens[first - 1].low in REFLEXIVES
    )
    once = still and first >= 3 and tokens[first - 2].low == ","
    if once and tokens[first - 3].tag is Tag.PROPER and tokens[first].tag is Tag.DETERMINER:
        return phrase_ending(tokens, first - 3)  # "Smith, later a champion, who"
    if first >= 2 and tokens[first - 1].low == ",":
        described = _described_so(tokens, first, end, role=role)
        if described is not None:
            return phrase_ending(tokens, described)
    numeral = first == end and tokens[first].text.isdigit()
    return None if numeral else (first, end)


def _past_and(tokens: Tokens, first: int, *, role: bool) -> int:
    """Where both begin of "president and CEO of X", and of ", a guru and head of X"."""
    if first < 2 or tokens[first - 1].low != "and":
        return first
    both = base_phrase(tokens, first - 2)[0]
    listed = role and low_at(tokens, both - 1) == ","
    return both if listed or is_role(tokens[first - 2]) else first


def _described_so(tokens: Tokens, first: int, end: int, *, role: bool) -> int | None:
    """Where who is described behind a comma ends: "Smith" in "Smith, a lawyer for X, said"."""
    if in_place(tokens, first, end):
        return first - 2
    at = over_age(tokens, first - 2)
    closed = low_at(tokens, end + 1) in (",", "who")
    determined = closed and tokens[first].tag is Tag.DETERMINER
    if determined and tokens[first].low in ("a", "an") and is_role(tokens[at]):
        return at  # "his uncle, a priest in Ostby, who"
    aged = first == end and is_age(tokens[first].low)
    held = role and (closed or _is_called(tokens, at))
    titled = not closed and _is_titled_name(tokens, first, end)
    apposed = determined or held or (is_role(tokens[first]) and not titled)
    if not aged and (not apposed or leading_adverbial(tokens, at)):
        return None
    at = skip_back(tokens, at) if tokens[at].low == ")" else at
    return at if tag_at(tokens, at) is Tag.PROPER else None


def _is_somebody(tokens: Tokens, last: int) -> bool:
    """Whether a name without an article ends at ``last``: "Karl Ek", and no "the Gulf"."""
    named = tag_at(tokens, last) is Tag.PROPER
    return named and tokens[base_phrase(tokens, last)[0]].tag is Tag.PROPER


def _is_titled_name(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a phrase is a name with what its holder is: "director Ann Ek", no "head of Ostby"."""
    if tokens[end].tag is not Tag.PROPER:
        return False
    hangs = any(tokens[at].tag is Tag.PREPOSITION for at in range(first, end))
    name = back_past(tokens, end, Tag.PROPER) + 1
    return not hangs or (name < end and tag_at(tokens, name - 1) is Tag.OPEN)


def in_place(tokens: Tokens, first: int, end: int) -> bool:
    """Whether "South Carolina" only tells where "Columbia" lies in "Baker of Columbia, …"."""
    closed = low_at(tokens, end + 1) == ","
    if not closed and leading_adverbial(tokens, first - 2):
        return False  # "On the subject of Israel, Trump said"
    names = all(token.tag is Tag.PROPER for token in tokens[first : end + 1])
    town = first - 2
    while town and tokens[town].tag is Tag.PROPER:
        town -= 1
    if closed:  # by "Speaking in Geneva" nobody is said to live there
        lives = tag_at(tokens, town - 1) is not Tag.OPEN or names_people(tokens[town - 1])
    else:  # nor by "Talks went on in Geneva, Ek said"
        lives = tokens[town].low in ("of", "from") and _is_somebody(tokens, town - 1)
    if not lives:
        return False
    return names and town < first - 2 and tokens[town].low in ("of", "in", "from", "at", "near")


def _is_role_of(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a phrase is what somebody is at some place: "acting political director of X".

    Where a name follows, "director of X Ann Ek", it is nobody's who stands before it.
    """
    hangs = next((n for n in range(first, end) if tokens[n + 1].tag is Tag.PREPOSITION), None)
    if hangs is None or bare(tokens[hangs].text) not in lexicon.PERSON_NOUNS:
        return False
    return not any(is_first_name(token.text) for token in tokens[hangs:end])


def _is_called(tokens: Tokens, last: int) -> bool:
    """Whether a person's name ends at ``last``, as a first name in it tells."""
    first, _ = base_phrase(tokens, last)
    return any(is_first_name(token.text) for token in tokens[first:last])


def is_role(token: Token) -> bool:
    return token.tag is Tag.OPEN and token.low in lexicon.PERSON_NOUNS


def leading_adverbial(tokens: Tokens, last: int) -> bool:
    """Whether the clause up to ``last`` only sets the scene: "In Moscow", "On Tuesday"."""
    first = last
    while first > 0 and tokens[first - 1].tag not in (Tag.MARK, Tag.QUOTE):
        first -= 1
    opener = tokens[_past_span_of_time(tokens, first, last)]
    if _is_participle(tokens, first):
        return True
    if tokens[last].tag is Tag.PROPER and _behind_governed(tokens, last, alone=False):
        return False  # "Outside the court Karl Ek, the chairman, said"
    joins = opener.tag is Tag.CONJUNCTION and opener.low not in COORDINATING
    if joins and _is_name(tokens, first + 1, last):
        return False  # "As Ann Ek, an expert on Ostby, noted"
    return opener.tag is Tag.PREPOSITION or joins


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words are a person's name: more than one, and no mere office."""
    names = all(token.tag is Tag.PROPER for token in tokens[first : last + 1])
    return names and last > first and bare(tokens[last].text) not in lexicon.TITLES


def _is_participle(tokens: Tokens, at: int) -> bool:
    """Whether "Speaking at" or "Citing the" begins there."""
    doing = tokens[at].tag in (Tag.OPEN, Tag.CUE) and tokens[at].low.endswith(("ing", "ed"))
    following = tokens[at + 1 : at + 2]
    return doing and any(one.tag in (Tag.PREPOSITION, Tag.DETERMINER) for one in following)


def _past_span_of_time(tokens: Tokens, first: int, last: int) -> int:
    """Where the preposition of "Just two hours before the vote" stands; else ``first``.

    And of "Later that week at a rally", which begins with when it was.
    """
    at = first
    while at < last and (
        tokens[at].tag in (Tag.DETERMINER, Tag.ADVERB)
        or tokens[at].low in lexicon.TIME_NOUNS
        or tokens[at].low == "same"
        or tokens[at].text.isdigit()
    ):
        at += 1
    when = tokens[first].low in ("later", "earlier") and tokens[at].tag is Tag.PREPOSITION
    return at if when or tokens[at].low in ("before", "after") else first
