"""Frozen records to JSON and back, by their type hints."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from qabot.domain import Answer, Filters, NoAnswer
from qabot.slack.records import Result


def filters_to_text(filters: Filters | None) -> str | None:
    """Filters as JSON text; None stays None."""
    return None if filters is None else json.dumps(_plain(filters))


def filters_from_text(text: str | None) -> Filters | None:
    """The inverse of :func:`filters_to_text`."""
    return None if text is None else typing.cast(Filters, _revive(Filters, json.loads(text)))


def result_to_text(result: Result) -> str:
    """An answer, or the lack of one, as JSON text."""
    return json.dumps({"kind": type(result).__name__, **_plain(result)}, ensure_ascii=False)


def result_from_text(text: str) -> Result:
    """The inverse of :func:`result_to_text`."""
    value = json.loads(text)
    record = Answer if value.pop("kind") == Answer.__name__ else NoAnswer
    return typing.cast(Result, _revive(record, value))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


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
