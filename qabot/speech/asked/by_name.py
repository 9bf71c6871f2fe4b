"""Whether the speaker a question asks for is the one an article names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qabot.first_names import FIRST_NAMES
from qabot.speech.words import lexicon
from qabot.speech.words.name_words import WORD, name_words, untitled
from qabot.speech.words.sides import (
    countries_of,
    institutions_of,
    is_one,
    is_place,
    leaders_called,
    same_side,
    sides_of,
    without_sides,
)
from qabot.word_set import word_set

SAME = 1.0
"""The same name, up to titles: "Putin", "Mr. Putin", "President Vladimir Putin"."""
STANDS_FOR = 0.9
"""Speaks for it by office: "a senior Russian official", "Moscow" for "Russia"."""
LEADS = 0.7
"""A leader for the country, or the country's seat of power for its leader."""
BELONGS = 0.5
"""Of that country or house, without an office: "a Russian tourist"."""
OTHER = 0.3
"""Of that country, but not in the post that is asked for: its justice minister, and Ankara."""

_OF_A_BODY = re.compile(r"(?P<who>.+?) (?P<link>of|from|at|in|for|with) (?P<body>.+)")
_OWNED = re.compile(r"(?<![\w-])(?P<owner>[^\W\d_a-z][\w-]*)(?:['’]s|(?<=s)['’]) (?=[a-z])")
_OPPOSING = frozenset(("critic", "critics", "opponent", "opponents", "rival", "rivals", "ex"))
_OFFICES = word_set(
    "official officials minister ministry spokesman spokeswoman spokesperson government president "
    "premier ambassador embassy envoy diplomat diplomats foreign state parliament army military "
    "leader leaders chancellor secretary administration general prime defense defence delegation "
    "negotiator negotiators commander ceo executive chief chairman chairwoman founder director "
    "representative lawyer adviser aide aides statement message report company campaign regime "
    "authorities source sources intelligence court police head officer"
)
_NO_SURNAMES = _OFFICES | lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.GROUPS
_HANGING = lexicon.PREPOSITIONS - {"per"}  # before what is no name; "Per" is a first name
_CLAUSE = frozenset(("who", "that", "which", "whose"))
_TRADES = lexicon.PERSON_NOUNS | {"guru", "legend", "boss", "pundit", "teenager"}
_EASTERN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")
_POSTS = word_set(
    "minister ministry president premier ambassador embassy chancellor secretary parliament army "
    "king queen pope governor mayor court navy"
)
"""Offices that one of a country has, and not whoever speaks for it."""

_OF_FIRMS = word_set("boss ceo owner founder manager coach chairman chairwoman")
"""Offices in a firm or a club: nobody else of its country has them."""


def speaker_match(asked: str, name: str) -> float:
    """Return in [0, 1] how far ``name``, as an article writes it, is the speaker ``asked`` for.

    1.0 is the same name up to titles; 0.0 is somebody else. Two first names that differ, as in
    "Bill Clinton" and "Hillary Clinton", are somebody else.
    """
    return max(sure * _match(one, name) for one, sure in _ways_of_asking(asked))


def _ways_of_asking(asked: str) -> Iterator[tuple[str, float]]:
    """What is asked for as written; "Ann Ek" for "Ann Ek of Volvo", NATO for "a man from NATO".

    And the name alone where a description stands before it: "Volvo's Ann Ek".
    """
    yield asked, 1.0
    if name := _described_name(asked):
        yield name, 1.0 if " " in name else LEADS
    found = _OF_A_BODY.fullmatch(asked)
    if found is None:
        return
    last = found["who"].split()[-1]
    named = [word for word in found["who"].split() if word[:1].isupper()]
    if last in named[1:] and last.lower() not in _NO_SURNAMES:
        yield found["who"], 1.0
    elif last.islower() and found["link"] == "from" and found["body"] != found["body"].lower():
        yield found["body"], STANDS_FOR


def _described_name(asked: str) -> str:
    """The name that a trade or whose it is stands before: "polling guru John Hale", or nothing.

    "The lawyer representing Trump" describes no Trump.
    """
    words = asked.split()
    at = len(words)
    while at and words[at - 1][:1].isupper() and not words[at - 1].endswith(lexicon.POSSESSIVE):
        at -= 1
    before, name = words[:at], words[at:]
    if not before or not name or name[-1].lower() in _NO_SURNAMES or _CLAUSE & set(before):
        return ""
    trade = before[-1].endswith((*lexicon.POSSESSIVE, *lexicon.PERSON_ENDINGS))
    return " ".join(name) if trade or before[-1] in _TRADES else ""


def owner_of(name: str) -> str:
    """The surname of whose somebody is, as written: "Hale" for "Karl Hale's lawyer"; no place."""
    found = _OWNED.search(name)
    return found["owner"] if found and not is_place(found["owner"].lower()) else ""


def has_owner_of(name: str, text: str) -> bool:
    """Whether ``text`` has the word for whose somebody is, as in "Hale" for "Karl Hale's lawyer".

    True too where ``name`` tells of nobody's.
    """
    owner = owner_of(name)
    return not owner or re.search(rf"(?<!\w){re.escape(owner)}(?!\w)", text) is not None


def _match(asked: str, name: str) -> float:
    """The best of all ways in which two names may mean one: by name, initials, country or body."""
    wanted, written = name_words(asked), name_words(name)
    given = _speaking_part(written)
    if wanted and wanted == written:
        return SAME
    if not has_owner_of(asked, name) and not has_owner_of(name, asked):
        return 0.0  # "Ek's lawyer" is not "Hale's lawyer"
    if _is_family_name(asked, name):
        return LEADS
    if not wanted or not given or _OPPOSING & set(given) - set(wanted):
        return _by_acronym(asked, name)
    return max(
        _by_name(wanted, given),
        _by_acronym(asked, name),
        _by_side(wanted, given, asked, name),
        STANDS_FOR if institutions_of(wanted) & institutions_of(given) else 0.0,
    )


def _speaking_part(words: Sequence[str]) -> list[str]:
    """Drop "to Iraq" from "the ambassador to Iraq"; "for Iraq" and "of Iraq" stay."""
    for at, word in enumerate(words):
        if at and word in _HANGING and word not in ("for", "of", "at", "from", "with"):
            return list(words[:at])
    return list(words)


def _holds_office(words: Sequence[str]) -> bool:
    return any(part in _OFFICES for word in words for part in word.split("-"))


def _by_name(wanted: Sequence[str], given: Sequence[str]) -> float:
    """Match the words of a name, or of a description that has none, with those that speak."""
    name = untitled(wanted)
    head = _head(given)
    if _POSTS & set(wanted) and is_place(" ".join(name)):
        return 0.0  # whose minister is asked for, not the country
    if not name:
        # A description is asked for: "the senator".
        return STANDS_FOR if wanted[-1] in given else 0.0
    if (len(name) > 1 and list(given[-len(name) :]) == name) or _is_spelt_so(name, head):
        return SAME
    if name[-1].removeprefix("al-") == head[-1].removeprefix("al-"):  # "Tayeb" is al-Tayeb
        return SAME if _first_names_agree(name, head) else 0.0
    if set(name) <= set(given):
        return STANDS_FOR if _holds_office(given) or len(given) > len(name) + 1 else BELONGS
    return 0.0


def _is_spelt_so(name: Sequence[str], head: Sequence[str]) -> bool:
    """Whether "Kim Jong-un" is written "Kim Jong Un"."""
    return len(name) > 1 and "".join(name).replace("-", "") == "".join(head).replace("-", "")


def _is_family_name(asked: str, name: str) -> bool:
    """Whether "Xi" or "President Xi" alone is written for "Xi Jinping", whose family name is first.

    Known by the name, or by how the other is spelt: "Jae-in". Others who share it go by it too.
    """
    words, alone = _untitled(asked), _untitled(name)
    if len(words) < 2 or alone != words[:1] or not alone[0][0].isupper():
        return False
    listed = words[0].lower() in lexicon.FAMILY_FIRST and len(words) < 4
    kim = words[0] == "Kim" and len(words) == 3  # as a first name it stands before one other
    return listed or kim or bool(len(words) == 2 and _EASTERN_NAME.fullmatch(words[1]))


def _untitled(name: str) -> list[str]:
    return [word for word in name.split() if word.lower().rstrip(".") not in lexicon.TITLES]


def _head(given: Sequence[str]) -> list[str]:
    """Return the name or description alone, without titles and what hangs on it."""
    for at, word in enumerate(given):
        if at and word in _HANGING:
            given = given[:at]
            break
    return untitled(given) or list(given)


def _first_names_agree(wanted: Sequence[str], given: Sequence[str]) -> bool:
    if len(wanted) < 2 or len(given) < 2 or set(wanted[:-1]) & set(given[:-1]):
        return True
    if wanted[0][0] == given[0][0] and 1 in (len(wanted[0]), len(given[0])):
        return True
    described = given[-1] in _OFFICES or given[-1] in lexicon.PERSON_NOUNS
    return described and not _sides_differ(wanted, given)


def _sides_differ(wanted: Sequence[str], given: Sequence[str]) -> bool:
    return any(same_side(one, other) is False for one in wanted for other in given)


def _by_acronym(asked: str, name: str) -> float:
    """Match WHO with "the World Health Organization", either way round."""
    for short, long in ((asked, name), (name, asked)):
        letters = re.sub(r"[^A-Z]", "", short.removeprefix("the ").removeprefix("The "))
        if 2 <= len(letters) <= 6 and re.fullmatch(r"(?:[Tt]he )?[A-Z.]+", short.strip()):
            initials = [w[0] for w in re.findall(r"\w+", long) if w[0].isupper() and w != "The"]
            if "".join(initials) == letters:
                return SAME
            if letters in "".join(initials) and len(letters) > 2:
                return STANDS_FOR
    return 0.0


def _by_side(wanted: Sequence[str], given: Sequence[str], asked: str, name: str) -> float:
    """Match countries with their capitals, seats, people in office and leaders."""
    places, theirs = sides_of(wanted), sides_of(given)
    alone, office = is_one(given), _holds_office(given)
    if not alone and not office:
        theirs = countries_of(given)  # no "Paris Hilton" of France
    if places & theirs:
        post = bool(_POSTS & set(wanted)) or wanted[-1] in _OF_FIRMS
        if post and not _is_for(wanted, given):
            return OTHER
        return STANDS_FOR if alone or office else BELONGS
    if places & _led_by(name):
        return LEADS
    return BELONGS if office and _led_by(asked) & theirs else 0.0


def _is_for(post: Sequence[str], given: Sequence[str]) -> bool:
    """Whether who is named holds the post asked for: Turkey, or its other minister, does not."""
    return without_sides(post) <= set(given)


def _led_by(name: str) -> set[int]:
    """Numbers of the countries that somebody leads, or led: "Putin", "Mr. Trump's aide".

    No namesake: another first name, as in "Boris Johnson", or a surname behind theirs, as in
    "Kim Kardashian".
    """
    words = _head(name_words(name))
    capitals = {found[0].lower() for found in WORD.finditer(name) if found[0][0].isupper()}
    led: set[int] = set()
    for at, word in enumerate(words):
        goes_on = words[at + 1] in capitals - _NO_SURNAMES if at + 1 < len(words) else False
        others = FIRST_NAMES.intersection(words[:at])
        for number, first_names in leaders_called(word):
            if first_names & set(words) or not (goes_on or others):
                led.add(number)
    return led
