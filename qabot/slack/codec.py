"""Frozen records to plain JSON values and back, by their type hints."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from qabot.slack.records import Result

Record = TypeVar("Record")
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def to_plain(value: Any) -> Any:
    """A record as JSON values: tuples as lists, dates as ISO 8601."""
    return to_jsonable_python(value)


def from_plain(record: type[Record], value: Any) -> Record:
    """The inverse of :func:`to_plain`; fields that a record no longer has are passed over."""
    read: Record = _adapter(record).validate_python(value)
    return read


def result_from_plain(value: Any) -> Result:
    """The same for an answer or the lack of one, which differ in their fields."""
    read: Result = _adapter(Result).validate_python(value)
    return read
