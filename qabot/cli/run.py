"""Run the application: errors become one sentence on standard error and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from qabot.cli.app import app
from qabot.errors import QabotError, StorageError
from qabot.render.plain import neutralise

INTERRUPTED = 130
DEFECT = 70
DEBUG = "debug"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Nothing but a defect ever shows a traceback."""
    try:
        _survive_odd_characters()
        app(args=arguments, prog_name="qabot")
    except SystemExit as exit_:
        return _code(exit_)
    except QabotError as error:
        _say(f"qabot: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("qabot: interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except Exception as error:  # noqa: BLE001 - the outermost edge: a sentence, not a traceback
        return _full(error) if getattr(error, "errno", None) in _NO_ROOM else _defect(error)
    return 0


def _code(exit_: SystemExit) -> int:
    if isinstance(exit_.__context__, BrokenPipeError):  # Click and Rich leave with 1 then
        return _unread()
    if isinstance(exit_.code, str):
        _say(exit_.code)
        return 1
    return exit_.code or 0


def _full(error: Exception) -> int:
    """Where no file is named it is what standard output goes to."""
    where = getattr(error, "filename", None) or "where the output goes"
    _say(f"qabot: the disk is full ({where}: no space left); free space, and try again.")
    return StorageError.exit_code


def _defect(error: Exception) -> int:
    if os.environ.get("QABOT_LOGGING__LEVEL", "").lower() == DEBUG:
        sys.excepthook(type(error), error, error.__traceback__)
    _say(
        f"qabot: a defect of its own ({type(error).__name__}: {error}). Run it again with "
        "QABOT_LOGGING__LEVEL=debug and report what it prints."
    )
    return DEFECT


def _say(message: str) -> None:
    with suppress(OSError):  # where standard error is full or broken, the exit code still says it
        sys.stderr.write(neutralise(message).rstrip() + "\n")


def _survive_odd_characters() -> None:
    """Neither bytes that are no text nor characters that a terminal cannot show are a crash."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)


def _unread() -> int:
    """Whoever reads has had enough. Output goes nowhere, so that closing it does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
