"""Quotes in the order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from qabot.read import Found


def by_date(found: Sequence[Found], limit: int) -> tuple[Found, ...]:
    """The best quote of each of the ``limit`` best articles, oldest article first, undated last.

    ``found`` is ordered, the best first.
    """
    best: dict[str, Found] = {}
    for one in found:
        best.setdefault(one.article.id, one)
    return tuple(
        sorted(
            islice(best.values(), limit),
            key=lambda one: (
                one.article.published is None,
                one.article.published or date.min,
                one.article.id,
            ),
        )
    )
