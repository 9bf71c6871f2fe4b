"""The worker process: load the engine once, answer JSON lines until the parent is gone.

Run as ``python -m qabot.slack.pool.worker``; the first line names the engine's factory.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, Protocol

from qabot.errors import QabotError

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
Json = dict[str, Any]


class Engine(Protocol):
    """What answers in a worker. Requests and results are plain JSON."""

    def handle(self, request: Json) -> Json:
        """Answer one request."""


def die_with_parent() -> None:
    """Ask the kernel for SIGKILL when the parent dies (Linux; elsewhere end of input does it)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def resident_mb() -> float:
    """Resident memory of this process in megabytes; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0.0
    pages = int(statm.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def load_factory(path: str) -> Callable[[Json], Engine]:
    """The callable at ``package.module:name``."""
    module, _, name = path.partition(":")
    factory: Callable[[Json], Engine] = getattr(importlib.import_module(module), name)
    return factory


def main() -> int:
    """Serve until the input ends. Exit code 0, or the error's when the engine cannot open."""
    # The parent decides when to stop: Ctrl-C and a stopped service signal the whole group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    die_with_parent()
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a library that prints must not break the protocol
    start = json.loads(sys.stdin.buffer.readline() or b"{}")
    if not start:
        return 0
    try:
        engine = load_factory(start["factory"])(start["settings"])
    except QabotError as error:
        _send(replies, {"failed": type(error).__name__, "message": str(error)})
        return error.exit_code
    _send(replies, {"memory_mb": resident_mb()})
    for line in sys.stdin.buffer:
        _send(replies, _answer(engine, json.loads(line)))
    return 0


def _answer(engine: Engine, request: Json) -> Json:
    try:
        reply: Json = {"result": engine.handle(request)}
    except QabotError as error:
        reply = {"failed": type(error).__name__, "message": str(error)}
    except Exception as error:  # noqa: BLE001 - the edge: one bad question must not end the worker
        # Frames only: the message of a foreign exception may hold what the user typed.
        trace = "".join(traceback.format_tb(error.__traceback__))
        reply = {"failed": type(error).__name__, "message": "", "trace": trace}
    return {**reply, "memory_mb": resident_mb()}


def _send(replies: BinaryIO, message: Json) -> None:
    line = json.dumps(message).encode() + b"\n"
    while line:
        line = line[replies.write(line) :]


def _leave(code: int) -> NoReturn:
    """End the process as it is, without the interpreter's own ending.

    That stops threads wherever they come back to Python. The engine's own may just then be in ONNX
    Runtime, whose C++ cannot be left so: the process would abort.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _leave(main())
