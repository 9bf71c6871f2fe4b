"""``CURRENT``: one line that names the generation being served and its manifest's sha256."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qabot.errors import CorruptIndexError, StorageError
from qabot.index.disk import NO_FOLDER
from qabot.index.verify import reading_errors

_LINE = re.compile(rb"(\d{6,}) ([0-9a-f]{64})\n\Z")


@dataclass(frozen=True, slots=True)
class Current:
    """A generation's number and its manifest's sha256 in hexadecimal."""

    number: int
    sha256: str

    def to_bytes(self) -> bytes:
        """The file's content."""
        return f"{self.number:06d} {self.sha256}\n".encode()


def read_current(path: Path) -> Current | None:
    """Read CURRENT; None when there is none.

    Raises :class:`CorruptIndexError` when damaged, :class:`StorageError` when unreadable just now
    or where the index folder is a file.
    """
    with reading_errors(path):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except NotADirectoryError as error:
            raise StorageError(NO_FOLDER.format(path.parent)) from error
    match = _LINE.match(content)
    if match is None:
        raise CorruptIndexError(
            f"{path} does not name a generation; `qabot index rollback` chooses the last good one."
        )
    return Current(int(match[1]), match[2].decode())


def current_if_whole(path: Path) -> Current | None:
    """The same; None as well where CURRENT is damaged."""
    try:
        return read_current(path)
    except CorruptIndexError:
        return None
