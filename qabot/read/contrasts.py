"""Opposites: "the women's high jump" is near by every measure to a question on the men's.

Where a quote has the opposite of one of a few words, beside the same other word, it tells of
something else. Not where the word itself stands beside that nearby: who compares the two has both.
Relatives are none of these words, for whose brother somebody is, is told from either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from qabot.terms import STOP, stem

_OPPOSED = (
    ("men man male males", "women woman female females ladies"),
    ("boys boy", "girls girl"),
    ("actor actors", "actress actresses"),
    ("north northern", "south southern", "east eastern", "west western"),
    ("northbound", "southbound", "eastbound", "westbound"),
    ("first", "second", "third", "fourth", "fifth", "last final"),
    ("final", "semi-final semifinal", "quarter-final quarterfinal"),
    ("primary elementary", "secondary"),
    ("minimum", "maximum"),
    ("highest", "lowest"),
    ("biggest largest", "smallest"),
    ("longest", "shortest"),
    ("oldest", "youngest"),
    ("fastest", "slowest"),
    ("cheapest", "dearest costliest"),
    ("best", "worst"),
    ("winner winners winning", "loser losers losing"),
    ("import imports imported", "export exports exported"),
    ("former", "current"),
    ("increase increased increases", "decrease decreased decreases"),
    ("upper", "lower"),
    ("inner", "outer"),
    ("senior", "junior"),
    ("singles", "doubles"),
    ("gold", "silver", "bronze"),
    ("indoor", "outdoor"),
    ("urban", "rural"),
    ("morning", "afternoon", "evening"),
    ("summer", "winter", "spring", "autumn"),
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[.?!;:]\s|\n")
_BEHIND = 2  # words behind a word that stand beside it, those of no meaning not counted


def _sides() -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for number, sides in enumerate(_OPPOSED):
        for side, listed in enumerate(sides):
            for word in listed.split():
                found.setdefault(word, []).append((number, side))
    return found


_SIDES = _sides()


def contrasted(asked: str, quote: str, near: str) -> bool:
    """Whether ``quote`` has the opposite of a word of ``asked``, beside the same word.

    Not where ``near``, what stands around the quote, has the word itself beside that.
    """
    wanted = list(_placed(asked))
    if not wanted:
        return False
    quoted, around = list(_placed(quote)), list(_placed(f"{quote}\n{near}"))
    return any(
        any(_opposed(side, other) and beside & theirs for other, theirs in quoted)
        and not any(side == other and beside & theirs for other, theirs in around)
        for side, beside in wanted
    )


def _opposed(side: tuple[int, int], other: tuple[int, int]) -> bool:
    return side[0] == other[0] and side != other


def _placed(text: str) -> Iterator[tuple[tuple[int, int], set[str]]]:
    """The sides of opposites that a text has, each with the stems of the words beside it."""
    for clause in _CLAUSE_END.split(text):
        words = [word.lower() for word in _WORD.findall(clause)]
        for at, word in enumerate(words):
            for side in _SIDES.get(word, ()):
                yield side, _beside(words, at)


def _beside(words: Sequence[str], at: int) -> set[str]:
    """The stems of the next words that mean something, and of the one right before it."""
    after = (words[n] for n in range(at + 1, len(words)) if words[n] not in STOP)
    before = [word for word in words[max(0, at - 1) : at] if word not in STOP]
    return {stem(word) for word in (*before, *islice(after, _BEHIND))}
