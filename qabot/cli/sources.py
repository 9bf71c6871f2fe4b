"""Names given with --source, held against those that the archive has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qabot.domain import Filters
from qabot.errors import UsageError

if TYPE_CHECKING:
    from qabot.index import Generation

_SUGGESTED = 4
_NAMED = 5
_ALIKE = 70.0  # of 100: three letters in ten wrong


def known_sources(generation: Generation, filters: Filters | None) -> Filters | None:
    """``filters`` with its sources as the archive writes them.

    Raises :class:`UsageError` for one that the archive has not, with the names nearest to it.
    """
    if filters is None or not filters.sources:
        return filters
    from qabot.index.schema import source_key

    names = [name for name, _ in generation.sources()]
    written = {source_key(name): name for name in names}
    for asked in filters.sources:
        if source_key(asked) not in written:
            raise UsageError(_unknown(asked, names))
    return replace(filters, sources=tuple(written[source_key(name)] for name in filters.sources))


def _unknown(asked: str, names: Sequence[str]) -> str:
    near = _nearest(asked, names)
    if near:
        return f"No source is called “{asked}”; did you mean {_listed(near, 'or')}?"
    if not names:
        return f"No source is called “{asked}”: no article of the archive names one."
    others = len(names) - _NAMED
    more = [f"{others} others"] if others > 0 else []
    known = _listed([*names[:_NAMED], *more], "and")
    return f"No source is called “{asked}”. The archive has {known}."


def _nearest(asked: str, names: Sequence[str]) -> list[str]:
    """The names that hold what was asked for, else those spelt most like it or a word of it."""
    from rapidfuzz import fuzz, process, utils

    part = " ".join(asked.casefold().split())
    holding = [name for name in names if part and part in " ".join(name.casefold().split())]
    if holding:
        return holding[:_SUGGESTED]
    found = process.extract(
        asked,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=_SUGGESTED,
    )
    return [name for name, _, _ in found]


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
