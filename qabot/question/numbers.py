"""The numbers of a question, and the ordinals that tell which one is meant."""

from __future__ import annotations

import re

from qabot.number_words import CARDINALS, ORDINALS

_FIRST, _BEYOND = 2, 13  # "one" and "first" are seldom numbers; larger ones stand in figures
_ORDINALS = ORDINALS[_FIRST:]
_WORDS = (*_ORDINALS, *CARDINALS[_FIRST:_BEYOND])
_FIGURES = ("2nd", "3rd", *(f"{n}th" for n in range(4, 11)), *map(str, range(_FIRST, _BEYOND)))
_OTHERWISE = dict(zip(_WORDS + _FIGURES, _FIGURES + _WORDS, strict=True))
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
