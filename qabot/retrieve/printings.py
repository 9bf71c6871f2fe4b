"""One story in several printings: only one of them is read, the others are named beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from qabot.domain import Article

CLOSE = 0.95  # of the best printing's score: a later version that matches about as well is read


def one_printing(
    scores: Mapping[int, float],
    article_of: Mapping[int, str],
    stories: Mapping[str, int],
    article: Callable[[str], Article],
) -> dict[int, float]:
    """``scores`` (of passages) without those of printings whose story another one stands for.

    The newest printing stands for a story, so that a correction is read before what it corrects,
    unless its best passage scores clearly less. ``stories`` numbers the articles with copies.
    """
    best: dict[int, dict[str, float]] = {}
    for passage, score in scores.items():
        name = article_of[passage]
        if name in stories:
            printings = best.setdefault(stories[name], {})
            printings[name] = max(score, printings.get(name, 0.0))
    read = {story: _newest(printings, article) for story, printings in best.items()}
    return {
        passage: score
        for passage, score in scores.items()
        if (name := article_of[passage]) not in stories or read[stories[name]] == name
    }


def _newest(printings: Mapping[str, float], article: Callable[[str], Article]) -> str:
    if len(printings) == 1:
        return next(iter(printings))
    least = CLOSE * max(printings.values())
    close = [article(name) for name, score in printings.items() if score >= least]
    return max(close, key=lambda one: (one.published or date.min, one.id)).id
