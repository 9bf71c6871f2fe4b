"""Removing generations that nobody needs. Called with the writer's lock held."""

from __future__ import annotations

from contextlib import suppress

from qabot.errors import StorageError
from qabot.index.disk import remove_tree
from qabot.index.layout import Layout
from qabot.index.locks import claim

_BUILDING, _GOING, _CORRUPT = ".building", ".going", ".corrupt"


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
