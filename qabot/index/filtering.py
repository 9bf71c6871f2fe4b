"""Filters as SQL: the same articles that the lexical search keeps."""

from __future__ import annotations

from qabot.domain import Filters
from qabot.index.schema import source_key


def where(filters: Filters) -> tuple[str, list[str]]:
    """A condition on the table ``articles`` (named ``a``) and its parameters."""
    clauses: list[str] = []
    values: list[str] = []
    dated = []
    if filters.since:
        dated.append("a.published >= ?")
        values.append(filters.since.isoformat())
    if filters.until:
        dated.append("a.published <= ?")
        values.append(filters.until.isoformat())
    if filters.drop_undated:
        clauses += ["a.published is not null", *dated]
    elif dated:
        clauses.append(f"(a.published is null or {' and '.join(dated)})")
    if filters.sources:
        keys = [key for key in map(source_key, filters.sources) if key]
        clauses.append(f"a.source_key in ({','.join('?' * len(keys))})")
        values.extend(keys)
    return " and ".join(clauses) or "1", values
