"""Two evaluations side by side: what changed, and for which questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qabot.errors import UsageError
from qabot.evaluate.journal import Scores


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after, over the questions that both have; ids of wins and losses."""

    before: float
    after: float
    count: int
    wins: tuple[str, ...]
    losses: tuple[str, ...]


def compare(before: Scores, after: Scores) -> Mapping[str, Change]:
    """What changed from ``before`` to ``after``, by figure, in the order of the figures.

    Only questions that both asked count; :class:`UsageError` when there are none.
    """
    common = [question for question in after if question in before]
    if not common:
        raise UsageError("The two evaluations share no question: compare runs of one dataset.")
    names = dict.fromkeys(name for question in common for name in after[question])
    changes = {name: _change(name, common, before, after) for name in names}
    return {name: change for name, change in changes.items() if change.count}


def _change(name: str, common: list[str], before: Scores, after: Scores) -> Change:
    pairs = {
        question: (before[question][name], after[question][name])
        for question in common
        if name in before[question] and name in after[question]
    }
    count = len(pairs) or 1
    return Change(
        before=sum(was for was, _ in pairs.values()) / count,
        after=sum(now for _, now in pairs.values()) / count,
        count=len(pairs),
        wins=tuple(question for question, (was, now) in pairs.items() if now > was),
        losses=tuple(question for question, (was, now) in pairs.items() if now < was),
    )


def changes_to_json(changes: Mapping[str, Change]) -> dict[str, object]:
    """The changes as JSON."""
    return {
        name: {
            "before": round(change.before, 4),
            "after": round(change.after, 4),
            "questions": change.count,
            "wins": list(change.wins),
            "losses": list(change.losses),
        }
        for name, change in changes.items()
    }
