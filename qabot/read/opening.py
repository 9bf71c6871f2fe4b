"""What a story opens with: of a topic that asks nothing, and of the news itself, it tells most.

"The first tram ran on Monday, two years late": by likeness alone any sentence about a tram is as
near to "the tram". So where the opening of an article names the whole topic, it goes before what
stands further on, and before articles that only mention it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from qabot.read.candidates import Candidate
from qabot.read.quotes import Found, as_found
from qabot.read.wanted import coverage
from qabot.read.widen import Group
from qabot.terms import stems_of

_OPENS = 3.0  # log odds
_BEGINNING = 400  # characters of an article that may open it, past a scene or a dateline
_WHOLE = 0.99  # of a topic: all its words
_FEWEST = 5  # words of a sentence of prose
_SHORT = 90  # characters of a first sentence that tells too little alone ("It was a long night.")
_ENDS = (".", "!", "?", "…", ":", ";", ",")


def raised_openings(
    found: Sequence[Candidate], scores: Sequence[float], topic: Mapping[str, float]
) -> list[float]:
    """The ``scores``, in log odds, those raised that open an article with all of ``topic``.

    ``topic`` weighs its stems. One sentence of an article is raised: the first that has them.
    """
    opened: set[str] = set()
    raised = []
    for one, score in zip(found, scores, strict=True):
        opens = one.article.id not in opened and _opens(one, topic)
        if opens:
            opened.add(one.article.id)
        raised.append(score + _OPENS * opens)
    return raised


def openings(found: Sequence[Candidate]) -> list[Found]:
    """How each article of ``found`` begins: its first sentence of prose, with the next if short."""
    quotes = []
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1].article.id):
        own = [number for number, _ in group]
        first = next((n for n in own if is_prose(found[n].text)), own[0])
        quotes.append(as_found(found, Group(_with_next(found, first, own[-1]), first), 1.0))
    return quotes


def is_prose(sentence: str) -> bool:
    """Whether a sentence is more than a name, a byline or a heading."""
    return sentence.rstrip("\"'”’»)").endswith(_ENDS) and len(sentence.split()) >= _FEWEST


def _with_next(found: Sequence[Candidate], first: int, last: int) -> tuple[int, ...]:
    if len(found[first].span) >= _SHORT or first == last:
        return (first,)
    between = found[first].article.text[found[first].span.end : found[first + 1].span.start]
    return (first,) if "\n\n" in between else (first, first + 1)


def _opens(one: Candidate, topic: Mapping[str, float]) -> bool:
    if one.span.start > _BEGINNING:
        return False
    return coverage(topic, stems_of(one.text)) >= _WHOLE
