"""What plain methods reach on the same passages with the same model.

``dense``: cosine of question and passage. ``bm25``: BM25 over passages. ``rrf``: both joined by
reciprocal rank (Cormack et al., 2009, k = 60). ``bm25_articles``: BM25 over whole articles, as
most publications count it; it has no passages to quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qabot.evaluate.workbench import Workbench

DEPTH = 200  # passages of each: more than enough for ten articles
_RRF_K = 60
_WHOLE = {"text": 1.0, "title": 1.0}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A baseline's ranking: dataset ids of articles, and the texts of the first passages."""

    articles: tuple[str, ...]
    passages: tuple[str, ...]


def baselines(bench: Workbench, question: str) -> dict[str, Ranked]:
    """Each baseline's ranking for ``question``, by name."""
    terms = bench.generation.lexical.stem(question)
    dense = _dense(bench, question)
    words = [passage for passage, _ in bench.generation.lexical.search(terms, DEPTH)]
    whole = bench.generation.lexical.search_articles(terms, DEPTH, fields=_WHOLE)
    return {
        "dense": _ranked(bench, dense),
        "bm25": _ranked(bench, words),
        "rrf": _ranked(bench, reciprocal_rank_fusion((dense, words))),
        "bm25_articles": Ranked(tuple(bench.corpus_id[article] for article, _ in whole), ()),
    }


def _dense(bench: Workbench, question: str) -> list[int]:
    _, ids = bench.generation.vectors.search(bench.encoder.encode([question]), DEPTH)
    return [int(one) for one in ids[0]]


def reciprocal_rank_fusion(rankings: Iterable[Sequence[int]]) -> list[int]:
    """Passages by the sum of ``1 / (60 + rank)``; equal sums by id."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, passage in enumerate(ranking, 1):
            scores[passage] = scores.get(passage, 0.0) + 1 / (_RRF_K + rank)
    return sorted(scores, key=lambda passage: (-scores[passage], passage))


def _ranked(bench: Workbench, ids: Sequence[int]) -> Ranked:
    passages = bench.generation.passages(ids)
    articles = (bench.corpus_id[passages[one].article_id] for one in ids)
    return Ranked(tuple(dict.fromkeys(articles)), tuple(passages[one].text for one in ids[:3]))
