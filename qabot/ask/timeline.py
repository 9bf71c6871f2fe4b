"""Quotes in the order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qabot.read import Found


def by_date(found: Sequence[Found]) -> tuple[Found, ...]:
    """The best quote of each article, oldest article first; those of undated articles last."""
    best: dict[str, Found] = {}
    for one in found:
        best.setdefault(one.article.id, one)
    return tuple(
        sorted(
            best.values(),
            key=lambda one: (
                one.article.published is None,
                one.article.published or date.min,
                one.article.id,
            ),
        )
    )
