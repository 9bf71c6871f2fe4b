"""How many died, as far as a text tells: of one story the count only grows.

So where an article answers plainly with an early count, a later one of the same story with a higher
count is the answer, and the early one is not what anybody should publish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.number_words import CARDINALS
from qabot.read.quotes import Found

_NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(CARDINALS)})\b(?![.,]\d)(?! more\b| other)"
)
_ABOUT = r"(?:at least |more than |about |nearly |some |as many as )?"
_WHO = r"(?: [a-z][\w-]*){0,3}?"  # "people", "schoolchildren on board"
_DIED = (  # "12 were killed"; "killed 12"; "the toll rose to 12"
    rf"\b{_NUMBER}{_WHO} (?:are |were |was |is |had |have |has )?(?:been )?(?:confirmed )?"
    r"(?:dead|died|killed|deaths|lost their lives)\b"
)
_KILLED = rf"\b(?:killed|killing|claimed) {_ABOUT}{_NUMBER}(?! years?\b)"
_COUNTED = (
    r"\b(?:toll|number of (?:the )?(?:dead|deaths|people killed|victims))\b[^.\n]{0,120}?"
    rf"\b(?:to|at|is|was|reached|hit|passed|topped|now) {_ABOUT}{_NUMBER}"
)
_TOLLS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (_DIED, _KILLED, _COUNTED))
_ASKED = re.compile(
    r"\bhow many\b.*\b(?:died|dead|die|killed|deaths|perished|lost their lives)\b"
    r"|\b(?:death toll|number of (?:dead|deaths))\b",
    re.IGNORECASE,
)


def asks_for_toll(question: str) -> bool:
    """Whether a question asks how many died."""
    return _ASKED.search(question) is not None


def toll_in(text: str) -> int:
    """The highest number of dead that a text tells; 0 where it tells none."""
    found = (one["number"] for pattern in _TOLLS for one in pattern.finditer(text))
    return max((_value(number.lower()) for number in found), default=0)


def last_toll_first(quotes: Sequence[Found], last: Found | None) -> list[Found]:
    """The ``quotes``, best first, with the newest article's before a first one of a lower count.

    ``last`` is what the newest article on the first one's story says.
    """
    newest = (one for one in quotes if last is not None and one.article.id == last.article.id)
    told = next((one for one in newest if toll_in(one.text)), None)
    if told is None or not 0 < toll_in(quotes[0].text) < toll_in(told.text):
        return list(quotes)
    return [told, *(one for one in quotes if one is not told)]


def _value(number: str) -> int:
    return CARDINALS.index(number) if number in CARDINALS else int(number.replace(",", ""))
