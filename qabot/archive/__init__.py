"""The archive: files below a folder, read into articles; each file ends with a verdict."""

from qabot.archive.boilerplate import boilerplate
from qabot.archive.fingerprint import normalized, text_fingerprint
from qabot.archive.limits import Limits
from qabot.archive.paths import article_id, original, printable
from qabot.archive.reading import READER_VERSION, read_archive
from qabot.archive.verdict import FileVerdict, Outcome, ReasonCode

__all__ = [
    "READER_VERSION",
    "FileVerdict",
    "Limits",
    "Outcome",
    "ReasonCode",
    "article_id",
    "boilerplate",
    "normalized",
    "original",
    "printable",
    "read_archive",
    "text_fingerprint",
]
