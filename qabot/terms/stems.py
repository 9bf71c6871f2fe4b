"""Words as they are searched and compared: lower case, stemmed, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qabot.domain import Span
from qabot.marks import MARKS
from qabot.terms.analysis import terms_of

# "U.S." and "1,000" are one word each, as in the index; a possessive 's is a word of its own,
# and stands among the stop words.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d{1,3}(?:,\d{3})+(?!\d)|[^\W\d_]+n['’]t\b"
    rf"|[^\W_]+(?:[{MARKS}]+[^\W_]*)*",
    re.IGNORECASE,
)

# Words that carry no topic: function words, question words, and the verbs of asking itself.
_STOP = (
    "a an the and or but nor if of at by for with about against between into through during",
    "before after above below to from up down in out on off over under again further then once",
    "here there when where why how what which who whom whose that this these those all any both",
    "each few more most other some such no not only own same so than too very can could will",
    "would shall should may might must do does did doing done is are was were be been being am",
    "have has had having i me my we our us you your he him his she her it its they them their",
    "as per while because until just also vs via didn't don't doesn't isn't wasn't weren't aren't",
    "won't can't couldn't wouldn't shouldn't hasn't haven't hadn't cannot say says said saying",
    "tell tells told ask asks asked according s t ll ve re d m",
)
STOP = frozenset(word for line in _STOP for word in line.split())


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text: its stem and where it stands."""

    stem: str
    span: Span
    stop: bool


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The term that the index keeps for ``word``: lower case, without accents, stemmed."""
    return next(iter(terms_of(word)), word.casefold())


def terms(text: str) -> tuple[Term, ...]:
    """Every word of ``text`` in order, with offsets into it."""
    shouted = text.isupper()
    return tuple(
        Term(stem(m.group()), Span(m.start(), m.end()), _is_stop(m.group(), shouted=shouted))
        for m in _WORD.finditer(text)
    )


def _is_stop(word: str, *, shouted: bool) -> bool:
    """Whether ``word`` carries no topic; "US" and "WHO" do, unless all is in capitals."""
    if len(word) > 1 and word.isupper() and not shouted:
        return False
    return word.casefold().replace("’", "'") in STOP


def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of ``text``."""
    return frozenset(term.stem for term in terms(text))


def content_stems(text: str) -> tuple[str, ...]:
    """The distinct stems of the topical words of ``text``, in order; all words if none is."""
    found = terms(text)
    topical = [t.stem for t in found if not t.stop] or [t.stem for t in found]
    return tuple(dict.fromkeys(topical))
