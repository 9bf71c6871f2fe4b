"""The formats, told by a file's extension, without regard to case; each may be gzipped."""

from __future__ import annotations

import posixpath
from enum import StrEnum


class Kind(StrEnum):
    """A format of articles."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    XML = "xml"
    HTML = "html"
    WHOLE_PAGE = "whole_page"  # HTML whose story is not told apart: too slow, or part of a record
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"


EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".json": Kind.JSON,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xml": Kind.XML,
    ".nitf": Kind.XML,
    ".rss": Kind.XML,
    ".atom": Kind.XML,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".eml": Kind.EML,
}


def kind_of(name: str) -> tuple[Kind, bool] | None:
    """The format of a file name and whether it is gzipped, or None for an unknown extension."""
    lowered = name.lower()
    gzipped = lowered.endswith(".gz")
    kind = EXTENSIONS.get(posixpath.splitext(lowered.removesuffix(".gz"))[1])
    return (kind, gzipped) if kind else None


def without_extension(name: str) -> str | None:
    """``name`` without its format's extension and ``.gz``, or None for an unknown extension."""
    known = kind_of(name)
    if known is None:
        return None
    return posixpath.splitext(name[:-3] if known[1] else name)[0]
