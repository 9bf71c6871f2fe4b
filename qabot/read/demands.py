"""What a question demands beyond its topic, and which of that a quote leaves unmet.

"When was the third empire founded?" is near to a sentence on the second one by every measure of
likeness. What gives it away are its conditions: a name or a number that the article never
mentions, a denial that the quote does not share, no date where one is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from qabot.question import Question
from qabot.question.numbers import forms
from qabot.read.contrasts import contrasted
from qabot.read.kinds import WORD, looked_for
from qabot.read.lacking import lacking
from qabot.terms import content_stems, stem, stems_of
from qabot.word_set import word_set

_LONG_ENOUGH = 5  # letters of a word from which on one may be wrong: Iran is not Iraq
_LONG_INITIALS = 3
_OF_A_PLACE = frozenset(("an", "ean", "ian", "ish", "ese"))
_MOST_NAMES = 3  # further missing names tell nothing new
_DENIAL = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|except|unless|unlike|instead|"
    r"rather than|hardly|barely|scarcely|stay(?:s|ed|ing)? away|declin\w+|miss(?:ed|es|ing)|"
    r"absen\w+|boycott\w*|avoid\w*|prevent\w*|abstain\w*|shun\w*|skip\w*|withh[eo]ld\w*|reluctan\w+|"
    r"fail\w*|lack\w*|refus\w+|den(?:y|ie[sd]|ying|ial)|reject\w*|un(?:able|affected|answered|aware|"
    r"available|certain|changed|clear|finished|known|likely|necessary|paid|solved|used|willing))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_BEHIND_COUNTED = (
    "are|is|was|were|did|do|does|have|has|had|could|can|will|would|in|of|on|at|for|from|to|there"
)
_HOW_MANY = re.compile(
    rf"\bhow many (?!(?:{_BEHIND_COUNTED}) )(?:[\w'’-]+ ){{0,2}}?"
    rf"(?P<counted>(?!(?:{_BEHIND_COUNTED}) )[\w'’-]+) (?:{_BEHIND_COUNTED}|\w+ed)\b",
    re.IGNORECASE,
)
_BY_ANY_NAME = word_set(
    "people ppl persons individuals others times percent meters metres miles kilometers kilometres "
    "feet inches yards acres hectares tons tonnes pounds dollars euros litres liters degrees "
    "points days weeks months years hours minutes"
)
"""Those who are counted are told of by many names, and units are abbreviated."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a quote leaves unmet.

    ``names``: how many words of names the question has and the article does not, 3 at most.
    ``number``: a number of the question that stands neither in the quote nor in its passage.
    ``denial``: the question denies something and the quote denies nothing. ``opposite``: the quote
    tells of the opposite of what is asked ("the women's final" for the men's). ``kind``: a day,
    an amount, a sum, an age, a person or a place is asked for and none is in the quote.
    ``counted``: what the question counts ("how many goals") is not in the quote.
    """

    names: int
    number: bool
    denial: bool
    opposite: bool
    kind: bool
    counted: bool


def unmet(
    question: Question,
    weights: Mapping[str, float],
    quote: str,
    passage: str,
    article: Sequence[str],
) -> Unmet:
    """Hold ``quote`` against ``question``, whose topical stems are those of ``weights``.

    ``passage`` is what the quote was found in, ``article`` all texts read of its article, its
    title first. The speaker asked for is not looked for here.
    """
    numbers = [word for word in weights if word[0].isdigit()]
    near = stems_of(quote) | stems_of(passage)
    holds = looked_for(question)
    return Unmet(
        names=min(_MOST_NAMES, _missing_names(question, weights, article)),
        number=any(near.isdisjoint(map(stem, forms(word))) for word in numbers),
        denial=question.negated and _DENIAL.search(quote) is None,
        opposite=contrasted(question.searched, quote, "\n".join((*article[:1], passage))),
        kind=holds is not None and not holds(quote),
        counted=bool(_counted(question.searched) - stems_of(quote)),
    )


def _counted(asked: str) -> set[str]:
    """The stem of what is counted in "How many goals did …?"; empty where it has many names."""
    found = _HOW_MANY.search(asked)
    counted = found["counted"].lower() if found else ""
    return {stem(counted)} if counted and counted not in _BY_ANY_NAME else set()


def _missing_names(question: Question, weights: Mapping[str, float], article: Sequence[str]) -> int:
    """How many words of the question's names no text of an article has, slips allowed."""
    names = [one for one in question.names if not any(_spells_out(text, one) for text in article)]
    if not names:
        return 0
    told = frozenset(content_stems(question.speaker or ""))
    there = told.union(*map(stems_of, article))

    def known(word: str) -> bool:
        asked = stem(word)
        return asked not in weights or asked in there or _is_slip(asked, there)

    return len(lacking(names, article, told, known))


def _spells_out(text: str, name: str) -> bool:
    """Whether words of a text have the initials of a name: "coronary heart disease" for "CHD"."""
    if not (name.isupper() and name.isalpha() and len(name) >= _LONG_INITIALS):
        return False
    return name.lower() in "".join(word[0].lower() for word in WORD.findall(text))


def _is_slip(word: str, there: Iterable[str]) -> bool:
    """Whether a word ``there`` is spelt so but for one letter, or is of it: "European"."""
    if len(word) < _LONG_ENOUGH:
        return False
    alike = [other for other in there if other[0] == word[0]]
    people = any(other.removeprefix(word) in _OF_A_PLACE for other in alike)
    return people or any(OSA.distance(word, other, score_cutoff=1) <= 1 for other in alike)
