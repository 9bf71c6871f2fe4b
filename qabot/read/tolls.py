"""How many died, were hurt or fell ill, how many homes were lost: of one story it only grows.

So where an article answers plainly with an early count, a later one of the same story with a higher
count is the answer, and the early one is not what anybody should publish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qabot.number_words import CARDINALS
from qabot.read.quotes import Found

_NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(CARDINALS)})\b(?![.,]\d)(?! more\b| other)"
)
_ABOUT = r"(?:at least |more than |about |nearly |some |as many as )?"
_WHO = r"(?: (?!and\b)[a-z][\w-]*){0,3}?"  # "people", "schoolchildren on board"
_BEEN = r"(?:are |were |was |is |had |have |has )?(?:been )?(?:confirmed )?"
_REACHED = (
    r"[^.\n]{0,120}?\b(?:to|at|is|was|reached|hit|passed|topped|top|now)"
    rf" {_ABOUT}{_NUMBER}"
)
_MANY = r"\bhow many\b.*\b"
_HOMES = r"(?:homes|houses|buildings|properties|structures)"
_BURNT = r"(?:destroyed|lost|burn(?:ed|t)(?: down)?|razed|gutted|levell?ed|swept away)"


@dataclass(frozen=True, slots=True)
class Toll:
    """A count that only grows: the questions for it, and the forms in which a text tells it."""

    asked: re.Pattern[str]
    told: tuple[re.Pattern[str], ...]

    def within(self, text: str) -> int:
        """The highest number that a text tells; 0 where it tells none."""
        found = (one["number"] for pattern in self.told for one in pattern.finditer(text))
        return max((_value(number.lower()) for number in found), default=0)


def _toll(asked: str, *told: str) -> Toll:
    patterns = (re.compile(pattern, re.IGNORECASE) for pattern in told)
    return Toll(re.compile(asked, re.IGNORECASE), tuple(patterns))


_DEAD = "(?:dead|died|killed|deaths|lost their lives)"
_HURT = "(?:hurt|injured|wounded)"
_ILL = "(?:cases|infections|fell ill|fallen ill|ill|infected)"
_HELD = "(?:arrested|detained)"
_TOLLS = (  # "12 were killed"; "killed 12"; "the toll rose to 12"
    _toll(
        rf"{_MANY}(?:{_DEAD}|die|perished)\b|\b(?:death toll|number of (?:dead|deaths))\b",
        rf"\b{_NUMBER}{_WHO} {_BEEN}{_DEAD}\b",
        rf"\b(?:killed|killing|claimed) {_ABOUT}{_NUMBER}(?! years?\b)",
        rf"\b(?:toll|number of (?:the )?(?:people )?(?:{_DEAD}|victims))\b{_REACHED}",
    ),
    _toll(
        rf"{_MANY}{_HURT}\b",
        rf"\b{_NUMBER}{_WHO} {_BEEN}{_HURT}\b",
        rf"\b(?:hurt|hurting|injured|injuring|wounded|wounding) {_ABOUT}{_NUMBER}(?! times\b)",
        rf"\bnumber of (?:the )?(?:people )?{_HURT}\b{_REACHED}",
    ),
    _toll(
        rf"{_MANY}(?:{_ILL}|sick|sickened|caught|got|contracted)\b",
        rf"\b{_NUMBER}{_WHO} {_BEEN}{_ILL}\b",
        rf"\b(?:infected|infecting|sickened|sickening) {_ABOUT}{_NUMBER}",
        rf"\b(?:cases|infections)\b{_REACHED}",
    ),
    _toll(
        rf"{_MANY}{_HOMES}\b.*\b{_BURNT}\b",
        rf"\b{_NUMBER}(?: [a-z][\w-]*)? {_HOMES} {_BEEN}{_BURNT}\b",
        rf"\b(?:destroy|raz|gutt)(?:ed|ing) {_ABOUT}{_NUMBER}(?= (?:\w+ )?{_HOMES}\b)",
        rf"\bnumber of (?:the )?{_HOMES} {_BURNT}\b{_REACHED}",
    ),
    _toll(
        rf"{_MANY}{_HELD}\b",
        rf"\b{_NUMBER}{_WHO} {_BEEN}{_HELD}\b",
        rf"\b(?:arrested|arresting|detained|detaining) {_ABOUT}{_NUMBER}",
        rf"\bnumber of (?:the )?(?:people )?(?:arrests|{_HELD})\b{_REACHED}",
    ),
)


def toll_asked(question: str) -> Toll | None:
    """The growing count that a question asks for, if it does."""
    return next((toll for toll in _TOLLS if toll.asked.search(question)), None)


def last_toll_first(toll: Toll, quotes: Sequence[Found], last: Found | None) -> list[Found]:
    """The ``quotes``, best first, with the newest article's before a first one of a lower count.

    ``last`` is what the newest article on the first one's story says.
    """
    newest = (one for one in quotes if last is not None and one.article.id == last.article.id)
    told = next((one for one in newest if toll.within(one.text)), None)
    if told is None or not 0 < toll.within(quotes[0].text) < toll.within(told.text):
        return list(quotes)
    return [told, *(one for one in quotes if one is not told)]


def _value(number: str) -> int:
    return CARDINALS.index(number) if number in CARDINALS else int(number.replace(",", ""))
