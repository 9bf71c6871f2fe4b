"""The archive: files below a folder, read into articles; each file ends with a verdict."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qabot.archive.boilerplate import boilerplate
from qabot.archive.fingerprint import normalized
from qabot.archive.limits import Limits
from qabot.archive.paths import article_id, file_of, printable
from qabot.archive.verdict import FileVerdict, Outcome, ReasonCode

if TYPE_CHECKING:
    from qabot.archive.every_file import read_archive

__all__ = [
    "FileVerdict",
    "Limits",
    "Outcome",
    "ReasonCode",
    "article_id",
    "boilerplate",
    "file_of",
    "normalized",
    "printable",
    "read_archive",
]


def __getattr__(name: str) -> Any:
    """Import the readers when they are asked for: a question needs only the pure parts."""
    if name == "read_archive":
        return getattr(import_module("qabot.archive.every_file"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
