"""Question → hits: candidates from vectors and words, one fused score, a cap per article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qabot.domain import Filters, Hit
from qabot.retrieve.fusion import Weights, best_first, cap_per_article, fuse
from qabot.retrieve.printings import one_printing
from qabot.terms import content_stems

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation

CANDIDATES = 200  # of each kind: deep enough that the fused top 20 no longer changes
ARTICLES = 50
FIRST = 50  # passages of an article that must be among the candidates: a book costs no more
ARTICLE_FIELDS = {"text": 1.0, "title": 0.5}  # a title tells what the whole article is about


@dataclass(frozen=True, slots=True)
class _Scored:
    """The cosine, the fused score and the article of candidates, by passage id."""

    cosines: dict[int, float]
    scores: dict[int, float]
    article_of: dict[int, str]


class Retriever:
    """Finds the passages of one generation that are worth reading for a question."""

    def __init__(
        self, generation: Generation, encoder: Encoder, weights: Weights | None = None
    ) -> None:
        self._generation = generation
        self._encoder = encoder
        self._weights = weights or Weights()
        self._stories = generation.stories()

    def retrieve(
        self,
        text: str,
        filters: Filters,
        limit: int | None,
        *,
        per_article: int = 4,
        topical: bool = False,
    ) -> list[Hit]:
        """At most ``limit`` hits, best first, at most ``per_article`` of one article.

        ``topical``: the text describes a topic in its own words and asks no question, so meaning
        weighs more. Scores lie in [0, 1]; equal scores are ordered by passage id. No hits when
        the filters leave nothing.
        """
        found = self._scored(text, filters, (), topical=topical)
        ordered = cap_per_article(best_first(found.scores), found.article_of, per_article)
        return self._hits(ordered[:limit], found)

    def on_topic(self, text: str, filters: Filters, articles: Collection[str]) -> list[Hit]:
        """All hits for a topic, best first, the passages of ``articles`` among them.

        These lie within the filters; of each story still only one printing is read.
        """
        found = self._scored(text, filters, articles, topical=True)
        return self._hits(best_first(found.scores), found)

    def _hits(self, ordered: Sequence[int], found: _Scored) -> list[Hit]:
        passages = self._generation.passages(ordered)
        return [
            Hit(passages[passage], found.scores[passage], rank, found.cosines[passage])
            for rank, passage in enumerate(ordered, start=1)
        ]

    def _scored(
        self, text: str, filters: Filters, also: Collection[str], *, topical: bool
    ) -> _Scored:
        """The candidates for ``text``, one printing of each story."""
        found = self._scores(text, filters, also, topical=topical)
        article = self._generation.article
        scores = one_printing(found.scores, found.article_of, self._stories, article)
        return replace(found, scores=scores)

    def _scores(
        self,
        text: str,
        filters: Filters,
        also: Collection[str],
        *,
        topical: bool,
    ) -> _Scored:
        vector = self._encoder.encode([text])
        dense, lexical = self._generation.dense, self._generation.lexical
        terms = content_stems(text)  # "what", "did" and "of" find what is not asked for
        near = dense.nearest(vector, CANDIDATES, filters)
        words = dict(lexical.search(terms, CANDIDATES, filters))
        articles = dict(lexical.search_articles(terms, ARTICLES, filters, fields=ARTICLE_FIELDS))
        passages = self._generation.passages(list(near.keys() | words.keys()))
        article_of = {passage.id: passage.article_id for passage in passages.values()}
        article_of.update(self._passages_of(set(also) - set(article_of.values())))
        near.update(dense.cosines(vector, article_of.keys() - near.keys()))  # else they are at 0
        weights = self._weights.for_topics() if topical else self._weights
        return _Scored(near, fuse(article_of, near, words, articles, weights), article_of)

    def _passages_of(self, articles: Iterable[str]) -> dict[int, str]:
        """The article of each of the first passages of ``articles``, by passage id."""
        return {
            passage.id: article
            for article in articles
            for passage in self._generation.passages_of(article)[:FIRST]
        }
