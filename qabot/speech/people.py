"""The names and descriptions of an article, and what tells a person's gender."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from qabot.first_names import FEMALE, FIRST_NAMES, MALE
from qabot.speech import lexicon
from qabot.speech.aliases import is_place, unaccented, untitled
from qabot.speech.tokens import Stretch, Tag, Token


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where the article names or describes somebody.

    ``key`` is the surname or the head noun in lower case; ``names`` are the capitalised words of
    a name without titles, ``modifiers`` those that narrow a description, ``roles`` the titles
    and role words before a name. ``gender`` is "m", "f" or "". ``stretch`` numbers the stretch;
    ``governed`` tells that it hangs on a preposition or is a possessive, or describes what is
    before "is", so is no subject. ``perhaps`` tells that a name is like a person's. ``owner`` is
    the gender of whose it is, in "his coach" and "her coach", "?" in "Ek's coach", and else "".
    ``narrowed`` tells that what follows says which one a description means: "of Ostby".
    """

    start: int
    end: int
    key: str
    names: tuple[str, ...]
    modifiers: frozenset[str]
    roles: frozenset[str]
    definite: bool
    person: bool
    gender: str
    stretch: int
    governed: bool
    perhaps: bool = False
    owner: str = ""
    narrowed: bool = False


_YOUNGER = frozenset(("jr", "sr", "ii", "iii"))
_GROUPS = lexicon.GROUP_NOUNS | lexicon.GROUP_NAMES
_MOST_PARTICLES = 3  # "de", "la" and the name in "Ortiz de la Vega"
_LONGEST_TRADE = 6  # tokens of ", a retired ward nurse"
_RELATED = lexicon.words("predecessor successor rival opponent colleague cousin brother-in-law")
_OFFICES = lexicon.TITLES | lexicon.OFFICE_OBJECTS
_HEADS = lexicon.PERSON_NOUNS | lexicon.GROUP_NOUNS
_THINGS = lexicon.GROUP_NOUNS | lexicon.WRITINGS
_OF_NO_ONE = frozenset(("no", "every", "each", "any"))
_NO_PERSONS = lexicon.GROUP_NAMES | lexicon.GROUP_NOUNS | lexicon.PLACE_ENDS
_ADJECTIVES = lexicon.words(
    "major general chief fellow principal staff guest star conservative "
    "liberal republican democrat veteran"
)
_SEVERAL = lexicon.words("sens reps govs")
_STANDING_BEFORE = _HEADS | _GROUPS | lexicon.PLACE_ENDS | lexicon.TITLES
_OF_OFFICES = frozenset(("of", "for", "to", "in"))
_OWNERS = {"his": "m", "her": "f"}
_THEIR = frozenset(("its", "their", "my", "our", "your"))
_SHIPS = lexicon.words(
    "ferry ship boat vessel yacht liner trawler tanker tug barge dredger submarine frigate "
    "destroyer schooner steamer freighter lifeboat racehorse"
)
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "its", "their"))


def bare(word: str) -> str:
    """The word in lower case without possessive ending or full stop; "UN" as "U.N."."""
    low = word.lower()
    for ending in ("'s", "’s", "'", "’"):
        low = low.removesuffix(ending)
    return lexicon.AS_WRITTEN.get(word[: len(low)], low).rstrip(".")


def references(number: int, stretch: Stretch) -> Iterator[Reference]:
    """Yield the names and the singular descriptions of people and groups, in order."""
    tokens = stretch.tokens
    if _headline(tokens):
        return
    at = 0
    while at < len(tokens):
        if tokens[at].tag is Tag.PROPER:
            end = _name_end(tokens, at)
            yield _named(tokens, at, end, number)
            at = end + 1
        else:
            if tokens[at].tag is Tag.OPEN and tokens[at].low in _HEADS:
                described = _described(tokens, at, number)
                if described:
                    yield described
            at += 1


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether all words but the small ones are capitalised, so that capitals mark no names."""
    lower = any(t.tag in (Tag.OPEN, Tag.CUE) and t.text[0].islower() for t in tokens)
    words = [t for t in tokens if t.tag is Tag.PROPER and len(t.text) > 3]
    return not lower and len(words) > 3


def _name_end(tokens: Sequence[Token], first: int) -> int:
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
        if title and not _titled(tokens[last]):
            break
        last = at
    return last


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive ends a name: "the Greens' Ann Ek", but not "the Farmers' League"."""
    plural = tokens[at].text.endswith(("s'", "s’"))
    return tokens[at].possessive and not (plural and tokens[at + 1].low in _GROUPS)


def _joins(token: Token) -> bool:
    return token.low in lexicon.PARTICLES and token.text[0].islower()


def _titled(token: Token) -> bool:
    return bare(token.text) in lexicon.TITLES


def _named(tokens: Sequence[Token], first: int, last: int, number: int) -> Reference:
    first += _comes_from(tokens, first, last)
    first = _past_several(tokens, first, last)
    office, first = _with_office(tokens, first, last)
    words = [bare(token.text) for token in tokens[first : last + 1]]
    called = untitled(words[_given_at(words) :])
    names = tuple(word for word in called if word not in _YOUNGER) or tuple(words)
    start = min(office, _with_role(tokens, first), _with_body(tokens, first))
    roles = {word for word in words if word in lexicon.TITLES and word not in names}
    roles.update(bare(token.text) for token in tokens[start:first])
    perhaps = _like_a_person(tokens, names, start, last)
    acts = perhaps and _acts(tokens, start, last)
    alone = len(names) == 1 and _like_a_first_name(tokens, names[0], start, last)
    titled = len(names) < len(words) or start < first or acts or alone
    gender = _gender(words, names) or _gender([t.low for t in tokens[start:first]], ())
    known = unaccented(names[0]) in FIRST_NAMES and not _is_ship(tokens, start)
    done = perhaps and not tokens[last].possessive and _does_it(tokens, start)
    whole = start - (start > 0 and tokens[start - 1].low == "former")  # "with former President Ek"
    return Reference(
        tokens[start].start,
        end_of_name(tokens[last]),
        names[-1],
        names,
        frozenset(),
        frozenset(roles),
        definite=True,
        person=titled or (known and len(names) > 1),
        gender=gender,
        stretch=number,
        governed=_governed(tokens, whole, last, (Tag.PREPOSITION,)) and not done,
        perhaps=perhaps,
    )


def _comes_from(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a first name follows where somebody is from: "Dutch" before "Willem Hale"."""
    named = last - first > 1 and unaccented(bare(tokens[first + 1].text)) in FIRST_NAMES
    return named and is_place(bare(tokens[first].text))


def _given_at(words: Sequence[str]) -> int:
    """Where somebody's own name begins behind what he or she is: "Ostby Attorney Karl Ek"; or 0."""
    for at in range(1, len(words) - 1):
        if unaccented(words[at - 1]) in FIRST_NAMES:
            return 0
        if unaccented(words[at]) in FIRST_NAMES:
            before = words[at - 1]
            return at if before in _STANDING_BEFORE or is_place(before) else 0
    return 0


def _past_several(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins behind what several are: "Ministers" in "Foreign Ministers Jan Horak"."""
    several = (at + 1 for at in range(last - 1, first - 1, -1) if _is_plural_title(tokens[at]))
    return next(several, first)


def _is_plural_title(token: Token) -> bool:
    word = bare(token.text)
    one = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return one != word and one in lexicon.TITLES and word not in lexicon.TITLES - _SEVERAL


def _with_office(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
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
        held += _behind_place([bare(token.text) for token in tokens[first:last]])
        held = first if any(_titled(token) for token in tokens[first:held]) else held
    held_by = of > 0 and tokens[of].low in _OF_OFFICES and held > first
    if not held_by or not (_titled(tokens[of - 1]) or is_trade(tokens[of - 1].low)):
        return first, first
    return _run_start(tokens, of - 1), held


def _behind_place(words: Sequence[str]) -> int:
    """Where a name begins behind the name of a place, in "South Norway Karl Ek"; or 0."""
    given = (at for at, word in enumerate(words) if unaccented(word) in FIRST_NAMES)
    places = (end for end in (2, 1) if end < len(words) and is_place(" ".join(words[:end])))
    return next(given, 0) or next(places, 0)


def _run_start(tokens: Sequence[Token], at: int) -> int:
    """Where the capitalised words begin that go up to ``at``; a possessive is none of them."""
    while at and tokens[at - 1].tag is Tag.PROPER and not tokens[at - 1].possessive:
        at -= 1
    return at


def _like_a_person(tokens: Sequence[Token], names: Sequence[str], start: int, last: int) -> bool:
    """Whether a name is of two or three words, and no place's, group's or thing's ("the X")."""
    determined = start > 0 and tokens[start - 1].tag is Tag.DETERMINER
    written = [token.text for token in tokens[start : last + 1]]
    odd = any(word[0] in "@#" or (word.isupper() and len(word) > 2) for word in written)
    place = names[0] in lexicon.PLACE_WORDS or names[-1] in _NO_PERSONS
    other = determined or odd or place or _names_a_thing(tokens, start)
    likely = 1 < sum(name not in lexicon.PARTICLES for name in names) < 4 and not other
    return likely and not is_place(" ".join(names))


def _is_ship(tokens: Sequence[Token], start: int) -> bool:
    """Whether "the ferry" stands before a name, which is then no woman's."""
    return start > 1 and tokens[start - 1].low in _SHIPS and tokens[start - 2].tag is Tag.DETERMINER


def _names_a_thing(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name is a ship's, or stands behind "his old firm," or "the book," in a clause."""
    if _is_ship(tokens, start):
        return True
    noun = start - 2
    if noun < 0 or tokens[start - 1].low != "," or tokens[noun].low not in _THINGS:
        return False
    while noun and tokens[noun - 1].tag is Tag.OPEN:
        noun -= 1
    first = with_determiners(tokens, noun)
    return first < noun and (first == 0 or tokens[first - 1].tag in (Tag.MARK, Tag.QUOTE))


def _like_a_first_name(tokens: Sequence[Token], name: str, start: int, last: int) -> bool:
    """Whether a single name is somebody's by the age behind it: "Ylva, 16, will stay"."""
    words = [token.low for token in tokens[last + 1 : last + 4]]
    aged = words[:1] == [","] and words[2:] == [","] and is_age(words[1])
    thing = name in _NO_PERSONS or is_place(name)
    return aged and not thing and not _governed(tokens, start, last, (Tag.PREPOSITION,))


def _acts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what stands beside a name is a person's: a verb, an age, ", who", ", a nurse"."""
    before = tokens[first - 1].low if first else ""
    noun = tokens[first - 2].low if first > 1 else ""
    human = is_trade(noun) or noun in _RELATED  # "her deputy, X, was", not "her firm, X, was"
    after = tokens[last + 1 : last + 2 + _LONGEST_TRADE]
    words, tags = [token.low for token in after], [token.tag for token in after]
    if before in ("said", "says") or words[:1] in (["himself"], ["herself"]):
        return True
    if words[:1] != [","]:
        return tags[:1] in ([Tag.AUXILIARY], [Tag.CUE])
    apposed = before == "," and (tags[1:2] == [Tag.CUE] or (human and tags[1:2] == [Tag.AUXILIARY]))
    aged = words[2:3] == [","] and is_age(words[1])
    related = words[1:2] == ["who"] or "whose" in words[1:3]
    return apposed or aged or related or _begins_trade(after[1:])


def _begins_trade(tokens: Sequence[Token]) -> bool:
    """Whether "a retired ward nurse" or "an Oslo economist" begins here."""
    if not tokens or tokens[0].low not in ("a", "an"):
        return False
    nouns = takewhile(lambda token: token.tag in (Tag.OPEN, Tag.PROPER), tokens[1:])
    return any(is_trade(token.low) for token in nouns)


def is_age(word: str) -> bool:
    """Whether a word in lower case between two commas behind a name is an age: "16", "nine"."""
    return word.isdigit() or word in lexicon.AGES


def is_trade(word: str) -> bool:
    """Whether a word in lower case is what somebody is: "nurse", "entomologist"."""
    return word in lexicon.PERSON_NOUNS or word.endswith(lexicon.PERSON_ENDINGS)


def _with_role(tokens: Sequence[Token], first: int) -> int:
    """Go left from a name over "campaign manager" and the like, to the start of the phrase."""
    role = tokens[first - 1].low if first else ""
    if not is_trade(role) or role in lexicon.GROUP_NOUNS:  # "the phone maker X" is a firm
        return first
    start = first - 1
    while start and tokens[start - 1].tag in (Tag.OPEN, Tag.PROPER):
        if tokens[start - 1].low.endswith(("ed", "ing")):
            break
        if tokens[start - 1].possessive:  # whose lawyer somebody is tells little; whose minister
            return start - is_place(bare(tokens[start - 1].text))
        start -= 1
    return start


def _with_body(tokens: Sequence[Token], first: int) -> int:
    """Where "Queensland Premier" or "House Committee Chairman" begins, from the title on."""
    if not _titled(tokens[first]):
        return first
    start = _run_start(tokens, first)
    if start == 1 and bare(tokens[0].text) in _OFFICES:  # no name where it begins the sentence
        start = 0
    hangs = start and tokens[start - 1].tag is Tag.PREPOSITION  # "in Oslo President Ek said"
    known = bare(tokens[start].text) in FIRST_NAMES  # another name run into this one
    return first if hangs or known else start


def _gender(words: Sequence[str], names: Sequence[str]) -> str:
    if any(word in lexicon.FEMALE_WORDS for word in words):
        return "f"
    if any(word in lexicon.MALE_WORDS for word in words):
        return "m"
    first = unaccented(names[0]) if len(names) > 1 else ""
    if first in FEMALE:
        return "" if first in MALE else "f"
    return "m" if first in MALE else ""


def end_of_name(token: Token) -> int:
    """The offset where a token ends, but for the "'s" of a possessive."""
    cut = 2 if token.text.endswith(("'s", "’s")) else int(token.text.endswith(("'", "’")))
    return token.end - cut


def _does_it(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands behind "won by" and the like, as that of who did it."""
    at = first - 1
    while at > 0 and tokens[at].tag in (Tag.DETERMINER, Tag.OPEN):
        at -= 1
    if at < 2 or tokens[at].low != "by" or tokens[at - 1].tag is Tag.CUE:
        return False  # "asked by Ek, she said"
    done = tokens[at - 1].low
    return (
        done.endswith("ed")
        or done in lexicon.IRREGULAR_PARTICIPLES
        or done in lexicon.IRREGULAR_PASTS
    )


def _governed(tokens: Sequence[Token], first: int, last: int, heads: Container[Tag]) -> bool:
    """Whether a possessive, or what follows one of ``heads``: "was briefly a reporter"."""
    before = [token for token in tokens[max(0, first - 2) : first] if token.tag is not Tag.ADVERB]
    hangs = bool(before) and (before[-1].tag in heads or before[-1].low in ("as", "like", "than"))
    return hangs or tokens[last].possessive


def with_determiners(tokens: Sequence[Token], noun: int) -> int:
    """Where the determiners before a noun begin; "that" before another only joins a clause."""
    first = noun
    while first and tokens[first - 1].tag is Tag.DETERMINER:
        if tokens[first - 1].low == "that" and first < noun:
            break
        first -= 1
    return first


def is_past(token: Token) -> bool:
    return token.low in lexicon.IRREGULAR_PASTS or token.low.endswith("ed")


def _described(tokens: Sequence[Token], head: int, number: int) -> Reference | None:
    """Read "a senior Russian official" leftwards from its head; a role before a name is none."""
    if head + 1 < len(tokens) and tokens[head + 1].tag in (Tag.PROPER, Tag.OPEN):
        following = tokens[head + 1]
        if following.tag is Tag.PROPER or following.low in _HEADS:
            return None
        if tokens[head].low in _ADJECTIVES and not is_past(following):
            return None  # "a major exporter", "the general public"
    first = head
    while first and tokens[first - 1].tag in (Tag.OPEN, Tag.PROPER):
        first -= 1
    noun = first
    first = with_determiners(tokens, first)
    if tokens[first].low in _OF_NO_ONE or (
        first == noun and not tokens[first].text.endswith(("'s", "’s"))
    ):
        return None
    opener = tokens[first].low
    words = [bare(t.text) for t in tokens[first:head] if t.tag is not Tag.DETERMINER]
    return Reference(
        tokens[first].start,
        end_of_name(tokens[head]),
        tokens[head].low,
        (),
        frozenset(words),
        frozenset(),
        definite=opener in _DEFINITE or tokens[first].tag is not Tag.DETERMINER,
        person=tokens[head].low in lexicon.PERSON_NOUNS,
        gender=_gender([tokens[head].low, *words], ()),
        stretch=number,
        governed=_governed(tokens, first, head, (Tag.PREPOSITION, Tag.AUXILIARY)),
        owner=_owner(tokens[first:head]),
        narrowed=_narrowed(tokens[head + 1 : head + 3]),
    )


def _narrowed(after: Sequence[Token]) -> bool:
    """Whether "of Ostby", "for the state" or "in Ostby" follows, but no "head of state"."""
    words, tags = [token.low for token in after], [token.tag for token in after]
    if words[:1] == ["of"]:
        return tags[1:] != [Tag.OPEN] or after[1].possessive
    named = tags == [Tag.PREPOSITION, Tag.PROPER]
    return named or words[:1] in (["for"], ["from"])


def _owner(before: Sequence[Token]) -> str:
    """The gender of whose somebody is, by the words before: "f" for "her", "?" for "Ek's"."""
    theirs = any(token.possessive or token.low in _THEIR for token in before)
    return next((_OWNERS[token.low] for token in before if token.low in _OWNERS), "?" * theirs)
