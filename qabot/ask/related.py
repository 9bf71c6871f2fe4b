"""Which of the passages that were retrieved have to do with the question at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qabot.domain import Article, Hit
from qabot.terms import stems_of

# The cosine from which a passage without any word of the query counts as near. On five archives of
# 8 to 18,000 passages the nearest passage to letters that are no word ("zzzz qqqq") had mostly .08
# to .32, to things that the archive has nothing on .10 to .33, both more in larger ones. What tells
# of the same in other words ("seismic disaster" of a quake) had mostly .32 to .60; a little is lost
# ("burglary" of a theft, .25). In six sets of questions no article that answers is lost among the
# first ten or twenty: some passage of it has a word of the question.
NEAR = 0.3


def related(
    hits: Iterable[Hit], stems: frozenset[str], article: Callable[[str], Article]
) -> Iterator[Hit]:
    """The hits that are near by meaning, or have a word of ``stems``, as may the title above."""
    for hit in hits:
        if (
            hit.cosine >= NEAR
            or not stems.isdisjoint(stems_of(hit.passage.text))
            or not stems.isdisjoint(stems_of(article(hit.passage.article_id).title))
        ):
            yield hit
