"""The numbers of a question, and the ordinals that tell which one is meant."""

from __future__ import annotations

import re

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FIGURES = ("2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th")
_CARDINALS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_WORDS = (*_ORDINALS, *_CARDINALS)
_IN_FIGURES = (*_FIGURES, *map(str, range(2, 13)))
_OTHERWISE = dict(zip(_WORDS + _IN_FIGURES, _IN_FIGURES + _WORDS, strict=True))
# "The fourth quarter" is one of several; "a third of them" and "a second time" are not.
_NUMBER = re.compile(
    r"(?<![\w.,])(?:\d+(?:,\d{3})*(?:\.\d+)?(?!\w)"
    rf"|(?:{'|'.join(_ORDINALS)})(?= (?!of |time)\w))",
    re.IGNORECASE,
)


def numbers(text: str) -> list[str]:
    """The numbers in figures, and the ordinals, as they are written."""
    return _NUMBER.findall(text)


def forms(number: str) -> tuple[str, ...]:
    """A number as written, and a small one in figures or in words too: "third" and "3rd"."""
    other = _OTHERWISE.get(number.lower())
    return (number, other) if other else (number,)
