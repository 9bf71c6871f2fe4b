"""File names as printable text, no two alike.

A name on Linux is bytes. What cannot be printed, stored or sent as JSON (bytes that are not
UTF-8, control characters, line breaks, direction overrides) is written ``%XX`` per byte, as in
an address; so are ``#``, which sets off a record, and ``%`` itself where it could be misread.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

_PERCENT = re.compile(r"%(?=[0-9A-Fa-f]{2})")
_UNPRINTABLE = {"Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"}


def printable(name: str) -> str:
    """``name`` as ``os.listdir`` gives it, with every unprintable byte as ``%XX``."""
    return "".join(
        _percent(char) if char == "#" or unicodedata.category(char) in _UNPRINTABLE else char
        for char in _PERCENT.sub("%25", name)
    )


def file_of(path: str) -> str:
    """The file of a printable path: that of a record or a sidecar stands before the mark."""
    return path.partition("#")[0]


def article_id(path: str) -> str:
    """16 hexadecimal digits of the sha256 of a printable path."""
    return hashlib.sha256(path.encode()).hexdigest()[:16]


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(char))
