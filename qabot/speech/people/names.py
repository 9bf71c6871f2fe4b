"""Where a name begins and ends, with the title or the office that stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qabot.speech.words import lexicon
from qabot.speech.words.name_words import untitled
from qabot.speech.words.nouns import bare, is_first_name, is_titled, is_trade, own_name
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Tag, Token, Tokens
from qabot.word_set import word_set

_CLERGY = frozenset(("father", "sister", "brother"))  # before "Horak" as before "Jan Horak"
_YOUNGER = frozenset(("jr", "sr", "ii", "iii"))
_MOST_PARTICLES = 3  # "de", "la" and the name in "Ortiz de la Vega"
_OFFICES = lexicon.TITLES | lexicon.OFFICE_OBJECTS
_SEVERAL = word_set("sens reps govs")
_STAFF_POSTS = word_set(
    "director officer executive manager coordinator editor coach leader head chair correspondent "
    "spokesman spokeswoman spokesperson analyst economist prosecutor attorney lawyer commissioner "
    "adviser advisor envoy democrat republican"
)
_OF_OFFICES = frozenset(("of", "for", "to", "in"))
_MADE = ("-born", "-based", "-backed", "-educated", "-trained")
_STANDING_BEFORE = lexicon.GROUPS | lexicon.PERSON_NOUNS | lexicon.PLACE_ENDS | lexicon.TITLES


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: ``start`` numbers the first token of title and all, ``first`` its own.

    ``words`` are all of its own, in lower case; ``names`` those without titles and what stands
    before the first name; ``roles`` the titles and role words.
    """

    start: int
    first: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    roles: frozenset[str]


def name_end(tokens: Tokens, first: int) -> int:
    """Return the last token of a name: capitalised words, with "de la" or "bin" between them."""
    last = first
    while last + 1 < len(tokens) and not _owns(tokens, last):
        at = last + 1
        while at + 1 < len(tokens) and at - last < _MOST_PARTICLES and _joins(tokens[at]):
            at += 1
        following = tokens[at]
        if following.tag is not Tag.PROPER:
            break
        title = following.text.rstrip(".").lower() in lexicon.TITLES
        if title and not is_titled(tokens[last]):
            break
        last = at
    return last


def read_name(tokens: Tokens, first: int, last: int) -> Name:
    """Read the capitalised words from ``first`` to ``last``, and the office before them."""
    if not _behind_office(tokens, first):
        first += own_name([bare(token.text) for token in tokens[first : last + 1]], _is_origin)
    first = _past_several(tokens, first, last)
    office, first = _with_office(tokens, first, last)
    words = tuple(bare(token.text) for token in tokens[first : last + 1])
    called = untitled(words[own_name(words, _is_office) or _behind_post(words) :])
    called = called[len(called) > 1 and called[0] in _CLERGY :]
    names = tuple(word for word in called if word not in _YOUNGER) or words
    start = min(office, _with_role(tokens, first), _with_body(tokens, first))
    known = lexicon.TITLES | _CLERGY
    roles = {word for word in words if word in known and word not in names}
    roles.update(bare(token.text) for token in tokens[start:first])
    return Name(start, first, words, names, frozenset(roles))


def _is_origin(before: Sequence[str]) -> bool:
    """Whether words tell where somebody is from: "Dutch" before "Willem Hale"."""
    return len(before) == 1 and is_place(before[0])


def _is_office(before: Sequence[str]) -> bool:
    """Whether words tell what somebody is: "Ostby Attorney" before "Karl Ek"."""
    word = before[-1]
    return word in _STANDING_BEFORE or is_place(word) or word.endswith(_MADE)


def _behind_post(words: Sequence[str]) -> int:
    """Where two names or more follow a post: "Lionel" in "Finance Director Lionel Brandt"; or 0."""
    return next((at + 1 for at in range(len(words) - 3, 0, -1) if words[at] in _STAFF_POSTS), 0)


def _past_several(tokens: Tokens, first: int, last: int) -> int:
    """Where a name begins behind what several are: "Ministers" in "Foreign Ministers Jan Horak"."""
    several = (at + 1 for at in range(last - 1, first - 1, -1) if _is_plural_title(tokens[at]))
    return next(several, first)


def _is_plural_title(token: Token) -> bool:
    word = bare(token.text)
    one = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return one != word and one in lexicon.TITLES and word not in lexicon.TITLES - _SEVERAL


def _with_office(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Where the title begins and the name, in "US Secretary of State Rex Tillerson".

    ``(first, first)`` where the capitalised words from ``first`` to ``last`` follow no office.
    """
    held = first
    while held < last and bare(tokens[held].text) in lexicon.OFFICE_OBJECTS:
        held += 1
    of = first - 1
    if of > 0 and tokens[of].low == "and" and held == first and last - first > 1:
        held, of = last - 1, _run_start(tokens, of - 1) - 1  # "for Trade and Reform Ann Ek"
    elif of > 0 and held == first:  # "ambassador to South Korea Ann Ek"
        words = [bare(token.text) for token in tokens[first : last + 1]]
        places = (end for end in (2, 1) if end < len(words) - 1 and is_place(" ".join(words[:end])))
        held += own_name(words, bool) or next(places, 0)
        held = first if any(is_titled(token) for token in tokens[first:held]) else held
    if held == first or not _behind_office(tokens, of + 1):
        return first, first
    return _run_start(tokens, of - 1), held


def _behind_office(tokens: Tokens, first: int) -> bool:
    """Whether "ambassador to" or "Secretary of" stands before ``first``."""
    held_by = first > 1 and tokens[first - 1].low in _OF_OFFICES
    return held_by and (is_titled(tokens[first - 2]) or is_trade(tokens[first - 2].low))


def _run_start(tokens: Tokens, at: int) -> int:
    """Where the capitalised words begin that go up to ``at``; a possessive is none of them."""
    while at and tokens[at - 1].tag is Tag.PROPER and not tokens[at - 1].possessive:
        at -= 1
    return at


def _with_role(tokens: Tokens, first: int) -> int:
    """Go left from a name over "campaign manager" and the like, to the start of the phrase."""
    role = tokens[first - 1].low if first else ""
    if not is_trade(role) or role in lexicon.GROUP_NOUNS:  # "the phone maker X" is a firm
        return first
    start = first - 1
    while start and tokens[start - 1].tag in (Tag.OPEN, Tag.PROPER):
        if tokens[start - 1].low.endswith(("ed", "ing")):
            break
        if tokens[start - 1].low == "whose":
            return first
        if tokens[start - 1].possessive:  # whose lawyer somebody is tells little; whose minister
            return start - is_place(bare(tokens[start - 1].text))
        start -= 1
    return start


def _with_body(tokens: Tokens, first: int) -> int:
    """Where "Queensland Premier" or "House Committee Chairman" begins, from the title on."""
    if not is_titled(tokens[first]):
        return first
    start = _run_start(tokens, first)
    if start == 1 and bare(tokens[0].text) in _OFFICES:  # no name where it begins the sentence
        start = 0
    hangs = start and tokens[start - 1].tag is Tag.PREPOSITION  # "in Oslo President Ek said"
    known = is_first_name(tokens[start].text)  # another name run into this one
    return first if hangs or known else start


def _owns(tokens: Tokens, at: int) -> bool:
    """Whether a possessive ends a name: "the Greens' Ann Ek", but not "the Farmers' League"."""
    plural = tokens[at].text.endswith(("s'", "s’"))
    return tokens[at].possessive and not (plural and tokens[at + 1].low in lexicon.GROUPS)


def _joins(token: Token) -> bool:
    return token.low in lexicon.PARTICLES and token.text[0].islower()
