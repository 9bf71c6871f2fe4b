"""Kernel locks: they go with the process that holds them, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from qabot.errors import IndexBusyError
from qabot.index.disk import storage_errors

_PAUSE = 0.05  # seconds between two tries for the writer lock


class Lock:
    """A held lock on an open file or folder; :meth:`release` is idempotent."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def writer_lock(path: Path, wait: float) -> Lock:
    """Take the one writer's lock, waiting up to ``wait`` seconds.

    Raises :class:`IndexBusyError` when another process holds it for longer.
    """
    deadline = time.monotonic() + wait
    with storage_errors(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        while not _try(descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise IndexBusyError(
                    f"another process is building the index in {path.parent}; "
                    "wait for it to finish."
                )
            time.sleep(_PAUSE)
    return Lock(descriptor)


def pin(folder: Path) -> Lock | None:
    """Hold ``folder`` against removal; None when it is gone or going."""
    with storage_errors(folder):
        return _lock_folder(folder, fcntl.LOCK_SH)


def claim(folder: Path) -> Lock | None:
    """Hold ``folder`` for removal; None while any reader pins it."""
    return _lock_folder(folder, fcntl.LOCK_EX)


def _lock_folder(folder: Path, kind: int) -> Lock | None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if _try(descriptor, kind) and _still_there(folder, descriptor):
        return Lock(descriptor)
    os.close(descriptor)
    return None


def _try(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_there(folder: Path, descriptor: int) -> bool:
    """Whether the locked folder is the one of that name: it may have gone before the lock came."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
