r"""Signs that belong to the letter before them: accents, vowel signs, points. Pure.

Python's ``\w`` knows none of them, and would end a word of Hindi, Thai or pointed Hebrew there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain

# Where Unicode's categories Mn, Mc and Me lie in its first plane; what the other planes have is of
# scripts that no newspaper is printed in.
_BLOCKS = (range(0x0300, 0x3100), range(0xA600, 0xAC00), range(0xFB00, 0xFE30))


def _runs() -> Iterator[str]:
    start = end = 0
    for code in chain(*_BLOCKS):
        if not unicodedata.category(chr(code)).startswith("M"):
            continue
        if code != end:
            if end:
                yield f"{chr(start)}-{chr(end - 1)}"
            start = code
        end = code + 1
    yield f"{chr(start)}-{chr(end - 1)}"


MARKS = "".join(_runs())
"""All of them, as stands between the brackets of a regular expression's class."""
