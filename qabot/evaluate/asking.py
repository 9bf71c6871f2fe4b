"""Asking every question of a dataset, as a user would, and once more without refusing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qabot.domain import Answer, Filters
from qabot.evaluate.baselines import Baselines, Ranked
from qabot.evaluate.dataset import Dataset, Query
from qabot.evaluate.outcome import QuestionOutcome, quote_scores, quotes_of
from qabot.evaluate.overlap import holds_answer
from qabot.evaluate.workbench import Workbench
from qabot.ingest import Progress

_DEPTH = 200  # passages searched: several of an article count once
_RANKED = 50  # articles kept of each ranking


@dataclass(frozen=True, slots=True)
class Measured:
    """One question's outcome, and each baseline's ranking for it."""

    outcome: QuestionOutcome
    baselines: dict[str, Ranked]


def ask_all(
    bench: Workbench, dataset: Dataset, progress: Progress, *, with_baselines: bool
) -> list[Measured]:
    """Ask every question of ``dataset``; relative dates count from the corpus's last day."""
    today = last_day(bench)
    progress.stage("asking", len(dataset.queries))
    bench.asker.ask(dataset.queries[0].text, today=today)  # loads what is loaded once
    baselines = Baselines(bench) if with_baselines else None
    asked = []
    for query in dataset.queries:
        gold = _gold(bench, dataset, query)
        ranked = baselines.rank(query.text) if baselines else {}
        asked.append(Measured(_outcome(bench, query, gold, today), ranked))
        progress.advance()
    return asked


@dataclass(frozen=True, slots=True)
class Foreign:
    """A question of another archive: its confidence (0 if nothing was found); was it answered."""

    confidence: float
    answered: bool


def ask_foreign(bench: Workbench, queries: Sequence[Query], progress: Progress) -> list[Foreign]:
    """Ask what this archive cannot know."""
    progress.stage("asking questions of another archive", len(queries))
    asked = []
    for query in queries:
        answer = bench.asker.ask(query.text, today=last_day(bench))
        asked.append(Foreign(answer.confidence, isinstance(answer, Answer)))
        progress.advance()
    return asked


def last_day(bench: Workbench) -> date:
    """The day that questions are asked on: the same in every run."""
    return bench.generation.coverage().last or date(2000, 1, 1)


def _outcome(bench: Workbench, query: Query, gold: tuple[str, ...], today: date) -> QuestionOutcome:
    start = time.process_time()
    answer = bench.asker.ask(query.text, today=today)
    seconds = time.process_time() - start
    answered = isinstance(answer, Answer)
    forced = answer if answered else bench.asker.ask(query.text, today=today, threshold=0.0)
    shown = quotes_of(answer, bench.corpus_id)
    unrefused = quotes_of(forced, bench.corpus_id)
    # Without a day, "last week" is words like any other: a ranking is not limited by dates.
    hits = bench.asker.search(query.text, Filters(), _DEPTH, today=date.min)
    articles = dict.fromkeys(bench.corpus_id[hit.passage.article_id] for hit in hits)
    scores = quote_scores(query, gold, shown, unrefused)
    return QuestionOutcome(
        id=query.id,
        question=query.text,
        answers=query.answers,
        unanswerable=query.unanswerable,
        gold=gold,
        answered=answered,
        reason=None if isinstance(answer, Answer) else answer.reason.value,
        confidence=answer.confidence,
        shown=shown,
        forced=unrefused,
        ranking=tuple(articles)[:_RANKED],
        cpu_seconds=seconds,
        scores=scores | _held(query, [hit.passage.text for hit in hits[:3]], "passage_quote"),
    )


def baseline_scores(query: Query, ranked: Ranked) -> dict[str, float]:
    """A baseline's own figures: of its passages as a whole, and of its sentences."""
    passages = _held(query, ranked.passages, "passage_quote")
    return passages | _held(query, ranked.sentences, "quote")


def _held(query: Query, texts: Sequence[str], name: str) -> dict[str, float]:
    """Whether the first of ``texts``, and the first three together, hold an answer: ``name@k``."""
    if query.unanswerable or not query.answers or not texts:
        return {}
    return {f"{name}@{k}": float(holds_answer(query.answers, "\n".join(texts[:k]))) for k in (1, 3)}


def _gold(bench: Workbench, dataset: Dataset, query: Query) -> tuple[str, ...]:
    relevant = dataset.qrels.get(query.id, {})
    return tuple(dict.fromkeys(bench.same.get(article, article) for article in relevant))
