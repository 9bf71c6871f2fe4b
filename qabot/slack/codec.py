"""Frozen records to plain JSON values and back, by their type hints."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from qabot.domain import Answer, NoAnswer
from qabot.slack.records import Result

Record = TypeVar("Record")
Json = dict[str, Any]


def to_plain(value: Any) -> Any:
    """A record as JSON values: tuples as lists, dates as ISO 8601."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(record: type[Record], value: Json) -> Record:
    """The inverse of :func:`to_plain`."""
    return typing.cast(Record, _revive(record, value))


def result_to_plain(result: Result) -> Json:
    """An answer, or the lack of one, with its kind beside it."""
    return {"kind": type(result).__name__, **to_plain(result)}


def result_from_plain(value: Json) -> Result:
    """The inverse of :func:`result_to_plain`."""
    rest = {name: item for name, item in value.items() if name != "kind"}
    if value["kind"] == Answer.__name__:
        return from_plain(Answer, rest)
    return from_plain(NoAnswer, rest)


@lru_cache(maxsize=64)
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record)


def _revive(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _revive(next(a for a in typing.get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        return _revive_tuple(typing.get_args(hint), value)
    if is_dataclass(hint):
        hints = _hints(typing.cast(type, hint))
        return typing.cast(type, hint)(**{k: _revive(hints[k], v) for k, v in value.items()})
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value


def _revive_tuple(arguments: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if arguments[-1] is Ellipsis:
        return tuple(_revive(arguments[0], item) for item in value)
    return tuple(_revive(hint, item) for hint, item in zip(arguments, value, strict=True))
