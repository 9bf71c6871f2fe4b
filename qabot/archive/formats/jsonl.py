"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from qabot.archive.encoding import decode
from qabot.archive.limits import Limits
from qabot.archive.records import Record, Records
from qabot.archive.verdict import ReasonCode, Refusal

TEXTLESS = 'the record has no "text": give it one'
TOO_MUCH = "nested too deeply or a number too long"


def read_jsonl(raw: bytes, limits: Limits) -> Records:
    """The lines of a ``.jsonl`` file that hold anything."""
    lines = decode(raw).split("\n")
    return Records("line", TEXTLESS, lambda: _records(lines, limits))


def _records(lines: Sequence[str], limits: Limits) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if line.strip("\r\t \x00\ufeff"):
            yield Record(number, _parsed(line, limits), line)


def _parsed(line: str, limits: Limits) -> Mapping[str, object] | Refusal:
    if len(line) > limits.file_bytes:
        return Refusal(ReasonCode.TOO_LARGE, f"the line is longer than {limits.file_bytes:,}")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", TOO_MUCH)
        return Refusal(ReasonCode.BAD_RECORD, f"the line is not JSON ({problem})")
    if isinstance(record, dict):
        return record
    return Refusal(ReasonCode.BAD_RECORD, "the line is JSON, but no object with a text")
