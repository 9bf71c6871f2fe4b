"""``python -m qabot`` and the ``qabot`` command."""

from __future__ import annotations

import os
import signal
import sys

# Until `run` can say it in a sentence, Ctrl-C ends the process without a traceback of imports.
_RAISES = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not where it is ignored
if _RAISES:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from qabot.cli import run  # noqa: E402

_told_to_end: list[int] = []


def main() -> None:
    """Run the command line and leave with its exit code."""
    if _RAISES:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _end)
    _open_what_is_closed()
    code = run()
    if _told_to_end:  # now that all is cleared away, as the signal itself would have ended it
        os.kill(os.getpid(), signal.SIGTERM)
    _leave(code)


def _end(number: int, _: object) -> None:
    """Unwind at SIGTERM: a build's draft and an eval's index go, a child is not left behind.

    A second SIGTERM ends the process at once.
    """
    signal.signal(number, signal.SIG_DFL)
    _told_to_end.append(number)
    raise SystemExit(128 + number)


def _open_what_is_closed() -> None:
    """A standard stream that whoever starts us has closed leads nowhere, and is no other file."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - until the end


def _leave(code: int) -> None:
    """Exit without taking down what the kernel frees anyway.

    That saves 0.15 CPU seconds a question (FAISS, ONNX Runtime, NumPy); whatever must be closed
    is closed by the command itself.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the reader of a pipe went away: nobody is left to tell
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
