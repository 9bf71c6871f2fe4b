"""Whether a later article is quoted on what changes as a story goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qabot.domain import Citation
from qabot.question import Question


def newer(question: Question, citations: Sequence[Citation]) -> int | None:
    """The number of the newest citation where the first is older; None for what stays as it is."""
    if not question.changing or citations[0].published is None:
        return None
    newest = max(citations, key=lambda one: one.published or date.min)
    later = newest.published is not None and newest.published > citations[0].published
    return newest.number if later else None
