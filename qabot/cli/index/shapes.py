"""What the `qabot index` commands print with --json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_jsonable_python

from qabot.render.schema.upkeep import BuildShape, FileShape, PastShape

if TYPE_CHECKING:
    from qabot.index import FileRecord, Past
    from qabot.ingest import BuildReport


def report_to_json(report: BuildReport) -> BuildShape:
    """What a build did."""
    return {
        "generation": report.generation,
        "published": report.published,
        "dry_run": report.dry_run,
        "articles": to_jsonable_python(report.articles),
        "files": report.files,
        "passages": report.passages,
        "embedded": report.embedded,
        "aliases": report.aliases,
        "copies": report.copies,
        "unread_dates": report.unread_dates,
        "quarantined": [file_to_json(record) for record in report.quarantined],
        "skipped": [file_to_json(record) for record in report.skipped],
        "warnings": list(report.warnings),
    }


def file_to_json(record: FileRecord) -> FileShape:
    """What became of one file."""
    return {
        "path": record.path,
        "outcome": str(record.outcome),
        "reason": str(record.reason) if record.reason else None,
        "detail": record.detail or None,
        "size": record.size,
    }


def past_to_json(past: Past) -> PastShape:
    """One generation on disk."""
    counts = past.counts
    return {
        "generation": past.number,
        "current": past.current,
        "serving": past.serving,
        "parent": past.parent,
        "built": past.built,
        "articles": counts.articles if counts else None,
        "passages": counts.passages if counts else None,
    }
