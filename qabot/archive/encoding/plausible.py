"""Whether a decoding gives text that a person could have written.

Reading bytes in the wrong code page puts symbols inside words (Polish cp1250 read as cp1252:
``ko³o``), capitals after small letters (Mac Roman: ``donÕt``), letters of two scripts in one
word, or long runs of accented letters (Cyrillic: ``Ïðèâåò``). Counting such characters tells
code pages apart without a model of any language.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

_TYPOGRAPHY = frozenset("“”‘’„‚«»‹›–—…·•¿¡´\u00a0\u00ad'\"-")
_BEFORE_WORDS = frozenset("°©®™£€¢¥§№±")
_AFTER_WORDS = frozenset("°©®™²³±†‡")
_SCRIPT_BLOCKS = ((0x250, "latin"), (0x370, "other"), (0x400, "greek"), (0x530, "cyrillic"),
                  (0x590, "other"), (0x600, "hebrew"), (0x700, "arabic"),
                  (0xFB00, "other"), (0xFB07, "latin"))  # fmt: skip
_ACCENTED_RUN = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{4,}")
_MISPLACED = re.compile(  # a quote or bullet in a word; a control that no text holds
    r"(?<=[^\W\d_])[‚„‹›¿¡«»•](?=[^\W\d_])|[\x80-\x9f]"
)
_ACCENTED_SHARE = 0.35  # of all letters; Vietnamese aside, no Latin text has more


def oddity(text: str) -> float:
    """The share of the non-ASCII characters of ``text`` that stand where none would.

    0 for plain ASCII; 1 when nothing makes sense. Linear in the length of ``text``.
    """
    strange = sum(not char.isascii() for char in text)
    if not strange:
        return 0.0
    if _accented_share(text) > _ACCENTED_SHARE:
        return 1.0
    odd = sum(itertools.starmap(_is_odd, zip(text, text[1:] + " ", strict=True)))
    odd += len(_MISPLACED.findall(text))
    odd += sum(map(len, _ACCENTED_RUN.findall(text)))
    return min(1.0, odd / strange)


def _accented_share(text: str) -> float:
    letters = [char for char in text if char.isalpha() and char < "\u0250"]
    return sum(not char.isascii() for char in letters) / max(1, len(letters))


def _is_odd(left: str, right: str) -> bool:
    """Whether two neighbours cannot be: one of them is not ASCII."""
    if left.isascii() and right.isascii():
        return False
    if left.isalpha() and right.isalpha():
        turned = left.islower() and right.isupper() and left != "µ"  # which stands before units
        return turned or _script(left) != _script(right)
    if unicodedata.combining(right):
        marked = left.isalpha() or unicodedata.combining(left)
        return not marked or _script(right) not in ("other", _script(left))  # a Hebrew point on n
    if right.isalpha():
        return _is_symbol(left) and left not in _BEFORE_WORDS
    return left.isalpha() and _is_symbol(right) and right not in _AFTER_WORDS


def _is_symbol(char: str) -> bool:
    """A control, a drawing or a sign that no word begins with."""
    if char.isascii() or char in _TYPOGRAPHY:
        return False
    return unicodedata.category(char)[0] in "CSNP"


def _script(char: str) -> str:
    point = ord(char)
    return next((name for end, name in _SCRIPT_BLOCKS if point < end), "other")
