"""Decoded text made safe to store: line ends one way, nothing invisible or unstorable.

The words, punctuation and letters stay exactly as they were decoded.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\u2028]")
_PARAGRAPH_ENDS = re.compile(r"[\x0c\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f"  # control characters
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces, stray byte order marks
    "\u202a-\u202e\u2066-\u2069"  # direction overrides, which would show a quote reversed
    "\ufffe\uffff]"
)
_C1 = re.compile("[\x80-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with newlines as line ends and without control or invisible characters.

    Characters 0x80 to 0x9f are Windows-1252 punctuation that passed as Latin-1, and become
    what was meant; a lone surrogate becomes U+FFFD.
    """
    if text.isascii() and "\r" not in text and text.isprintable():
        return text
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _C1.sub(_windows_1252, text)
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """Cleaned ``text`` with every run of white space as one space; for titles and names."""
    return " ".join(clean(text).split())


def _windows_1252(match: re.Match[str]) -> str:
    if match[0] == "\x85":
        return "…"
    return match[0].encode("latin-1").decode("cp1252", "ignore")
