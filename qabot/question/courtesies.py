"""Greetings, thanks and praise: what people say before a question, or instead of one."""

from __future__ import annotations

import re

GREETING = (
    r"(?:hi|hiya|hello|hey|good\s+(?:morning|afternoon|evening|day))"
    r"(?:\s+(?:there|again|all|qabot))*"
)
THANK = (
    r"(?:(?:many|no)\s+)?(?:thanks|thank\s+you|thx|ty|cheers)"
    r"(?:\s+(?:a\s+lot|so\s+much|very\s+much|again|all|qabot"
    r"|for\s+(?:that|this|the\s+help|your\s+help|the\s+answer)))*"
)
PRAISE = (
    r"(?:ok|okay|got\s+it|good\s+to\s+know"
    r"|(?:great|good|nice|cool|perfect|super|excellent|wonderful)(?:\s+(?:answer|one|work))?)"
)
_ANY = rf"(?:{THANK}|{PRAISE}|{GREETING})"
_ALONE = re.compile(
    rf"\W*(?:(?:{_ANY}|wow|lol|haha|hm+|yes|no|i\s+see)\b\W*)*",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"\s*(?:{_ANY}(?:\s+{_ANY})*\s*[,.!]+\s*)+", re.IGNORECASE)
_LEADING = re.compile(rf"(?:\W*\b(?:{_ANY}|please|well|hm+)\b(?!['’])\W*)+", re.IGNORECASE)


def is_courtesy(text: str) -> bool:
    """Whether nothing else is said."""
    return _ALONE.fullmatch(text) is not None


def without_greeting(text: str) -> str:
    """The "how old is she?" of "thanks! how old is she?"; all of "Great Britain" and of "Nice"."""
    return _behind(_MARKED, text) or text


def without_courtesies(line: str) -> str:
    """What is left of a line without all that it may say out of courtesy, a mark behind or not."""
    return _behind(_LEADING, line)


def _behind(opening: re.Pattern[str], text: str) -> str:
    found = opening.match(text)
    return text[found.end() :] if found else text
