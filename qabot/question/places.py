"""Countries and what stands for them, to tell a place from a person."""

from __future__ import annotations

from qabot.speech import aliases

# Places that the table of who speaks for whom has only as a part of a name, or not in lower case.
_ALSO = frozenset(("europe", "soviet union", "us", "ussr"))


def is_place(words: str) -> bool:
    """Whether ``words`` name a country, its people, its capital or seat of power, in any case."""
    return words.strip().lower().removeprefix("the ") in _ALSO or aliases.is_place(words)
