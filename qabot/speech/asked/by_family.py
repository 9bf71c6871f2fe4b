"""Relatives called by the first name alone: "His wife, Grace" is Grace Bianchi, as he is."""

from __future__ import annotations

import re

from qabot.speech.words import lexicon

RELATIVE = 0.6  # a wife may have kept her own name
_WHOSE = r"(?:\b(?:his|her|their)|['’]s?)"
_FAMILY = "|".join(sorted(lexicon.FAMILY))


def relative_match(asked: str, name: str, text: str) -> float:
    """How surely ``name``, a first name alone, is who is ``asked`` for by first and family name.

    ``text`` tells of a relative called so ("his former wife, Grace"), and has the family name
    before.
    """
    words = asked.split()
    if len(words) < 2 or [name] != words[:1] or not words[-1][:1].isupper():
        return 0.0
    told = re.compile(
        rf"{_WHOSE} (?:[\w-]+ ){{0,2}}?(?:{_FAMILY}),? (?-i:{re.escape(name)})\b"
        rf"(?! (?-i:(?!{re.escape(words[-1])}\b)[A-Z]))",
        re.IGNORECASE,
    )
    family = re.compile(rf"\b{re.escape(words[-1])}\b")
    found = told.search(text)
    return RELATIVE if found and family.search(text, 0, found.end()) else 0.0
