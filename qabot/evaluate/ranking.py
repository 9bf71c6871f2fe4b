"""Ranking figures over articles, by ``ir-measures`` (an optional package: ``qabot[eval]``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qabot.errors import UsageError

Qrels = Mapping[str, Mapping[str, int]]
NAMES = {"Success@1": "hit@1", "R@10": "recall@10", "RR@10": "MRR@10", "nDCG@10": "nDCG@10"}


def ranking_scores(
    qrels: Qrels, rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Each figure of each question: ``scores["nDCG@10"]["q1"]``, in [0, 1].

    ``rankings`` gives article ids, best first, without repeats. A judged question without a
    ranking scores 0; a question without a relevant article is left out.
    """
    measures = require_ir_measures()
    judged = {query: dict(qrels[query]) for query in rankings if qrels.get(query)}
    run = {
        query: {article: 1.0 / rank for rank, article in enumerate(rankings[query], 1)}
        for query in judged
    }
    scores = {name: dict.fromkeys(judged, 0.0) for name in NAMES.values()}
    if not judged:
        return scores
    for result in measures.iter_calc(map(measures.parse_measure, NAMES), judged, run):
        scores[NAMES[str(result.measure)]][result.query_id] = float(result.value)
    return scores


def require_ir_measures() -> Any:
    """The package; :class:`UsageError` says how to install it where it is missing."""
    try:
        import ir_measures  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise UsageError(
            "Evaluating needs the package ir-measures: run `pip install 'qabot[eval]'`."
        ) from error
    return ir_measures
