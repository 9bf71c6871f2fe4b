"""The archive, file by file: each one ends as exactly one verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qabot.archive.article import Extracted, make_article
from qabot.archive.files import read_stable
from qabot.archive.formats.csv import read_csv
from qabot.archive.formats.gzip import gunzip
from qabot.archive.formats.json import read_json
from qabot.archive.formats.jsonl import read_jsonl
from qabot.archive.formats.markdown import read_markdown
from qabot.archive.formats.text import read_text
from qabot.archive.kinds import Kind, kind_of
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata
from qabot.archive.records import BadRecord, Records, UnreadDate, read_records, unmarked
from qabot.archive.sidecar import MOST_BYTES, is_sidecar, read_sidecar, sidecar_of
from qabot.archive.verdict import FileVerdict, Outcome, ReasonCode, Refusal
from qabot.archive.walk import Entry, walk
from qabot.archive.worker import Worker
from qabot.domain import Article

_MOST_BAD_RECORDS = 100  # verdicts of their own; the rest are counted in one
_OVERTAXED = {ReasonCode.TIMEOUT, ReasonCode.OUT_OF_MEMORY, ReasonCode.CRASHED}
_IN_PROCESS = {Kind.TEXT: read_text, Kind.MARKDOWN: read_markdown}
_MANY = {Kind.JSONL: read_jsonl, Kind.JSON: read_json, Kind.CSV: read_csv}


@dataclass(frozen=True, slots=True)
class _Bytes:
    """What was read of one file and its sidecar."""

    content: bytes
    sidecar: bytes | None
    sidecar_name: str | None
    sidecar_refusal: Refusal | None = None

    @property
    def fingerprint(self) -> str:
        digest = hashlib.sha256(hashlib.sha256(self.content).digest())
        digest.update(hashlib.sha256(self.sidecar or b"").digest())
        return digest.hexdigest()


def read_archive(
    root: Path, limits: Limits, known: Mapping[str, str] | None = None
) -> Iterator[FileVerdict]:
    """A verdict for every file below ``root``, sorted by path, its articles with it.

    ``known`` maps the printable paths of files that are in already to their fingerprints; one
    whose bytes are the same comes back as ``unchanged``, unparsed. A bad record of a file
    of several has a verdict of its own after the file's (none while the file is unchanged). Raises
    ``ArchiveError`` when ``root`` cannot be listed; nothing else stops it.
    """
    with Worker(limits) as worker:
        for entry in walk(root, limits.directory_depth):
            yield from _read_entry(entry, limits, known or {}, worker)


def _read_entry(
    entry: Entry, limits: Limits, known: Mapping[str, str], worker: Worker
) -> Iterator[FileVerdict]:
    read: _Bytes | None = None
    try:
        kind, gzipped = _kind(entry)
        read = _read_bytes(entry, _cap(kind, limits), growing=kind is Kind.JSONL)
        if known.get(entry.path) == read.fingerprint:
            yield _verdict(entry, read, Outcome.UNCHANGED, ReasonCode.SAME_BYTES, "unchanged")
            return
        given, complaint = _sidecar(entry, read)
        content = gunzip(read.content, _cap(kind, limits)) if gzipped else read.content
        found = _extract(kind, content, limits, worker)
        story = partial(_story, worker) if kind in _MANY else None
        if isinstance(found, Records):
            several = list(read_records(found, entry.path, given, limits, story))
            yield from _of_records(entry, read, found.kind, several)
        else:
            found = unmarked(found, story)
            article = make_article(entry.path, found, given, limits)
            verdict = _verdict(entry, read, Outcome.INGESTED, found.reason, found.note or "read")
            unread = given.or_else(found.metadata).unread
            yield _with_articles(verdict, (article,), [unread] if unread else [])
        yield from complaint
    except Refusal as refusal:
        yield _verdict(entry, read, refusal.outcome, refusal.reason, refusal.detail)
    except Exception as error:  # noqa: BLE001 - one file must not keep the others from being read
        detail = f"qabot failed on it ({type(error).__name__}): please report it with the file"
        yield _verdict(entry, read, Outcome.QUARANTINED, ReasonCode.CRASHED, detail)


def _kind(entry: Entry) -> tuple[Kind, bool]:
    if entry.refusal:
        raise entry.refusal
    if is_sidecar(entry.name, entry.siblings):
        raise Refusal(ReasonCode.SIDECAR, "it describes another file", Outcome.SKIPPED)
    known = kind_of(entry.name)
    if known is None:
        raise Refusal(
            ReasonCode.UNKNOWN_EXTENSION,
            "no reader for this extension: convert it to one of those in the README",
            Outcome.SKIPPED,
        )
    return known


def _cap(kind: Kind, limits: Limits) -> int:
    return limits.records_bytes if kind in _MANY else limits.file_bytes


def _read_bytes(entry: Entry, most: int, *, growing: bool) -> _Bytes:
    content = read_stable(entry.name, entry.folder, most, growing=growing)
    sidecar = sidecar_of(entry.name, entry.siblings)
    if sidecar is None:
        return _Bytes(content, None, None)
    try:
        return _Bytes(content, read_stable(sidecar, entry.folder, MOST_BYTES), sidecar)
    except Refusal as refusal:
        if refusal.reason is ReasonCode.VANISHED:
            return _Bytes(content, None, None)
        if refusal.reason.passing:  # nor is the article read, whose source it may state
            raise Refusal(refusal.reason, f"its sidecar {sidecar}: {refusal.detail}") from refusal
        return _Bytes(content, b"", sidecar, refusal)


def _sidecar(entry: Entry, read: _Bytes) -> tuple[Metadata, tuple[FileVerdict, ...]]:
    """The sidecar's metadata; a bad sidecar gives none and a verdict of its own."""
    if read.sidecar is None or read.sidecar_name is None:
        return Metadata(), ()
    try:
        if read.sidecar_refusal:
            raise read.sidecar_refusal
        return read_sidecar(read.sidecar_name, read.sidecar), ()
    except Refusal as refusal:
        path = f"{entry.path}#sidecar"
        verdict = FileVerdict(
            path, "", len(read.sidecar), Outcome.QUARANTINED, ReasonCode.BAD_SIDECAR, refusal.detail
        )
        return Metadata(), (verdict,)


def _extract(kind: Kind, content: bytes, limits: Limits, worker: Worker) -> Extracted | Records:
    if not content.lstrip(b" \t\r\n\x00"):
        raise Refusal(ReasonCode.EMPTY, "the file holds no text", Outcome.SKIPPED)
    if kind in _IN_PROCESS:
        return _IN_PROCESS[kind](content)
    if kind in _MANY:
        return _MANY[kind](content, limits)
    try:
        return worker.extract(kind, content)
    except Refusal as refusal:
        if kind is not Kind.HTML or refusal.reason not in _OVERTAXED:
            raise
        return worker.extract(Kind.WHOLE_PAGE, content)


def _story(worker: Worker, page: str) -> str:
    """The text of a page that stands in a record."""
    found = worker.extract(Kind.WHOLE_PAGE, page.encode("utf-8", "replace"))
    return found.text if isinstance(found, Extracted) else ""


def _of_records(
    entry: Entry, read: _Bytes, kind: str, records: list[Article | UnreadDate | BadRecord]
) -> Iterator[FileVerdict]:
    articles = tuple(record for record in records if isinstance(record, Article))
    unread = [record.stated for record in records if isinstance(record, UnreadDate)]
    bad = [record for record in records if isinstance(record, BadRecord)]
    if not articles:
        outcome, reason = _without_articles(bad)
        detail = f"none of its {len(bad):,} {kind}s is an article"
        yield _verdict(entry, read, outcome, reason, detail)
    else:
        reason = ReasonCode.READ_PARTLY if bad else ReasonCode.READ
        detail = f"articles read: {len(articles):,}; {kind}s refused: {len(bad):,}"
        verdict = _verdict(entry, read, Outcome.INGESTED, reason, detail)
        yield _with_articles(verdict, articles, unread)
    for record in bad[:_MOST_BAD_RECORDS]:
        yield _bad_record(entry, kind, record)


def _with_articles(
    verdict: FileVerdict, articles: tuple[Article, ...], unread: list[str]
) -> FileVerdict:
    """The verdict on a file with its articles, and with the dates stated that were not read."""
    detail = verdict.detail
    if unread:
        detail += f'; dates not understood: {len(unread):,} ("{unread[0]}"): write 2003-05-23'
    return replace(verdict, detail=detail, articles=articles, unread_dates=len(unread))


def _without_articles(bad: list[BadRecord]) -> tuple[Outcome, ReasonCode]:
    if bad:
        return Outcome.QUARANTINED, ReasonCode.BAD_RECORD
    return Outcome.SKIPPED, ReasonCode.EMPTY


def _bad_record(entry: Entry, kind: str, record: BadRecord) -> FileVerdict:
    detail = f"{kind} {record.number}: {record.refusal.detail}"
    path = f"{entry.path}#{kind} {record.number}"
    return FileVerdict(path, "", record.size, Outcome.QUARANTINED, record.refusal.reason, detail)


def _verdict(
    entry: Entry, read: _Bytes | None, outcome: Outcome, reason: ReasonCode, detail: str
) -> FileVerdict:
    fingerprint = read.fingerprint if read else ""
    size = len(read.content) if read else entry.size
    return FileVerdict(entry.path, fingerprint, size, outcome, reason, detail)
