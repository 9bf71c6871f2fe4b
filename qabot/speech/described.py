"""Whether an article says of a speaker what a question describes: "the Polish PM", "UN envoy".

A name is described by the words right before it ("Polish Prime Minister Beata Szydlo"), by what
stands between commas after it ("Jens Weidmann, Germany's central bank chief, said") and by what it
is said to be ("Kabulov, who is director of the department").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from qabot.speech import lexicon
from qabot.speech.aliases import STANDS_FOR, name_words, same_side
from qabot.speech.people import Reference, bare, references
from qabot.speech.tokens import Tag, Token, stretches

_MOST = 16  # words of a description that are read
_UNTOLD = 0.5  # the share of the words around an office that an article must not lack
_TOLD = frozenset((Tag.OPEN, Tag.PROPER, Tag.PREPOSITION, Tag.DETERMINER, Tag.ADVERB))
_IS = frozenset(("is", "was", "became"))
_HEADS = "president chairman chairwoman director ceo chair governor executive secretary-general"
_ALIKE = (
    *((general, *_HEADS.split()) for general in ("head", "chief", "boss", "leader")),
    ("head", "chief", "boss", "leader"),
    ("ambassador", "envoy", "diplomat", "emissary"),
    ("lawyer", "attorney", "counsel", "solicitor", "barrister"),
    ("spokesman", "spokeswoman", "spokesperson"),
    ("officer", "policeman", "policewoman", "cop", "police"),
    ("worker", "employee", "staffer", "clerk"),
    ("senator", "lawmaker", "legislator", "congressman", "congresswoman", "representative", "mp"),
    ("professor", "scholar", "academic", "expert", "researcher", "scientist", "analyst"),
    ("doctor", "physician", "surgeon", "gp"),
)
_PREMIER = {"pm": "premier", "prime-minister": "premier"}


def described_match(asked: str, name: str, text: str) -> float:
    """In [0, 1], how far the article ``text`` says of ``name`` what ``asked`` describes.

    0.0 where ``asked`` ends in no office or trade, or has no word beside it.
    """
    office, around = _taken_apart(asked)
    if not office or not around:
        return 0.0
    told = _descriptions(text).get(bare(name.rsplit(maxsplit=1)[-1]), frozenset())
    if not told & _alike(office):
        return 0.0
    missing = [word for word in around if not _is_told(word, told)]
    other_side = any(same_side(word, one) is False for word in missing for one in told)
    return STANDS_FOR if len(missing) < _UNTOLD * len(around) and not other_side else 0.0


def _taken_apart(asked: str) -> tuple[str, list[str]]:
    """The office that is asked for, in lower case, and the words around it that narrow it."""
    words = _with_premiers(name_words(asked))
    ends = (at for at, word in enumerate(words) if at and word in lexicon.PREPOSITIONS)
    at = next(ends, len(words)) - 1
    if not words or words[at] not in _OFFICES:
        return "", []
    rest = [*words[:at], *words[at + 1 :]]
    return words[at], [word for word in rest if word not in lexicon.PREPOSITIONS]


def _with_premiers(words: Sequence[str]) -> list[str]:
    """The words, a prime minister written as one of them."""
    joined = " ".join(_PREMIER.get(word, word) for word in words)
    return joined.replace("prime minister", "premier").split()


def _alike(office: str) -> frozenset[str]:
    """The office and what it may be called instead."""
    return frozenset((office,)).union(*(row for row in _ALIKE if office in row))


_OFFICES = lexicon.PERSON_NOUNS.union(*_ALIKE)


def _is_told(word: str, told: frozenset[str]) -> bool:
    stem = word.rstrip("s")
    return any(stem == one.rstrip("s") or same_side(word, one) for one in told)


@lru_cache(maxsize=64)
def _descriptions(text: str) -> Mapping[str, frozenset[str]]:
    """The lower-case words that describe each surname of an article."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for number, stretch in enumerate(stretches(text)):
        for reference in references(number, stretch):
            if reference.names:
                before = [bare(token.text) for token in _before(stretch.tokens, reference)]
                after = _after(stretch.tokens, reference)
                found[reference.key].update(_with_premiers(before), _with_premiers(after))
    return {key: frozenset(words) for key, words in found.items()}


def _before(tokens: Sequence[Token], reference: Reference) -> list[Token]:
    """The tokens of the office and the name, as they stand."""
    return [token for token in tokens if reference.start <= token.start < reference.end]


def _after(tokens: Sequence[Token], reference: Reference) -> list[str]:
    """The words of what follows a name in commas, or after "is" and "who is"."""
    following = [token for token in tokens if token.start >= reference.end]
    if following and following[0].low == ",":
        following = following[1:]
        if following and following[0].low == "who":
            following = following[1:]
            if not following or following[0].low not in _IS:
                return []
    elif not following or following[0].low not in _IS:
        return []
    if following and following[0].low in _IS:
        following = following[1:]
    return list(_told(following[:_MOST]))


def _told(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.tag not in _TOLD and token.low != "and":
            return
        if token.tag in (Tag.OPEN, Tag.PROPER):
            yield bare(token.text)
