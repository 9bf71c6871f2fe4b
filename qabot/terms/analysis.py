"""How text becomes terms: the same for indexing and for asking."""

from __future__ import annotations

import re
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

ANALYZER = "english"

# Every passage of a build passes these: each begins with the sign that is rarest, and looks back.
_ABBREVIATION = re.compile(r"\.(?<=\b[^\W\d_]\.)((?:[^\W\d_]\.)+)")  # U.S. as US
_POSSESSIVE = re.compile(r"['’][sS]\b")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}\b)")  # 1,000 as 1000
_LONGEST = 60  # bytes; longer "words" are keys and tables


def normalise(text: str) -> str:
    """Write abbreviations, possessives and large numbers as one word each."""
    joined = _ABBREVIATION.sub(lambda match: match[1].replace(".", ""), text)
    return _THOUSANDS.sub("", _POSSESSIVE.sub("", joined))


@cache
def analyzer() -> TextAnalyzer:
    """Lower case, without accents, stemmed by the Snowball stemmer for English."""
    return (
        TextAnalyzerBuilder(Tokenizer.regex(r"[\p{L}\p{M}\p{N}]+"))
        .filter(Filter.remove_long(_LONGEST))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )


def terms_of(text: str) -> list[str]:
    """The terms of a text, in order, repeated ones included."""
    return list(analyzer().analyze(normalise(text)))
