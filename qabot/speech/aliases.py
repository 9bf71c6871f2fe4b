"""Whether the speaker a question asks for is the one an article names."""

from __future__ import annotations

import re

_GROUPS = (
    "russia russian russians moscow kremlin putin",
    "america american americans u.s us usa washington",
)
_GROUP_OF = {word: number for number, group in enumerate(_GROUPS) for word in group.split()}


def same_side(one: str, other: str) -> bool | None:
    """Whether two words stand for one country; None when either stands for none."""
    if one not in _GROUP_OF or other not in _GROUP_OF:
        return None
    return _GROUP_OF[one] == _GROUP_OF[other]


def speaker_match(asked: str, name: str) -> float:
    """Return 0..1."""
    return float(bool(set(re.findall(r"\w+", asked.lower())) & set(re.findall(r"\w+", name.lower()))))
