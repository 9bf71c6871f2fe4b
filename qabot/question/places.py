"""Countries and what stands for them, to tell a place from a person."""

from __future__ import annotations

from qabot.speech.words import sides

# Places that the table of who speaks for whom has only as a part of a name, or not in lower case.
_ALSO = frozenset(("europe", "soviet union", "us", "ussr"))
_BODIES = frozenset(("united nations", "un", "u.n", "european union", "eu", "e.u"))
"""What that table has beside the countries."""


def may_be_place(words: str) -> bool:
    """Whether ``words`` name a country, its people, its capital or seat of power, in any case."""
    name = words.strip(" .").lower().removeprefix("the ")
    return name not in _BODIES and (name in _ALSO or sides.is_place(words))
