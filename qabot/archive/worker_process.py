"""The worker's side: ``python -m qabot.archive.worker_process``, started by ``Worker``.

Takes its limits from the first frame, then answers each frame with text or a refusal.
"""

from __future__ import annotations

import importlib
import os
import resource
import sys
from collections.abc import Mapping
from typing import IO

from qabot.archive.article import Extracted
from qabot.archive.kinds import Kind
from qabot.archive.limits import Limits
from qabot.archive.records import Records
from qabot.archive.verdict import ReasonCode, Refusal
from qabot.archive.wire import from_extracted, from_records, from_refusal, receive, send

_PARSERS = {
    Kind.HTML: "qabot.archive.formats.html",
    Kind.WHOLE_PAGE: "qabot.archive.formats.whole_page",
    Kind.PDF: "qabot.archive.formats.pdf",
    Kind.DOCX: "qabot.archive.formats.docx",
    Kind.EML: "qabot.archive.formats.eml",
    Kind.XML: "qabot.archive.formats.xml",
}


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer requests until the other side closes the pipe."""
    first = receive(requests)
    if first is None:
        return
    limits = _limits(first[0])
    _confine(limits)
    while (frame := receive(requests)) is not None:
        message, content = frame
        reply = _answer(Kind(str(message["kind"])), content, limits)
        send(replies, reply)


def _limits(fields: Mapping[str, object]) -> Limits:
    return Limits(**fields)  # type: ignore[arg-type]  # the same fields, sent by Worker


def _confine(limits: Limits) -> None:
    """No more memory than granted, no files written, no core left behind."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _limit(what, most)


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(what, (most, hard))
    except (ValueError, OSError):  # a system without this limit: the deadline still holds
        return


def _answer(kind: Kind, content: bytes, limits: Limits) -> dict[str, object]:
    try:
        parser = importlib.import_module(_PARSERS[kind])
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1)
        return _within(limits, parser.extract(content, limits))
    except Refusal as refusal:
        return from_refusal(refusal)
    except MemoryError:
        detail = f"reading it needs more than {limits.memory_bytes:,} bytes of memory"
        return from_refusal(Refusal(ReasonCode.OUT_OF_MEMORY, f"{detail}: convert it to text"))
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile bytes
        detail = f"it is damaged or no {kind} file ({type(error).__name__}): replace it"
        return from_refusal(Refusal(ReasonCode.DAMAGED, detail))


def _within(limits: Limits, found: Extracted | Records) -> dict[str, object]:
    if isinstance(found, Records):  # the text of each is measured when it becomes an article
        return from_records(found)
    if len(found.text) <= limits.text_characters:
        return from_extracted(found)
    detail = f"its text is longer than {limits.text_characters:,} characters"
    return from_refusal(
        Refusal(ReasonCode.TEXT_TOO_LARGE, f"{detail}: split it or raise the limit")
    )


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a parser that prints must not spoil the replies
    serve(sys.stdin.buffer, answers)
