"""The machine: Python, packages, folders, disk."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from qabot import __version__
from qabot.checks import Check, error, ok, warning
from qabot.render.phrases import counted
from qabot.settings import Settings

LEAST_PYTHON = (3, 11)
MEGABYTE = 1_000_000
LEAST_DISK_MB, COMFORTABLE_DISK_MB = 200, 2000

_FLOOR = re.compile(r"([\w.-]+)>=([\d.]+)")  # a requirement of an extra goes on after that


def python(_: Settings) -> Check:
    """Whether this Python is new enough."""
    found = f"Python {platform.python_version()}, qabot {__version__}."
    if sys.version_info < LEAST_PYTHON:
        return error("python", found, "Install Python 3.11 or newer.")
    return ok("python", found)


def packages(_: Settings) -> Check:
    """Whether the packages are there, and none below the least version that is asked for."""
    floors = [match.groups() for match in map(_FLOOR.fullmatch, requires("qabot") or ()) if match]
    wrong = [found for name, floor in floors if (found := _below(name, floor))]
    if wrong:
        return error("packages", "; ".join(wrong) + ".", "Run `make install`.")
    return ok("packages", f"{len(floors)} packages are at or above their least versions.")


def _below(name: str, floor: str) -> str | None:
    try:
        found = version(name)
    except PackageNotFoundError:
        return f"{name} is missing"
    if _numbers(found) < _numbers(floor):
        return f"{name} {found} is older than {floor}"
    return None


def _numbers(text: str) -> tuple[int, ...]:
    """The release part of a version as numbers: ``2.13.0+cpu`` is ``(2, 13, 0)``."""
    release = re.match(r"[\d.]*\d", text)
    return tuple(int(part) for part in release[0].split(".")) if release else ()


def settings(_: Settings) -> Check:
    """Whether a .env is read, and whether others could read the tokens in it."""
    file = Path(".env")
    if not file.exists():
        return ok("settings", "No .env here: the environment and the defaults are used.")
    if os.name == "posix" and file.stat().st_mode & 0o077 and "TOKEN" in file.read_text("utf-8"):
        return warning("settings", ".env may hold tokens and others can read it.", "chmod 600 .env")
    return ok("settings", ".env is read.")


def archive(settings: Settings) -> Check:
    """Whether the archive is there, can be read and holds files."""
    folder = settings.seeds_dir
    try:
        if not folder.is_dir():
            remedy = "Make it and drop articles there, or set QABOT_SEEDS_DIR."
            return error("archive", f"There is no folder {folder}.", remedy)
        any(folder.iterdir())  # `rglob` gives nothing for what may not be read
        files = sum(1 for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    except OSError as failure:
        found = f"{failure.filename or folder} cannot be read ({failure.strerror})."
        return error("archive", found, f"chmod -R u+rX {folder}")
    if not files:
        return error("archive", f"{folder} holds no files.", "Drop articles there.")
    return ok("archive", f"{folder} holds {counted(files, 'file')}.")


def disk(settings: Settings) -> Check:
    """Whether a build has room: it writes a whole generation beside those that are kept."""
    from qabot.wiring import open_store

    free = shutil.disk_usage(_existing(settings.index_dir)).free // MEGABYTE
    takes = max(LEAST_DISK_MB, open_store(settings).size() // MEGABYTE)
    found = f"{free:,} MB are free for the index; a build takes about {takes:,}."
    if free < takes:
        return error("disk", found, "Free space, or set QABOT_INDEX_DIR to a larger disk.")
    if free < max(COMFORTABLE_DISK_MB, 2 * takes):
        return warning("disk", found, "Free space before the archive grows.")
    return ok("disk", found)


def index_folder(settings: Settings) -> Check:
    """Whether the index folder can be written to; serving does not need that, building does."""
    folder = _existing(settings.index_dir)
    if not os.access(folder, os.W_OK | os.X_OK):
        finding = f"{folder} cannot be written to: asking works, building does not."
        return warning("index folder", finding, f"chmod u+wx {folder}, or build as its owner.")
    return ok("index folder", f"{settings.index_dir} can be written to.")


def _existing(folder: Path) -> Path:
    """``folder``, or the nearest folder above it that can be seen to exist."""
    folder = folder.absolute()
    return next(one for one in (folder, *folder.parents) if _is_seen(one))


def _is_seen(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # what lies above it may not be entered
        return False


MACHINE_CHECKS = (python, packages, settings, archive, disk, index_folder)
