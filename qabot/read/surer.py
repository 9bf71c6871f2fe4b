"""Where an article answers: by its opening, which has the question's words, or further on.

A story opens with what it is about, in words that whoever asks has too, so by them its first
sentence is near to any question on it. The answer often stands further on, in other words. Between
two articles that likeness has to count; within one of them the sentence reader knows better.
"""

from __future__ import annotations

from collections.abc import Sequence

from qabot.read.candidates import Candidate
from qabot.read.widen import Group

_NEAR = 3.0  # log odds below the first, by all signs: what stands further below is no rival
_SURER = 1.0  # log odds that the sentence reader gives a rival beyond the first, and above even


def surer_first(
    groups: Sequence[Group],
    found: Sequence[Candidate],
    order: Sequence[float],
    read: Sequence[float],
) -> list[Group]:
    """The ``groups``, one at least, best first, with the first's rival in its article before it.

    ``order`` is what the candidates are ranked by and ``read`` what the sentence reader thinks of
    each, both in log odds.
    """
    first = groups[0]
    article, least = found[first.first].article.id, order[first.first] - _NEAR
    belief = {
        one: max(read[number] for number in one.members)
        for one in groups
        if order[one.first] >= least and found[one.first].article.id == article
    }
    best = max(belief, key=belief.__getitem__)
    if belief[best] < max(0.0, belief[first] + _SURER):
        return list(groups)
    return [best, *(one for one in groups if one is not best)]
