"""Whether an article says of a speaker what a question describes: "the Danish PM", "UN envoy".

An article gives somebody an office right before the name ("Danish Prime Minister Inga Solheim"),
between commas after it ("Pavel Horak, Norway's central bank chief, said"), before a comma ("the US
ambassador, Ida Holt, left"), or says what somebody is ("Lind, who is director of the department").
Who is only related to whoever holds the office, or held it formerly, is not described so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from qabot.speech.asked.by_name import STANDS_FOR
from qabot.speech.people.references import Reference, references
from qabot.speech.phrases.from_right import phrase_ending
from qabot.speech.words import lexicon
from qabot.speech.words.name_words import name_words, untitled
from qabot.speech.words.nouns import is_first_name, is_trade
from qabot.speech.words.sides import sides_of, without_sides
from qabot.speech.words.tokens import Stretch, Tag, Token, Tokens, stretches

_MOST = 16  # words after a name that are read
_VERBS = (Tag.CUE, Tag.AUXILIARY, Tag.PRONOUN)
_DATELINE = re.compile(  # "PORT OSTBY, May 3 (AP) -"
    r"^\W*(?P<place>[A-ZÀ-Þ]{2,}(?:[ .'’-]{1,2}[A-ZÀ-Þ]{2,}){0,3})"
    r"(?:,[^\n]{1,20})?(?: ?\([^)\n]+\))?\s+[-–—]",
    re.MULTILINE,
)
_BEGINNING = re.compile(r"\W*(?:[A-ZÀ-Þ][\w’'&-]*(?: & )? ?)+")
_HEAD = 500  # characters in which an article has its dateline
_COMPARING = frozenset(("like", "unlike"))
_THEIRS = frozenset(("its", "their", "his", "her"))
_IS = frozenset(("is", "was", "became"))
_RANKS = {  # what makes another office of one
    **dict.fromkeys(("former", "formerly", "ex", "then", "once"), "former"),
    **{rank: rank for rank in ("late", "deputy", "acting")},
}
_PREMIERS = {"pm": "premier", "prime-minister": "premier"}
_WRITTEN_OUT = {
    "prime minister": "premier",
    "chief executive officer": "ceo",
    "chief executive": "ceo",
    "chief financial officer": "cfo",
    "finance chief": "cfo",
    "finance director": "cfo",
    "chief operating officer": "coo",
}
_GENERAL = ("head", "chief", "boss", "leader")
_SPECIFIC = ("president", "chairman", "chairwoman", "chair", "director", "ceo", "executive",
             "governor", "premier", "commander")  # fmt: skip
_CALLED = (
    ("ambassador", "envoy", "diplomat", "emissary"),
    ("lawyer", "attorney", "counsel", "solicitor", "barrister"),
    ("spokesman", "spokeswoman", "spokesperson"),
    ("officer", "policeman", "policewoman", "cop"),
    ("worker", "employee", "staffer", "clerk"),
    ("senator", "lawmaker", "legislator"),
    ("congressman", "congresswoman", "representative", "lawmaker", "legislator"),
    ("professor", "scholar", "academic", "expert", "researcher", "scientist"),
    ("doctor", "physician", "surgeon"),
    ("judge", "justice"),
)
_OF_A_FIRM = frozenset(
    ("ceo", "cfo", "coo", "chairman", "chairwoman", "chair", "boss", "founder", "president")
)
_OFFICES = lexicon.PERSON_NOUNS.union(_GENERAL, _SPECIFIC, _OF_A_FIRM, *_CALLED)


@dataclass(frozen=True, slots=True)
class _Office:
    """What one place of an article says of a name: the office, and the words that narrow it."""

    names: tuple[str, ...]
    title: str
    around: tuple[str, ...]


def described_match(asked: str, name: str, text: str) -> float:
    """In [0, 1], how far the article ``text`` gives ``name`` the office that ``asked`` describes.

    0.0 where ``asked`` describes no office, or has no word that narrows it. "The mayor", and no
    more, is that of the place where an article is written from; "Chief Executive Ann Ek" is that
    of the firm with whose name it begins.
    """
    title, around = _taken_apart(name_words(asked))
    words = untitled(name_words(name))
    if not title or not around or not words:
        return 0.0
    named = {part for word in asked.split() if word[:1].isupper() for part in name_words(word)}
    narrowing = [word for word in around if word in named] if named else around
    must = set(narrowing)
    told = _offices(text).get(words[-1], ())
    held = (one for one in told if _is_called(title, one.title) and _is_of(one, words, told))
    there = _dateline(text)
    if title in _OF_A_FIRM:
        there = (*there, *_first_named(text))
    home = there if must and must <= {*there} else ()
    country = there if _is_from(narrowing, there) else ()
    said = any(
        _narrowed(around, must, _told_at(one.around, country) or home)
        and not (title == "minister" and _of_another_matter(around, one.around))
        for one in held
    )
    return STANDS_FOR if said else 0.0


def _is_from(asked: Sequence[str], there: Sequence[str]) -> bool:
    """Whether the names asked for are a country's, and an article is written from there.

    In their order: "South Korean" is of one country, "Korean South" of none.
    """
    country = sides_of(asked)
    return bool(country) and not without_sides(asked) and country <= sides_of(there)


def _of_another_matter(around: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the minister asked for is the one for defence, and who is told of is for trade."""
    asked, given = without_sides(around), without_sides(told) - _THEIRS
    return bool(asked) and bool(given) and not asked & given


def _told_at(around: Sequence[str], country: Sequence[str]) -> Sequence[str]:
    """The words around an office, and those of the country an article is from if they have none.

    "The defence minister" in an article from Oslo is Norway's, but "its minister" may be another's.
    """
    other = bool(sides_of(around)) or bool(_THEIRS.intersection(around))
    return around if other else (*around, *country)


def holds_alone(asked: str, name: str, text: str) -> bool:
    """Whether ``asked`` is an office that no word narrows, and ``name`` alone has it in ``text``.

    "The rector", in an article that tells of one rector.
    """
    title, around = _taken_apart(name_words(asked))
    words = untitled(name_words(name))
    if not title or around or not words:
        return False
    offices = _offices(text).items()
    holders = {key for key, held in offices if any(_is_called(title, one.title) for one in held)}
    return holders == {words[-1]}


def _dateline(text: str) -> tuple[str, ...]:
    """The words of the place that one of an article's first lines begins with."""
    found = _DATELINE.search(text[:_HEAD])
    return tuple(name_words(found["place"])) if found else ()


def _first_named(text: str) -> tuple[str, ...]:
    """The words of the name with which an article begins, past its dateline."""
    found = _DATELINE.match(text)
    named = _BEGINNING.match(text, found.end() if found else 0)
    return tuple(name_words(named[0])) if named else ()


def tells_office(name: str, text: str, article: str) -> bool:
    """Whether a text says beside a name what somebody is: "the mayor, Ann Ek", "Ek, a nurse".

    ``article`` is what the text is of: it tells whether there "Ek" is Ann.
    """
    words = untitled(name_words(name))
    if not words:
        return False
    told, known = (_offices(it).get(words[-1], ()) for it in (text, article))
    return any(one.title and _is_of(one, words, known) for one in told)


def _taken_apart(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The office in such words, with its rank, and the words around it.

    It is the last word, or the last before a preposition: "governor of the Bank", "the Bank of
    Ostby's deputy governor".
    """
    joined = " ".join(_PREMIERS.get(word, word) for word in words)
    for written, office in _WRITTEN_OUT.items():
        joined = joined.replace(written, office)
    words = joined.split()
    rank = {_RANKS[word] for word in words if word in _RANKS}
    words = [word for word in words if word not in _RANKS]
    end = next((at for at, word in enumerate(words) if word in lexicon.PREPOSITIONS), len(words))
    held = (at for at in (end - 1, len(words) - 1) if at >= 0)
    at = next((at for at in held if words[at] in _OFFICES or is_trade(words[at])), None)
    if at is None:
        return "", ()
    rest = (*words[:at], *words[at + 1 :])
    around = tuple(word for word in rest if word not in lexicon.PREPOSITIONS)
    return " ".join((*sorted(rank), words[at])), around


def _is_called(asked: str, title: str) -> bool:
    """Whether two words may be of one office: a head of what others have a president of."""
    *rank, asked = asked.split()
    *other, title = title.split() or [""]
    if rank != other:
        return False
    general = (asked in _GENERAL and title in (*_GENERAL, *_SPECIFIC)) or (
        title in _GENERAL and asked in _SPECIFIC
    )
    return asked == title or general or any(asked in row and title in row for row in _CALLED)


def _narrowed(around: Sequence[str], must: set[str], told: Sequence[str]) -> bool:
    """Whether an article has the countries and names around an office, and most of all words."""
    stems = {word.rstrip("s") for word in told}
    missing = {word for word in without_sides(around) if word.rstrip("s") not in stems}
    most = not must & missing and 2 * len(missing) < max(1, len(around))
    return most and sides_of(around) <= sides_of(told)


def _is_of(office: _Office, words: Sequence[str], told: Sequence[_Office]) -> bool:
    """Whether an office is that of a name, as far as first names tell.

    ``told`` is all that the article says of the surname.
    """
    if len(words) > 1 and len(office.names) > 1:
        return office.names[0] in words
    first = {one.names[0] for one in told if len(one.names) > 1}
    return len(first - {*words}) < (2 if len(words) == 1 else 1)


@lru_cache(maxsize=64)
def _offices(text: str) -> Mapping[str, tuple[_Office, ...]]:
    """What an article says of each surname, and of each form of a name without an office."""
    found: defaultdict[str, list[_Office]] = defaultdict(list)
    for number, stretch in enumerate(stretches(text)):
        named = [one for one in references(number, stretch) if one.names]
        for reference in named:
            for office in _told_of(stretch, reference):
                found[office.names[-1]].append(office)
    return {surname: tuple(offices) for surname, offices in found.items()}


def _told_of(stretch: Stretch, reference: Reference) -> Iterator[_Office]:
    """What one place says of a name: the office right before it, and those set beside it."""
    inside = [t for t in stretch.tokens if reference.start <= t.start < reference.end]
    words = [part for token in inside for part in name_words(token.text)]
    trades = {token.text for token in inside if is_trade(token.text)}  # in lower case: no Lindqvist
    held = _OFFICES | trades
    known = len(reference.names) > 1 and is_first_name(reference.names[0])
    own = len(reference.names) if known else 0  # "Karl Baker" is no baker
    offices = (at + 1 for at, word in enumerate(words[: len(words) - own]) if word in held)
    at = max(offices, default=0)
    names = tuple(untitled(words[at:]))
    if not names:
        return
    yield _Office(names, *_taken_apart(words[:at]))
    after = [token for token in stretch.tokens if token.start >= reference.end][: _MOST + 3]
    for part in (*_parts(_apposition(after)), _before(stretch.tokens, reference, after)):
        yield _Office(names, *_taken_apart(part))


def _before(tokens: Tokens, reference: Reference, after: Tokens) -> Sequence[str]:
    """The words of "the US ambassador" in "the US ambassador, X, left"; of nothing else.

    "The wife of the ambassador, X," leaves open whose name it is, and in "after he met the
    ambassador, X, a pilot, left" and "unlike the ambassador, X, left" it is another's.
    """
    comma = sum(token.start < reference.start for token in tokens) - 1
    closed = not after or after[0].tag is Tag.MARK
    if comma < 1 or tokens[comma].low != "," or not closed:
        return ()
    found = phrase_ending(tokens, comma - 1)
    if found is None or not _opens_description(tokens[found[0] : comma]):
        return ()
    if found[0] and _is_of_another(tokens[found[0] - 1], after[1:]):
        return ()
    words = [part for token in tokens[found[0] : comma] for part in name_words(token.text)]
    two = _OFFICES.intersection(words[-1:]) and lexicon.PREPOSITIONS.intersection(words)
    opener = tokens[found[0]].low
    theirs = [opener] if opener in _THEIRS else []
    return () if two else [*theirs, *words]


def _opens_description(tokens: Tokens) -> bool:
    """Whether "the US ambassador" begins so, or "Norway's ambassador"."""
    return tokens[0].tag is Tag.DETERMINER or any(token.possessive for token in tokens[:2])


def _is_of_another(before: Token, told: Tokens) -> bool:
    """Whether "like" stands before a description, or "a pilot" or an age behind the name after it.

    Where the description begins its clause, as the subject, both are told of one.
    """
    other = bool(told) and (told[0].low in ("a", "an") or told[0].text.isdigit())
    return before.low in _COMPARING or (other and before.tag is not Tag.MARK)


def _apposition(tokens: Tokens) -> Tokens:
    """The tokens that say what somebody is: between commas, or after "is" and "who is"."""
    first, second, third = (*(token.low for token in tokens[:3]), "", "", "")[:3]
    between = first == "," and second not in ("who", "and", "or")
    if between:
        told = tokens[2 if second in _IS else 1 :]
    elif first == "," and third in _IS:
        told = tokens[3:]
    elif first in _IS:
        told = tokens[1:]
    else:
        return ()
    end = next((at for at, t in enumerate(told) if t.tag in (Tag.MARK, Tag.QUOTE)), len(told))
    goes_on = between and any(token.tag in _VERBS for token in told[:end])
    unended = end == len(told) and end > _MOST
    denied = [token.low for token in told[:1]] == ["no"]  # "is no longer the mayor"
    return () if goes_on or unended or denied else told[:end]


def _parts(tokens: Tokens) -> Iterator[list[str]]:
    """The words of each of several offices, up to a verb: "chair of A and the envoy of B"."""
    words: list[str] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        doing = token.tag is Tag.OPEN and token.low.endswith("ing")
        managing = following is not None and following.low in _OFFICES  # "the managing director"
        if token.tag in _VERBS or (doing and not managing):
            break
        if token.low == "and":
            yield words
            words = []
        else:
            words += name_words(token.text)
    yield words
