"""How an archive is watched that is built without anybody's doing: by `index watch` and by the bot.

A watch belongs to a folder, not to its name: when another folder is put in its place, as by a
deployment that exchanges whole folders, it says nothing any more. So who watches looks now and
then whether the name still means the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

BUSY_SECONDS = 600.0  # that another build, begun by hand or by a timer, is waited for
AGAIN_SECONDS = 60.0  # until a build that was hindered for the moment is tried again
LOOK_SECONDS = 1.0  # between two looks at what bears the archive's name
_LONGEST = 30  # settling times after which a build begins although files still arrive


class Options(TypedDict):
    """What watchfiles is told; times are milliseconds."""

    step: int
    debounce: int
    rust_timeout: int
    yield_on_timeout: bool


def watch_options(settle_seconds: float) -> Options:
    """Changes once nothing changed for the settling time; no changes, each :data:`LOOK_SECONDS`."""
    step = max(1, int(settle_seconds * 1000))
    return Options(
        step=step,
        debounce=step * _LONGEST,
        rust_timeout=int(LOOK_SECONDS * 1000),
        yield_on_timeout=True,
    )


def identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another of its name; None where none can be looked at."""
    try:
        status = folder.stat()
    except OSError:  # also a share that is away for the moment
        return None
    return status.st_dev, status.st_ino


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be looked at; `Path.is_dir` raises where it may not."""
    try:
        return path.is_dir()
    except OSError:
        return False
