"""Removing generations that nobody needs. Called with the writer's lock held."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

from qabot.errors import StorageError
from qabot.index.layout import Layout
from qabot.index.locks import claim

_BUILDING, _GOING, _CORRUPT = ".building", ".going", ".corrupt"
_REMOVALS = 3  # tries to remove a folder
_PAUSE = 0.05  # seconds between two of them


def collect(layout: Layout, current: int, parent: int | None, keep: int) -> list[int]:
    """Remove old generations but the last ``keep``; give the numbers removed.

    What stays: ``current``, its ``parent``, then the highest below; whatever a reader pins; and
    what lies above ``current`` after a rollback, until the next build. Never raises for what
    cannot be removed: a later collection tries again.
    """
    removed: list[int] = []
    with suppress(OSError, StorageError):
        below = [number for number in reversed(layout.numbers()) if number < current]
        by_worth = sorted(below, key=lambda number: number != parent)
        kept = by_worth[: max(0, keep - 1)]
        removed += (number for number in below if number not in kept and remove(layout, number))
        _remove_set_aside(layout, min([current, *kept]))
    return removed


def sweep(layout: Layout) -> None:
    """Remove what interrupted builds and collections left, as far as the disk lets it."""
    with suppress(OSError):
        for path in layout.generations.iterdir():
            if path.name.endswith((_BUILDING, _GOING)):
                remove_tree(path)


def remove(layout: Layout, number: int) -> bool:
    """Remove a generation unless a reader pins it, or the disk refuses; whether it went."""
    folder = layout.generation(number)
    try:
        held = claim(folder)
    except OSError:
        return False
    if held is None:
        return False
    try:
        # renamed first, so that no half-removed folder ever bears a generation's name
        going = folder.with_name(folder.name + _GOING)
        folder.rename(going)
        remove_tree(going)
    except OSError:
        return False
    finally:
        held.release()
    return True


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


def set_aside(layout: Layout, number: int) -> None:
    """Take a corrupt generation out of the row, for somebody to look at."""
    folder = layout.generation(number)
    if folder.is_dir():
        remove_tree(folder.with_name(folder.name + _CORRUPT))
        folder.rename(folder.with_name(folder.name + _CORRUPT))


def _remove_set_aside(layout: Layout, oldest: int) -> None:
    for path in layout.generations.glob(f"*{_CORRUPT}"):
        number = path.name.removesuffix(_CORRUPT)
        if number.isdecimal() and int(number) < oldest:
            remove_tree(path)
