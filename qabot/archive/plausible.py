"""Whether a single-byte decoding gives text that a person could have written.

Reading bytes in the wrong code page puts symbols inside words (Polish cp1250 read as cp1252:
``ko³o``), capitals after small letters (Mac Roman: ``donÕt``) or long runs of accented letters
(Cyrillic: ``Ïðèâåò``). Counting such characters tells the code pages apart without a model.
"""

from __future__ import annotations

import re

_ODD = re.compile(
    r"(?<=[^\W\d_])[\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b3\u00b5\u00b6\u00b8\u00b9\u00bb-\u00bf"
    r"\u0152\u0178\u0160\u017d\u02c6\u02dc\u2020-\u2022\u2030\u2039\u203a\u201a\u201e\u0192]"
    r"(?=[a-z])"  # a symbol, or a capital of the 0x80 row, inside a word
    r"|(?<=[a-z])[\u00c0-\u00d6\u00d8-\u00de](?=[a-z]|\b)"  # a capital after a small letter
    r"|(?<=\s)[\u00d2\u00d5\u00d4](?=[A-Za-z])"  # Mac Roman's opening quotes
    r"|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4,}"  # a word of accented letters alone
    r"|[\u0080-\u009f]"
)


def oddity(text: str) -> int:
    """How many characters of ``text`` stand where no Western text has them."""
    return sum(len(found) for found in _ODD.findall(text))
