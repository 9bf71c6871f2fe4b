"""A killable process that parses the hostile formats, under limits of time and memory.

The bytes go in by a pipe and the text comes out as JSON: the process opens no file of the
archive, and nothing it sends back is executed or unpickled. One process reads many files; it is
killed and replaced when a file goes beyond a limit, and after ``_FILES_EACH`` files.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Self

import qabot
from qabot.archive.article import Extracted
from qabot.archive.kinds import Kind
from qabot.archive.limits import Limits
from qabot.archive.records import Records
from qabot.archive.verdict import ReasonCode, Refusal
from qabot.archive.wire import receive, send, to_found

_FILES_EACH = 500
_START_SECONDS = 60.0  # granted once a process and format, to import the parser


class Worker:
    """Reads HTML, PDF, DOCX, EML and XML in a process of its own; a context manager.

    The process starts with the first file. Not for use by several threads at once.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._warm = set[Kind]()
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def extract(self, kind: Kind, content: bytes) -> Extracted | Records:
        """The text and metadata of one file, or its records. Raises ``Refusal`` on neither."""
        if self._files >= _FILES_EACH or (self._process and self._process.poll() is not None):
            self._stop()  # one that ended since, say for want of memory, is not this file's doing
        process = self._process or self._start()
        seconds = self._limits.seconds + (0 if kind in self._warm else _START_SECONDS)
        with _deadline(process, seconds) as overdue:
            reply = _exchange(process, {"kind": kind}, content)
        if reply is None:
            self._stop()
            raise _lost(process.returncode, overdue.is_set(), self._limits)
        self._files += 1
        self._warm.add(kind)
        if reply.get("refused") == ReasonCode.OUT_OF_MEMORY:
            self._stop()  # what is left of its memory is no basis for the next file
        return to_found(reply)

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(qabot.__file__).parents[1]),
        }
        command = [sys.executable, "-P", "-m", "qabot.archive.worker_process"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no part of it is input
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd="/",
        )
        _exchange(self._process, asdict(self._limits), b"", answered=False)
        return self._process

    def _stop(self) -> None:
        if self._process:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                _close(stream)
            self._process.wait()
        self._process, self._files = None, 0
        self._warm.clear()


@contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill ``process`` when the block takes longer; the event says whether that happened."""
    overdue = threading.Event()

    def kill() -> None:
        overdue.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield overdue
    finally:
        timer.cancel()


def _exchange(
    process: subprocess.Popen[bytes],
    message: dict[str, object],
    content: bytes,
    *,
    answered: bool = True,
) -> dict[str, object] | None:
    """Send a message and wait for its answer; None when the process dies over it."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        send(process.stdin, message, content)
        frame = receive(process.stdout) if answered else None
    except (OSError, ValueError):
        return None
    return frame[0] if frame else None


def _lost(returncode: int | None, overdue: bool, limits: Limits) -> Refusal:
    """Why the worker gave no answer, told by how it ended."""
    if overdue or returncode == -signal.SIGXCPU:
        detail = f"reading it took longer than the limit of {limits.seconds:g} seconds"
        return Refusal(ReasonCode.TIMEOUT, f"{detail}: convert it to plain text")
    return Refusal(
        ReasonCode.CRASHED, "the program that reads this format died: convert it to plain text"
    )


def _close(stream: IO[bytes] | None) -> None:
    if stream:
        try:
            stream.close()
        except OSError:  # what was left to send to a process that is gone
            return
