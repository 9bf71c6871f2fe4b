"""A file's bytes as one moment saw them, read without following a link or blocking."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import sys
import time

from qabot.archive.verdict import Outcome, ReasonCode, Refusal

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_BLOCK = 1 << 20
_ATTEMPTS = 3
_PAUSE = 0.05  # seconds between attempts


def read_stable(name: str, folder: int, most: int, *, growing: bool = False) -> bytes:
    """The bytes of ``name`` in the open folder: all old or all new, never a mixture.

    They are read twice, and again when the two readings or the file's status differ, or when a
    program has the file open for writing. ``growing`` allows that last: a file that a crawler
    appends to is never closed. The size is checked before the first byte is read. Raises
    ``Refusal`` for anything but a regular file of at most ``most`` bytes that keeps still.
    """
    try:
        for attempt in range(_ATTEMPTS):
            time.sleep(_PAUSE if attempt else 0)
            raw = _read_once(name, folder, most, growing=growing)
            if raw is not None:
                return raw
    except OSError as error:
        raise refusal_of(error) from error
    raise Refusal(
        ReasonCode.CHANGED_WHILE_READ,
        "the file changed while it was read: build again when it is complete",
    )


def _read_once(name: str, folder: int, most: int, *, growing: bool) -> bytes | None:
    """One attempt; None when the file changed under it."""
    descriptor = os.open(name, _READ, dir_fd=folder)
    try:
        before = os.fstat(descriptor)
        _check(before, most)
        if not growing and _has_writer(descriptor):
            return None
        raw = _read_all(descriptor, before.st_size)
        again = _read_all(descriptor, before.st_size)
        after = os.fstat(descriptor)
        if not growing and _has_writer(descriptor):
            return None
    finally:
        os.close(descriptor)
    return raw if raw == again and _state(before) == _state(after) else None


def _has_writer(descriptor: int) -> bool:
    """Whether a program has the file open for writing, as far as this system tells.

    Linux refuses a read lease on such a file (fcntl(2), F_SETLEASE). The lease is given back at
    once; the signal about a writer who comes in between is made one that is ignored.
    """
    if sys.platform != "linux":
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # another owner's file, or a file system without leases
        return False
    return False


def _check(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Refusal(
            ReasonCode.NOT_A_FILE, "a FIFO, socket or device is no article", Outcome.SKIPPED
        )
    if status.st_size > most:
        raise Refusal(
            ReasonCode.TOO_LARGE,
            f"the file has {status.st_size:,} bytes, more than {most:,}: "
            "split it or raise the limit",
        )


def _read_all(descriptor: int, size: int) -> bytes:
    """Up to one byte more than ``size``, so that growth shows."""
    blocks = list[bytes]()
    offset = 0
    while offset <= size:
        block = os.pread(descriptor, min(_BLOCK, size + 1 - offset), offset)
        if not block:
            break
        blocks.append(block)
        offset += len(block)
    return b"".join(blocks)


def _state(status: os.stat_result) -> tuple[int, int, int]:
    """What a write changes. Only compared for equality: no clock decides anything."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def refusal_of(error: OSError) -> Refusal:
    """The verdict on a file that the system does not let be read: gone, a link, or a problem."""
    if error.errno == errno.ENOENT:
        return Refusal(ReasonCode.VANISHED, "it was removed meanwhile", Outcome.SKIPPED)
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return Refusal(ReasonCode.SYMBOLIC_LINK, "symbolic links are not followed", Outcome.SKIPPED)
    return Refusal(
        ReasonCode.UNREADABLE,
        f"the file cannot be read ({error.strerror}): mend its permissions or replace it",
    )
