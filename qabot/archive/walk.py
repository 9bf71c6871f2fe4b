"""The files of the archive, in the order of their paths.

Folders are opened by descriptor, one below the other, and never through a symbolic link: what
is listed is what is read, and nothing outside the archive can be reached.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qabot.archive.files import refusal_of
from qabot.archive.paths import printable
from qabot.archive.verdict import Outcome, ReasonCode, Refusal
from qabot.errors import ArchiveError

Status = os.stat_result | OSError
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_LOCK = "~$"  # begins the name of what Word keeps beside a document while somebody has it open


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder of the archive.

    ``folder`` is an open descriptor, valid until the next entry is asked for; ``siblings`` are
    the names of the regular files beside it; ``size`` is in bytes. ``refusal`` says why it is
    not to be opened.
    """

    path: str
    name: str
    folder: int
    siblings: frozenset[str]
    size: int = 0
    refusal: Refusal | None = None


def walk(root: Path, deepest: int) -> Iterator[Entry]:
    """Every file below ``root`` and every folder not entered, sorted by printable path.

    ``deepest`` is the number of folder levels entered. Raises ``ArchiveError`` when ``root``
    cannot be listed.
    """
    try:
        folder = os.open(root, _FOLDER)
    except OSError as error:
        raise ArchiveError(
            f'The archive folder "{printable(str(root))}" cannot be opened '
            f"({error.strerror}): create it, or point QABOT_SEEDS_DIR at your archive."
        ) from error
    try:
        yield from _walk_folder(folder, "", deepest)
    finally:
        os.close(folder)


def _walk_folder(folder: int, prefix: str, levels: int) -> Iterator[Entry]:
    statuses = _statuses(folder)
    siblings = frozenset(name for name, status in statuses.items() if _is(stat.S_ISREG, status))
    folders = {name for name, status in statuses.items() if _is(stat.S_ISDIR, status)}
    for name in sorted(statuses, key=lambda name: printable(name) + "/" * (name in folders)):
        path = prefix + printable(name)
        status = statuses[name]
        size = status.st_size if isinstance(status, os.stat_result) else 0
        entry = Entry(path, name, folder, siblings, size, _refusal(name, status))
        if name in folders and entry.refusal is None:
            yield from _enter(entry, levels - 1)
        else:
            yield entry


def _is(test: Callable[[int], bool], status: Status) -> bool:
    return isinstance(status, os.stat_result) and test(status.st_mode)


def _statuses(folder: int) -> dict[str, Status]:
    """The status of each name in a folder, or why there is none."""
    statuses = dict[str, Status]()
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                statuses[entry.name] = entry.stat(follow_symlinks=False)
            except OSError as error:
                statuses[entry.name] = error
    return statuses


def _enter(entry: Entry, levels: int) -> Iterator[Entry]:
    """The entries of a folder, or the folder itself with the reason why it stays closed."""
    if levels <= 0:
        yield _refused(entry, ReasonCode.TOO_DEEP, "the folder lies too deep: move it up")
        return
    try:
        folder = os.open(entry.name, _FOLDER | os.O_NOFOLLOW, dir_fd=entry.folder)
    except FileNotFoundError as error:
        yield replace(entry, refusal=refusal_of(error))
        return
    except OSError as error:
        detail = f"the folder cannot be opened ({error.strerror}): grant access and build again"
        yield _refused(entry, ReasonCode.UNREADABLE, detail, Outcome.QUARANTINED)
        return
    try:
        yield from _walk_folder(folder, f"{entry.path}/", levels)
    finally:
        os.close(folder)


def _refused(
    entry: Entry, reason: ReasonCode, detail: str, outcome: Outcome = Outcome.SKIPPED
) -> Entry:
    return replace(entry, refusal=Refusal(reason, detail, outcome))


def _refusal(name: str, status: Status) -> Refusal | None:
    """Why a name is passed over without being opened, from its name and kind alone."""
    if name.startswith("."):
        return Refusal(ReasonCode.HIDDEN, "its name begins with a dot", Outcome.SKIPPED)
    if name.startswith(_LOCK):
        return Refusal(ReasonCode.HIDDEN, "it only says who has a document open", Outcome.SKIPPED)
    if isinstance(status, OSError):
        return refusal_of(status)
    if stat.S_ISLNK(status.st_mode):
        detail = "symbolic links are not followed: copy the file into the archive"
        return Refusal(ReasonCode.SYMBOLIC_LINK, detail, Outcome.SKIPPED)
    if not (_is(stat.S_ISREG, status) or _is(stat.S_ISDIR, status)):
        detail = "a FIFO, socket or device is no article"
        return Refusal(ReasonCode.NOT_A_FILE, detail, Outcome.SKIPPED)
    return None
