"""Which of the passages that were retrieved have to do with the question at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from qabot.domain import Article, Hit
from qabot.terms import terms

# The cosine from which a passage without any word of the query counts as near. On five archives of
# 8 to 18,000 passages the nearest passage to letters that are no word ("zzzz qqqq") had mostly .08
# to .32, to things that the archive has nothing on .10 to .33, both more in larger ones. What tells
# of the same in other words ("seismic disaster" of a quake) had mostly .32 to .60; a little is lost
# ("burglary" of a theft, .25). In six sets of questions no article that answers is lost among the
# first ten or twenty: some passage of it has a word of the question.
NEAR = 0.3


def related(
    hits: Iterable[Hit], stems: Collection[str], article: Callable[[str], Article]
) -> Iterator[Hit]:
    """The hits that are near by meaning, or have a word of ``stems``, as may the title above."""
    for hit in hits:
        if (
            hit.cosine >= NEAR
            or _has_any(hit.passage.text, stems)
            or _has_any(article(hit.passage.article_id).title, stems)
        ):
            yield hit


def _has_any(text: str, stems: Collection[str]) -> bool:
    return any(term.stem in stems for term in terms(text))
