"""A JSON file: a list of records, an object that has one, or one record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qabot.archive.article import Extracted
from qabot.archive.clean import one_line
from qabot.archive.encoding import decode
from qabot.archive.formats.jsonl import TEXTLESS, TOO_MUCH, read_jsonl
from qabot.archive.limits import Limits
from qabot.archive.metadata import read_metadata
from qabot.archive.records import Records, text_in
from qabot.archive.verdict import ReasonCode, Refusal

_NAMED = 20  # lists that a complaint names
_SHOWN = 40  # characters of each
_DEEPEST = 3  # objects within one another above the list: {"response": {"docs": [...]}}


def read_json(raw: bytes, limits: Limits) -> Extracted | Records:
    """The one article of a file, or its records; JSON Lines by another name are read as such.

    Raises ``Refusal`` when it is no JSON, or has no record with a text, or more than one list.
    """
    text = decode(raw)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _is_line_by_line(text, error):
            return read_jsonl(raw, limits)
        problem = str(error) if isinstance(error, json.JSONDecodeError) else TOO_MUCH
        raise Refusal(ReasonCode.DAMAGED, f"the file is not JSON ({problem}): mend it") from error
    lists = list(_lists(value, "the list", _DEEPEST)) if value else [("the list", [])]
    names = one_line(", ".join(name[:_SHOWN] for name, _ in lists[:_NAMED]))
    own = text_in(value) if isinstance(value, dict) else None
    if own is not None:
        note = f"read, but for what it lists beside its text ({names})" if lists else ""
        return Extracted(own, read_metadata(value), note=note)
    if len(lists) == 1 and not (_has_title(value) and not any(map(_has_title, lists[0][1]))):
        return Records.of("record", TEXTLESS, lists[0][1])
    raise Refusal(ReasonCode.NO_ARTICLES, _complaint(names, several=len(lists) > 1))


def _has_title(value: object) -> bool:
    return isinstance(value, dict) and read_metadata(value).title is not None


def _is_line_by_line(text: str, error: Exception) -> bool:
    """Whether a first value ends with its line, and more comes after."""
    if not isinstance(error, json.JSONDecodeError) or error.msg != "Extra data":
        return False
    return "\n" not in text[: error.pos].strip()


def _lists(value: object, name: str, levels: int) -> Iterator[tuple[str, list[object]]]:
    """The lists of records below a value, with their names."""
    if isinstance(value, list):
        if any(isinstance(one, dict) and text_in(one) for one in value):
            yield name, value
    elif isinstance(value, dict) and levels:
        for key, inner in value.items():
            yield from _lists(inner, f'"{key}"', levels - 1)


def _complaint(names: str, *, several: bool) -> str:
    if several:
        return f"it has several lists of records ({names}): make each a file of its own"
    if names:
        return (
            f"it has a title, and what it lists has none ({names}), as comments or paragraphs: "
            'put its text under "text", or take its title away'
        )
    return (
        "it is no article, and no list of them stands in it: what is to be read must stand under "
        '"text", "content", "body" or "article"'
    )
