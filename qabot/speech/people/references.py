"""The names and descriptions of an article, and what tells a person's gender."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from qabot.first_names import FEMALE, FIRST_NAMES, MALE
from qabot.speech.people.names import name_end, read_name
from qabot.speech.phrases.from_left import back_past, past
from qabot.speech.words import lexicon
from qabot.speech.words.name_words import unaccented
from qabot.speech.words.nouns import (
    bare,
    end_of_name,
    is_age,
    is_done,
    is_first_name,
    is_office,
    is_past,
    is_trade,
    with_determiners,
)
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Stretch, Tag, Tokens, low_at, tag_at
from qabot.word_set import word_set


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


_LONGEST_TRADE = 6  # tokens of ", a retired ward nurse"
_THINGS = lexicon.GROUP_NOUNS | lexicon.WRITINGS
_HOUSES = word_set(  # named after somebody: "Karl Ek University"
    "university institute foundation centre center museum hospital academy college school trust "
    "association society committee council commission club airport stadium bridge street prize "
    "award inc ltd corp llc plc"
)
_CLOSING = (Tag.MARK, Tag.QUOTE, Tag.CUE, Tag.AUXILIARY)
_POSTS = word_set(  # no "owner of", "member of": a firm may be that too
    "secretary president director chairman chairwoman chairperson minister professor editor "
    "governor mayor spokesman spokeswoman spokesperson coach dean rector principal commander "
    "treasurer superintendent convener chancellor"
)
_HANGING = word_set(  # "Mia Dot, born Ann Ek,"; "Ek became the youngest player"
    "as like than born née nee became becomes become remained remains"
)
_OF_NO_ONE = frozenset(("no", "every", "each", "any"))
_NO_PERSONS = lexicon.GROUPS | lexicon.PLACE_ENDS
_ADJECTIVES = word_set(
    "major general chief fellow principal staff guest star conservative "
    "liberal republican democrat veteran"
)
_DOING = word_set("speaking talking addressing smiling sitting standing wearing dressed looking")
_OWNERS = {"his": "m", "her": "f"}
_THEIR = frozenset(("its", "their", "my", "our", "your"))
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "its", "their"))


def references(number: int, stretch: Stretch) -> Iterator[Reference]:
    """Yield the names and the singular descriptions of people and groups, in order."""
    tokens = stretch.tokens
    if _headline(tokens):
        return
    at = 0
    while at < len(tokens):
        if tokens[at].tag is Tag.PROPER:
            end = name_end(tokens, at)
            yield _named(tokens, at, end, number)
            at = end + 1
        else:
            if tokens[at].tag is Tag.OPEN and _is_head(tokens[at].low):
                described = _described(tokens, at, number)
                if described:
                    yield described
            at += 1


def _is_head(word: str) -> bool:
    """Whether a word is what a description of somebody or of a group is about."""
    return is_office(word) or word in lexicon.GROUP_NOUNS


def _headline(tokens: Tokens) -> bool:
    """Whether all words but the small ones are capitalised, so that capitals mark no names."""
    lower = any(t.tag in (Tag.OPEN, Tag.CUE) and t.text[0].islower() for t in tokens)
    words = [t for t in tokens if t.tag is Tag.PROPER and len(t.text) > 3]
    return not lower and len(words) > 3


def _named(tokens: Tokens, first: int, last: int, number: int) -> Reference:
    """Read the name from ``first`` to ``last``, with the title or office before it."""
    name = read_name(tokens, first, last)
    start, first, words, names = name.start, name.first, name.words, name.names
    perhaps = _like_a_person(tokens, names, start, last)
    acts = perhaps and _acts(tokens, start, last)
    alone = len(names) == 1 and _like_a_first_name(tokens, names[0], start, last)
    titled = len(names) < len(words) or start < first or acts or alone
    gender = _gender(words, names) or _gender([t.low for t in tokens[start:first]], ())
    known = is_first_name(names[0]) and names[-1] not in _HOUSES
    done = perhaps and not tokens[last].possessive and _does_it(tokens, start)
    whole = start - (low_at(tokens, start - 1) == "former")  # "with former President Ek"
    return Reference(
        tokens[start].start,
        end_of_name(tokens[last]),
        names[-1],
        names,
        frozenset(),
        name.roles,
        definite=True,
        person=titled or (known and len(names) > 1),
        gender=gender,
        stretch=number,
        governed=_governed(tokens, whole, last, (Tag.PREPOSITION,)) and not done,
        perhaps=perhaps or _does_alone(tokens, names, start, last),
    )


def _like_a_person(tokens: Tokens, names: Sequence[str], start: int, last: int) -> bool:
    """Whether a name is of two or three words, and no place's, group's or thing's ("the X")."""
    determined = tag_at(tokens, start - 1) is Tag.DETERMINER
    written = [token.text for token in tokens[start : last + 1]]
    odd = any(word[0] in "@#" or (word.isupper() and len(word) > 2) for word in written)
    place = names[0] in lexicon.PLACE_WORDS or names[-1] in _NO_PERSONS
    other = determined or odd or place or _names_a_thing(tokens, start)
    likely = 1 < sum(name not in lexicon.PARTICLES for name in names) < 4 and not other
    return likely and not is_place(" ".join(names))


def _names_a_thing(tokens: Tokens, start: int) -> bool:
    """Whether a name stands behind "his old firm," or "the book," at the start of a clause."""
    noun = start - 2
    if noun < 0 or tokens[start - 1].low != "," or tokens[noun].low not in _THINGS:
        return False
    noun = back_past(tokens, noun - 1, Tag.OPEN) + 1
    first = with_determiners(tokens, noun)
    return first < noun and (first == 0 or tokens[first - 1].tag in (Tag.MARK, Tag.QUOTE))


def _like_a_first_name(tokens: Tokens, name: str, start: int, last: int) -> bool:
    """Whether a single name is somebody's by what follows: "Ylva, 16, will", "Ek, speaking in"."""
    words = [token.low for token in tokens[last + 1 : last + 4]]
    aged = words[2:] == [","] and is_age(words[1])
    human = words[:1] == [","] and (aged or not _DOING.isdisjoint(words[1:2]))
    thing = name in _NO_PERSONS or is_place(name)
    return human and not thing and not _governed(tokens, start, last, (Tag.PREPOSITION,))


def _does_alone(tokens: Tokens, names: Sequence[str], start: int, last: int) -> bool:
    """Whether one name begins a sentence as who did something: "Hale watched from the quay"."""
    told = start == 0 and last + 1 < len(tokens) and is_past(tokens[last + 1])
    thing = names[-1] in _NO_PERSONS or names[-1] in lexicon.PLACE_WORDS or is_place(names[-1])
    return told and len(names) == 1 and tokens[last + 1].tag is Tag.OPEN and not thing


def _acts(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what stands beside a name is a person's: a verb, an age, ", who", ", a nurse"."""
    before = tokens[first - 1].low if first else ""
    human = first > 1 and is_trade(tokens[first - 2].low)  # "her deputy, X, was", no "her firm"
    last = _past_body(tokens, last)
    after = tokens[last + 1 : last + 2 + _LONGEST_TRADE]
    words, tags = [token.low for token in after], [token.tag for token in after]
    if before in ("said", "says") or words[:1] in (["himself"], ["herself"]):
        return True
    if words[:1] != [","]:
        return tags[:1] in ([Tag.AUXILIARY], [Tag.CUE])
    apposed = before == "," and (tags[1:2] == [Tag.CUE] or (human and tags[1:2] == [Tag.AUXILIARY]))
    aged = words[2:3] == [","] and is_age(words[1])
    related = words[1:2] in (["who"], ["born"]) or "whose" in words[1:3]
    held = _held_alone(tokens[last + 2 :])
    return apposed or aged or related or held or _begins_trade(after[1:])


def _past_body(tokens: Tokens, last: int) -> int:
    """The end of "of the Inshore Association" where a cue follows, or else that of the name."""
    if last + 1 == len(tokens) or tokens[last + 1].low not in ("of", "from", "at"):
        return last
    at = past(tokens, last + 2, Tag.DETERMINER, Tag.PROPER)
    told = at > last + 2 and tag_at(tokens, at) is Tag.CUE
    return at - 1 if told else last


def _held_alone(tokens: Tokens) -> bool:
    """Whether ", secretary of the planters," begins here, without an article.

    No office before another name: "told Morning Ostby, director of the zoo Ann Ek said".
    """
    words = [token.low for token in tokens[:3]]
    of = next((at for at, word in enumerate(words) if word in ("of", "at", "for")), 0)
    end = next((token for token in tokens[of:] if token.tag in _CLOSING), None)
    return of > 0 and words[of - 1] in _POSTS and end is not None and end.tag is Tag.MARK


def _begins_trade(tokens: Tokens) -> bool:
    """Whether "a retired ward nurse" or "an Oslo economist" begins here."""
    if not tokens or tokens[0].low not in ("a", "an"):
        return False
    nouns = takewhile(lambda token: token.tag in (Tag.OPEN, Tag.PROPER), tokens[1:])
    return any(is_trade(token.low) for token in nouns)


def _gender(words: Sequence[str], names: Sequence[str]) -> str:
    if any(word in lexicon.FEMALE_WORDS for word in words):
        return "f"
    if any(word in lexicon.MALE_WORDS for word in words):
        return "m"
    first = unaccented(names[0]) if len(names) > 1 else ""
    parts = {first} if first in FIRST_NAMES else {*first.split("-")}  # "Kerry-Ann"
    female, male = not parts.isdisjoint(FEMALE), not parts.isdisjoint(MALE)
    return "" if female == male else "f" if female else "m"


def _does_it(tokens: Tokens, first: int) -> bool:
    """Whether a name stands behind "won by" and the like, as that of who did it."""
    at = back_past(tokens, first - 1, Tag.DETERMINER, Tag.OPEN)
    if at < 2 or tokens[at].low != "by" or tokens[at - 1].tag is Tag.CUE:
        return False  # "asked by Ek, she said"
    return is_done(tokens[at - 1])


def _governed(tokens: Tokens, first: int, last: int, heads: Container[Tag]) -> bool:
    """Whether a possessive, or what follows one of ``heads``: "was briefly a reporter"."""
    before = [token for token in tokens[max(0, first - 2) : first] if token.tag is not Tag.ADVERB]
    hangs = bool(before) and (before[-1].tag in heads or before[-1].low in _HANGING)
    return hangs or tokens[last].possessive


def _described(tokens: Tokens, head: int, number: int) -> Reference | None:
    """Read "a senior Russian official" leftwards from its head; None where nobody is described."""
    if _stands_before_noun(tokens, head):
        return None
    noun = back_past(tokens, head - 1, Tag.OPEN, Tag.PROPER) + 1
    first = with_determiners(tokens, noun)
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
        person=is_office(tokens[head].low),
        gender=_gender([tokens[head].low, *words], ()) or _gender(_apposed(tokens, head + 1), ()),
        stretch=number,
        governed=_governed(tokens, first, head, (Tag.PREPOSITION, Tag.AUXILIARY)),
        owner=_owner(tokens[first:head]),
        narrowed=_narrowed(tokens[head + 1 : head + 3]),
    )


def _stands_before_noun(tokens: Tokens, head: int) -> bool:
    """Whether a word only narrows the next: "president Ek", "chief adviser", "a major exporter"."""
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if following is None or following.tag not in (Tag.PROPER, Tag.OPEN):
        return False
    adjective = tokens[head].low in _ADJECTIVES and not is_past(following)  # "the general public"
    return following.tag is Tag.PROPER or _is_head(following.low) or adjective


def _apposed(tokens: Tokens, comma: int) -> list[str]:
    """The words of "a widow" in "the clerk, a widow from Ostby, left"."""
    if low_at(tokens, comma) != "," or low_at(tokens, comma + 1) not in ("a", "an"):
        return []
    return [t.low for t in takewhile(lambda t: t.tag is Tag.OPEN, tokens[comma + 2 :])]


def _narrowed(after: Tokens) -> bool:
    """Whether "of Ostby", "for the state" or "in Ostby" follows, but no "head of state"."""
    words, tags = [token.low for token in after], [token.tag for token in after]
    if words[:1] == ["of"]:
        return tags[1:] != [Tag.OPEN]
    named = tags == [Tag.PREPOSITION, Tag.PROPER]
    return named or words[:1] in (["for"], ["from"])


def _owner(before: Tokens) -> str:
    """The gender of whose somebody is, by the words before: "f" for "her", "?" for "Ek's"."""
    theirs = any(token.possessive or token.low in _THEIR for token in before)
    return next((_OWNERS[token.low] for token in before if token.low in _OWNERS), "?" * theirs)
