"""The words of a name, in one form however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from qabot.speech.words import lexicon

WORD = re.compile(r"(?:[^\W_]\.)+[^\W_]?|[^\W_]+(?:[’'-][^\W_]+)*")
_WRITTEN_OUT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "sec": "secretary",
    "pres": "president",
    "prof": "professor",
    "amb": "ambassador",
}
_NO_NAMES = lexicon.TITLES | lexicon.LETTERS_AFTER
_STROKES = str.maketrans("øØłŁđĐıæÆœŒß", "oOlLdDiaAoOs")  # of which Unicode knows no base


def name_words(phrase: str) -> list[str]:
    """Lower-case words without possessives, determiners and accents, short titles written out."""
    words: list[str] = []
    for found in WORD.finditer(unaccented(phrase.replace("’", "'"))):
        word = found[0].lower().removesuffix("'s").removesuffix("'").removesuffix(".")
        in_a_name = words and word == "un" and (found[0] == "un" or phrase.isupper())
        if not in_a_name:
            word = lexicon.AS_WRITTEN.get(found[0], _WRITTEN_OUT.get(word, word))
        if word not in lexicon.DETERMINERS:
            words.append(word)
    return words


def untitled(words: Sequence[str]) -> list[str]:
    """The words of a name without titles, and without letters behind it: "KC"."""
    return [word for word in words if word not in _NO_NAMES]


def unaccented(phrase: str) -> str:
    """``phrase`` without accents and strokes: "Jürgen Sørli" as "Jurgen Sorli"."""
    if phrase.isascii():
        return phrase
    parts = unicodedata.normalize("NFKD", phrase.translate(_STROKES))
    return "".join(char for char in parts if not unicodedata.combining(char))
