"""Noun phrases read from the left, and the first one of a clause.

Positions are indices into the tokens of one stretch; a phrase is a pair ``(first, last)``, both
inclusive.
"""

from __future__ import annotations

from qabot.speech.words import lexicon
from qabot.speech.words.nouns import bare, is_past
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at, tag_at
from qabot.word_set import word_set

Phrase = tuple[int, int]
NOMINAL = frozenset((Tag.OPEN, Tag.PROPER))
COORDINATING = frozenset(("and", "but", "or", "then"))
HEADS = lexicon.PERSON_NOUNS | lexicon.GROUP_NOUNS | lexicon.WRITINGS
"""Nouns for what speaks."""
_PEOPLE = (
    lexicon.PERSON_NOUNS
    | lexicon.GROUP_NOUNS
    | word_set("crew men women people fan ally allies colleague authority observer opponent")
    | word_set("campaigner advocate rebel militant medic eyewitness inmate individual")
)
_ATTACHING = frozenset(("for", "of", "at", "from", "with"))
_SERVICES = word_set(
    "press news weather security secret intelligence prosecution prison ambulance fire police "
    "health border customs immigration"
)
_BODIES_FOR = word_set("institute center centre office foundation association campaign society")
DASHES = frozenset(("—", "–", "-", "--"))
_GOVERNED = frozenset((Tag.DETERMINER, Tag.PROPER, Tag.OBJECT))
_WHEN = frozenset(("last", "next", "early", "late"))
_LONGEST_DATELINE = 14  # tokens
STANDING_ALONE = word_set("one another some many most few both all several")
"""Determiners that can be a speaker by themselves."""


def back_past(tokens: Tokens, at: int, *tags: Tag) -> int:
    """The nearest place from ``at`` leftwards that has none of the ``tags``; -1 where all have."""
    while tag_at(tokens, at) in tags:
        at -= 1
    return at


def past(tokens: Tokens, at: int, *tags: Tag) -> int:
    """The same rightwards; how many tokens there are where all have."""
    while tag_at(tokens, at) in tags:
        at += 1
    return at


def clause_subject(tokens: Tokens, before: int) -> Phrase | None:
    """Return the first noun phrase of the clause that ``before`` stands in."""
    first, before = past_dateline(tokens), min(before, len(tokens))
    for at in range(before - 1, -1, -1):
        if ends_speech(tokens[at]) or tokens[at].low in (";", ":"):
            first = at + 1
            break
    at = _past_scene(tokens, first, before)
    passed = (Tag.CONJUNCTION, Tag.ADVERB, Tag.MARK, Tag.DAY)
    while at < before and (tokens[at].tag in passed or _opens(tokens, at)):
        at += 1
    return phrase_from(tokens, at, before) if at < before else None


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether an adverb that begins a sentence stands at ``at``: "Predictably,"."""
    comma = low_at(tokens, at + 1) == ","
    return comma and tokens[at].tag is Tag.OPEN and tokens[at].low.endswith("ly")


def ends_speech(token: Token) -> bool:
    """Whether a quotation is a clause of its own, as its last mark tells."""
    return token.quoted.endswith((",", ".", "?", "!"))


def past_dateline(tokens: Tokens) -> int:
    """Where a sentence begins after "NORHAVEN, Aug 13 (Reuters) -"; 0 where none stands there."""
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.low in DASHES:
            shouted = tokens[0].text.isupper() and len(tokens[0].text) > 2
            return at + 1 if at and (shouted or tokens[at - 1].low == ")") else 0
        if token.tag not in (Tag.PROPER, Tag.DAY, Tag.MARK) and not token.text.isdigit():
            return 0
    return 0


def _past_scene(tokens: Tokens, first: int, before: int) -> int:
    """Skip "In an interview on Tuesday," and the like at the start of a clause."""
    at = first
    for _ in range(3):
        following = _past_one_scene(tokens, at, before)
        if following == at:
            break
        at = following
    return at


def _past_one_scene(tokens: Tokens, first: int, before: int) -> int:
    """Where a clause goes on behind the comma of a scene; ``first``, or past marks, without one."""
    at = first
    while at < before and tokens[at].tag in (Tag.MARK, Tag.ADVERB):
        at += 1
    if at >= before:
        return first
    opener = tokens[at]
    sets_scene = opener.tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DAY) or (
        opener.tag in (Tag.OPEN, Tag.CUE) and opener.low.endswith(("ing", "ed"))
    )
    comma = next((n for n in range(at, before) if tokens[n].low == ","), None)
    if comma is None or opener.low in COORDINATING:
        return at
    named = opener.tag is Tag.PROPER and opener.low not in _WHEN  # "Last year,"
    of_time = tokens[comma - 1].low in lexicon.TIME_NOUNS and not named
    pronoun = comma + 1 < before and tokens[comma + 1].low in ("he", "she", "they", "it")
    return comma + 1 if sets_scene or of_time or pronoun else at


def phrase_from(tokens: Tokens, first: int, limit: int | None = None) -> Phrase | None:
    """Read a noun phrase rightwards: "the senior Kremlin official", "Sen. Chris Murphy"."""
    limit = len(tokens) if limit is None else limit
    if first >= limit:
        return None
    token = tokens[first]
    if token.tag is Tag.PRONOUN:
        return first, first
    at = first
    while at < limit and tokens[at].tag in (Tag.DETERMINER, Tag.DAY):
        at += 1
    start = at
    while at < limit and _goes_on(tokens, at, start):
        at += 1
    if at == start and at + 1 < limit and token.low == "one" and tokens[at].low == "of":
        inner = phrase_from(tokens, at + 1, limit)
        if inner is None and tokens[at + 1 : at + 2] and tokens[at + 1].low == "them":
            return first, at + 1
        return (first, inner[1]) if inner else (first, first)
    if at == start:
        return (first, first) if start > first and token.low in STANDING_ALONE else None
    return first, _with_attachment(tokens, at - 1, limit)


def _goes_on(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a phrase begun at ``start`` goes on: with a noun, or "two" in "Ostby's two mills"."""
    counted = tokens[at].low in lexicon.COUNTING and at > start and tokens[at - 1].possessive
    return counted or (tokens[at].tag in NOMINAL and not _verb_like(tokens, at, start))


def _verb_like(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a lower-case word is rather the verb: after a name, or a past form after a noun."""
    token = tokens[at]
    if token.tag is not Tag.OPEN or at == start:
        return False
    when = token.low in _WHEN and low_at(tokens, at + 1) in lexicon.TIME_NOUNS
    if when or is_past(token):
        return True  # "the retailer last year"
    done = token.low in lexicon.IRREGULAR_PARTICIPLES
    if done and any(following.low == "by" for following in tokens[at + 1 : at + 2]):
        return True  # "papers seen by the Herald"
    before = tokens[at - 1]
    if before.low in HEADS and token.low.endswith("s") and at + 1 < len(tokens):
        return tokens[at + 1].tag in (Tag.DETERMINER, Tag.PROPER, Tag.OBJECT, Tag.PREPOSITION)
    if before.tag is Tag.PROPER and not before.possessive:
        after = tokens[at + 1].tag if at + 1 < len(tokens) else Tag.MARK
        several = names_people(token) and after not in _GOVERNED  # "Hale heads the board"
        noun = token.low in HEADS or several or after is Tag.MARK
        led = tag_at(tokens, at + 1) in NOMINAL
        return not (noun or led or token.low.endswith("man"))
    return False


def _with_attachment(tokens: Tokens, last: int, limit: int) -> int:
    """Take in "for the company" after a description, nothing after a name but a body's."""
    at = last + 1
    if at + 1 >= limit or (tokens[last].tag is Tag.PROPER and not _is_body_of(tokens, last)):
        return last
    if tokens[at].low not in _ATTACHING:
        return last
    inner = phrase_from(tokens, at + 1, limit)
    return inner[1] if inner and tokens[inner[0]].tag is not Tag.PRONOUN else last


def _is_body_of(tokens: Tokens, last: int) -> bool:
    """Whether the name of a body goes on behind its noun: "the Department of Home Affairs"."""
    following = tokens[last + 1 : last + 3]
    noun = bare(tokens[last].text)
    named = following[0].low == "of" or (following[0].low == "for" and noun in _BODIES_FOR)
    return named and following[-1].tag is Tag.PROPER and noun in lexicon.GROUPS | _BODIES_FOR


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is a name, a personal pronoun or the description of a person or group.

    Its head decides: "the campaign's manager" speaks, "the manager's campaign tone" does not.
    """
    first, last = phrase
    if tokens[first].tag is Tag.PRONOUN:
        return tokens[first].low in ("he", "she", "they", "i", "we")
    head = last if tokens[first].low in STANDING_ALONE else _head(tokens, phrase)
    noun = bare(tokens[head].text)  # "the mayor" of "the mayor's answer is that"
    if noun in HEADS or names_people(tokens[head]) or _is_service(tokens, head):
        return True
    return any(t.tag is Tag.PROPER and not t.possessive for t in tokens[first : head + 1])


def _is_service(tokens: Tokens, head: int) -> bool:
    """Whether a service is one that speaks: "the press service", "security services"."""
    named = tokens[head].low in ("service", "services")
    return named and low_at(tokens, head - 1) in _SERVICES


def is_many(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is, by its head, of several that can speak: "the Serbs", "officials"."""
    head = tokens[_head(tokens, phrase)]
    named = head.tag is Tag.PROPER and tokens[phrase[0]].low == "the"
    return head.low.endswith("s") and (named or names_people(head)) and can_speak(tokens, phrase)


def names_people(noun: Token) -> bool:
    """Whether a noun is of a person or a group, or of several: "reporters", "crew", no "story"."""
    word = noun.low
    ones = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return any(one in _PEOPLE for one in ones)


def _head(tokens: Tokens, phrase: Phrase) -> int:
    """The noun that the words before it narrow, and "for the company" after it."""
    first, last = phrase
    attached = (n for n in range(first + 1, last + 1) if tokens[n].low in _ATTACHING)
    return next(attached, last + 1) - 1
