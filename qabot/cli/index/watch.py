"""`qabot index watch`: build whenever the archive has changed and settled."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from qabot.cli.index.build import say
from qabot.cli.index.group import index_app
from qabot.cli.output import note
from qabot.errors import ArchiveError, QabotError

if TYPE_CHECKING:
    from qabot.settings import Settings


@index_app.command()
def watch() -> None:
    """Build now, and again whenever files of the archive change.

    It waits until they have settled. A build that fails is said, and the old index serves until
    the next change; after a minute it is tried again when the disk or a file that was being
    written was in its way. Stop it with Ctrl-C or SIGTERM.

    \b
    Examples:
      qabot index watch
    """
    from qabot.settings import load_settings
    from qabot.watching import AGAIN_SECONDS, is_folder

    settings = load_settings()
    if not is_folder(settings.seeds_dir):
        raise ArchiveError(f"There is no folder {settings.seeds_dir}: make it, then watch it.")
    note(f"Watching {settings.seeds_dir}.")
    while True:
        try:
            _watch(settings)
        except OSError as error:  # for one, it went before it could be watched
            if is_folder(settings.seeds_dir) and not isinstance(error, FileNotFoundError):
                note(f"{settings.seeds_dir} cannot be watched ({error}).")
                time.sleep(AGAIN_SECONDS)
        if not is_folder(settings.seeds_dir):
            note(f"There is no folder {settings.seeds_dir} just now; the index serves on.")
            _wait_for(settings.seeds_dir)


def _watch(settings: Settings) -> None:
    """Build after changes, until another folder bears the archive's name."""
    from qabot.watching import AGAIN_SECONDS, identity

    seeds = settings.seeds_dir
    watched, due = identity(seeds), 0.0
    # Watching begins before the first build, so that no change during it goes unnoticed.
    for changes in _changes(seeds, settings.index.settle_seconds):
        if identity(seeds) != watched:
            return
        if changes or time.monotonic() >= due:
            due = inf if _build(settings) else time.monotonic() + AGAIN_SECONDS


def _changes(seeds: Path, settle_seconds: float) -> Iterator[Collection[object]]:
    """What changed, once it has settled; an ``OSError`` where the system does not let it watch."""
    import watchfiles

    from qabot.watching import watch_options

    try:
        yield from watchfiles.watch(seeds, **watch_options(settle_seconds))
    except RuntimeError as error:  # as it raises what hinders it after the beginning
        raise OSError(str(error)) from error


def _wait_for(folder: Path) -> None:
    from qabot.watching import LOOK_SECONDS, is_folder

    while not is_folder(folder):
        time.sleep(LOOK_SECONDS)


def _build(settings: Settings) -> bool:
    """Build, and say what came of it; False when the same build may do better in a while."""
    from qabot.watching import BUSY_SECONDS
    from qabot.wiring import build_index

    try:
        report = build_index(settings, wait=BUSY_SECONDS)
    except QabotError as error:
        note(f"qabot: {error}")
        return not error.passing
    say(report)
    return not report.unsettled
