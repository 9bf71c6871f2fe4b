"""What plain methods reach on the same passages with the same model.

``dense``: cosine of question and passage. ``bm25``: BM25 over passages. ``rrf``: both joined by
reciprocal rank. ``bm25_articles``: BM25 over whole articles, as most publications count it; it
has nothing to quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qabot.domain import Filters
from qabot.evaluate.fusion import reciprocal_rank_fusion
from qabot.evaluate.sentence_baselines import SentenceBaselines
from qabot.evaluate.workbench import Workbench
from qabot.terms import terms_of

DEPTH = 200  # passages of each: more than enough for ten articles
_READ = 5  # passages of each whose sentences are ranked
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A baseline's ranking of articles (dataset ids), and its first passages and sentences."""

    articles: tuple[str, ...]
    passages: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


class Baselines:
    """The baselines on one index."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._sentences = SentenceBaselines(bench.generation, bench.encoder)
        self._fields = {"text": 1.0, "title": 1.0} if bench.titled else {"text": 1.0}

    def rank(self, question: str) -> dict[str, Ranked]:
        """Each baseline's ranking for ``question``, by name."""
        lexical = self._bench.generation.lexical
        terms = terms_of(question)
        dense = self._dense(question)
        words = [passage for passage, _ in lexical.search(terms, DEPTH)]
        whole = lexical.search_articles(terms, DEPTH, fields=self._fields)
        orders = {"dense": dense, "bm25": words, "rrf": reciprocal_rank_fusion((dense, words))}
        read = self._texts(dict.fromkeys(dense[:_READ] + words[:_READ]))
        best = self._sentences.best(question, read)
        return {
            **{name: self._ranked(order, best.get(name, ())) for name, order in orders.items()},
            "bm25_articles": Ranked(tuple(self._bench.corpus_id[article] for article, _ in whole)),
        }

    def _dense(self, question: str) -> list[int]:
        vector = self._bench.encoder.encode([question])
        return list(self._bench.generation.dense.nearest(vector, DEPTH, Filters()))

    def _texts(self, ids: Iterable[int]) -> list[str]:
        wanted = list(ids)
        passages = self._bench.generation.passages(wanted)
        return [passages[one].text for one in wanted]

    def _ranked(self, ids: Sequence[int], sentences: tuple[str, ...]) -> Ranked:
        passages = self._bench.generation.passages(ids)
        articles = (self._bench.corpus_id[passages[one].article_id] for one in ids)
        texts = tuple(passages[one].text for one in ids[:_SHOWN])
        return Ranked(tuple(dict.fromkeys(articles)), texts, sentences)
