"""Who somebody is: of the quotes that tell of X, those that say what X is go before the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.question import Question
from qabot.read.quotes import Found
from qabot.read.spoken import around
from qabot.speech import tells_office

_WHO_IS = re.compile(
    r"\W*who(?:['’]?s| is| was) (?P<name>[^\W\d_]\S*(?: \S+){0,4}?)\W*", re.IGNORECASE
)


def describing_first(question: Question, quotes: Sequence[Found]) -> list[Found]:
    """The ``quotes``, best first; of "Who is X?" those first that give X an office or a trade."""
    asked = _WHO_IS.fullmatch(question.searched)
    if asked is None:
        return list(quotes)
    return sorted(quotes, key=lambda one: not _describes(one, asked["name"]))


def _describes(one: Found, name: str) -> bool:
    return tells_office(name, one.text, around(one.article.text, one.span))
