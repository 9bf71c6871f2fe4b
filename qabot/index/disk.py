"""Writing so that a power cut leaves the old state or the new one, and removing folders."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qabot.errors import StorageError

NO_FOLDER = (
    "{} is no folder but a file, or a link to what is not there; "
    "move it away, or name another folder."
)
_REMOVALS = 3  # tries to remove a folder
_PAUSE = 0.05  # seconds between two of them


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a :class:`StorageError` that names ``path``."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            _refused(error.filename2 or error.filename or path, error.strerror or error)
        ) from error
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a mistake of ours, not the disk's
    except sqlite3.DatabaseError as error:
        raise StorageError(_refused(path, error)) from error


def remove_tree(folder: Path) -> None:
    """Remove a folder with all in it, as far as the disk lets it.

    More than one try, for a thread of Tantivy's writes its lock file shortly after an index was
    opened, be it into a folder that is on its way out: then the folder is not empty after all.
    """
    for attempt in range(_REMOVALS):
        time.sleep(_PAUSE if attempt else 0)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _refused(path: object, reason: object) -> str:
    return f"the disk refuses {path} ({reason}); free space or mend its permissions, and try again."


@dataclass(frozen=True, slots=True)
class Disk:
    """The few operations that a commit is made of. A failed fsync is never tried again.

    ``durable=False`` leaves out every fsync. It exists for the negative control of the
    power-cut test, which must fail with it.
    """

    durable: bool = True

    def write(self, path: Path, content: bytes) -> None:
        """Write a file and its bytes through to the disk."""
        with storage_errors(path), path.open("wb") as file:
            file.write(content)
            file.flush()
            if self.durable:
                os.fsync(file.fileno())

    def make_folder(self, path: Path) -> None:
        """Make a folder and what lacks above it, so that a power cut takes none of them."""
        with storage_errors(path):
            missing = [one for one in (path, *path.parents) if not one.exists()]
            try:
                path.mkdir(parents=True, exist_ok=True)
            except FileExistsError as error:
                raise StorageError(NO_FOLDER.format(path)) from error
        for one in reversed(missing):
            self.sync(one.parent)

    def sync(self, path: Path) -> None:
        """Fsync a file or a folder."""
        if not self.durable:
            return
        with storage_errors(path):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def sync_tree(self, folder: Path) -> None:
        """Fsync every file and folder below ``folder``, and it last."""
        for path in sorted(folder.rglob("*"), reverse=True):
            self.sync(path)
        self.sync(folder)

    def rename(self, source: Path, target: Path) -> None:
        """Rename and write the folder's entry through."""
        with storage_errors(target):
            source.rename(target)
        self.sync(target.parent)

    def replace(self, path: Path, content: bytes) -> None:
        """Put ``content`` under ``path`` in one step: the old bytes or the new, never a mixture."""
        aside = path.with_name(path.name + ".tmp")
        self.write(aside, content)
        self.rename(aside, path)
