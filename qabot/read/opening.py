"""Of a topic that asks nothing, the sentence with which a story opens tells most.

"The first tram ran on Monday, two years late": by likeness alone any sentence about a tram is as
near to "the tram". So where the opening of an article names the whole topic, it goes before what
stands further on, and before articles that only mention it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qabot.read.candidates import Candidate
from qabot.read.wanted import coverage
from qabot.terms import stems_of

_OPENS = 3.0  # log odds
_BEGINNING = 400  # characters of an article that may open it, past a scene or a dateline
_WHOLE = 0.99  # of a topic: all its words


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


def _opens(one: Candidate, topic: Mapping[str, float]) -> bool:
    if one.span.start > _BEGINNING:
        return False
    return coverage(topic, stems_of(one.text)) >= _WHOLE
