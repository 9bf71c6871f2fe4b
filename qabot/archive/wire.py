"""What the archive and its worker say to each other: framed JSON, and bytes behind it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import date
from typing import IO

from qabot.archive.article import Extracted
from qabot.archive.metadata import Metadata
from qabot.archive.records import Records
from qabot.archive.verdict import Outcome, ReasonCode, Refusal

_LENGTHS = struct.Struct(">QQ")  # of the JSON and of the bytes
MOST_BYTES = 600_000_000


def send(stream: IO[bytes], message: Mapping[str, object], payload: bytes = b"") -> None:
    """Write one frame and flush it."""
    body = json.dumps(message).encode()
    stream.write(_LENGTHS.pack(len(body), len(payload)))
    stream.write(body)
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, object], bytes] | None:
    """Read one frame; None when the other side is gone or sends nonsense."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    message_length, payload_length = _LENGTHS.unpack(lengths)
    if message_length + payload_length > MOST_BYTES:
        return None
    body, payload = stream.read(message_length), stream.read(payload_length)
    if len(body) < message_length or len(payload) < payload_length:
        return None
    message = json.loads(body)
    return (message, payload) if isinstance(message, dict) else None


def from_extracted(found: Extracted) -> dict[str, object]:
    """An extraction as a message."""
    known = found.metadata
    published = known.published.isoformat() if known.published else None
    metadata = [known.title, known.source, known.byline, published, known.url, known.unread]
    return {"text": found.text, "reason": found.reason, "note": found.note, "metadata": metadata}


def from_records(found: Records) -> dict[str, object]:
    """Records as a message."""
    fields = [record.fields for record in found.read()]
    return {"kind": found.kind, "textless": found.textless, "records": fields}


def from_refusal(refusal: Refusal) -> dict[str, object]:
    """A refusal as a message."""
    return {"refused": refusal.reason, "outcome": refusal.outcome, "detail": refusal.detail}


def to_found(message: Mapping[str, object]) -> Extracted | Records:
    """What was found, from a message. Raises the ``Refusal`` that it holds instead, if it does."""
    if "refused" in message:
        raise Refusal(
            ReasonCode(str(message["refused"])),
            str(message["detail"]),
            Outcome(str(message["outcome"])),
        )
    records = message.get("records")
    if isinstance(records, list):
        return Records.of(str(message["kind"]), str(message["textless"]), records)
    fields = message["metadata"]
    known = fields if isinstance(fields, list) else [None] * 6
    title, source, byline, published, url, unread = known
    day = date.fromisoformat(published) if published else None
    metadata = Metadata(title, source, byline, day, url, unread)
    reason = ReasonCode(str(message["reason"]))
    return Extracted(str(message["text"]), metadata, reason, str(message["note"]))
