"""Shorthand of people who type fast, as articles write it: "12.6m", "didnt", "q2", "govt"."""

from __future__ import annotations

import re

_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
# A bare "800m" is a race as often as a sum.
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<sum>[£$€]\d[\d,]*(?:\.\d+)?|\d[\d,]*\.\d+|\d[\d,]*(?=mn|bn|tn))"
    r"(?P<scale>mn|m|bn|tn)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\w.,])(\d{1,3})k\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b((?:are|is|was|were|has|have|had|do|does|did|would|could|should)n)t\b", re.IGNORECASE
)
_ASKING = re.compile(r"\b(what|who|how|where|when)s\b(?=\s)", re.IGNORECASE)
_WORDS = {
    "govt": "government",
    "prof": "professor",
    "h1": "first half",
    "h2": "second half",
    "q1": "first quarter",
    "q2": "second quarter",
    "q3": "third quarter",
    "q4": "fourth quarter",
}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def written_out(text: str) -> str:
    """``text`` with shorthand written out; linear in its length."""
    text = _AMOUNT.sub(lambda m: f"{m['sum']} {_SCALES[m['scale'].lower()]}", text)
    text = _THOUSANDS.sub(r"\1,000", text)
    text = _NEGATED.sub(r"\1't", text)
    text = _ASKING.sub(r"\1's", text)
    return _WORD.sub(lambda m: _WORDS[m[0].lower()], text)
