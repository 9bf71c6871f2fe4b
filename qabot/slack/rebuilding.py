"""Rebuild the index while the bot serves, when files of the archive changed and have settled.

The bot's own process only watches. Each build runs in a process of its own, spoken to as the
pool speaks to its workers; the workers then follow the new generation by themselves.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
import watchfiles

from qabot.settings import Settings
from qabot.slack.pool.process import WorkerDied, revive, start_worker
from qabot.watching import AGAIN_SECONDS, BUSY_SECONDS, LOOK_SECONDS, identity, watch_options
from qabot.wiring import build_index

Json = dict[str, Any]
log = structlog.get_logger(__name__)
BUILDER = "qabot.slack.rebuilding:open_builder"
NICENESS = 10  # answers come before builds


async def keep_rebuilding(seeds: Path, settle_seconds: float, settings: Json) -> None:
    """Build now, and again after each change of ``seeds``; goes on until it is cancelled.

    Where another folder is put in its place, that one is built and watched.

    ``settings`` is what the building process is told: a dump without the tokens. What goes wrong
    is logged in a sentence, and the old index serves on.
    """
    while True:
        try:
            async with asyncio.TaskGroup() as tasks:
                changed = asyncio.Event()
                builds = tasks.create_task(_build_after(changed, settings))
                await _notice(seeds, settle_seconds, changed)
                builds.cancel()
        except* (OSError, RuntimeError) as group:  # the latter is what watchfiles raises
            reason = str(group.exceptions[0])
            log.warning("archive cannot be watched", folder=str(seeds), reason=reason)
            await _another_look(seeds)


async def _notice(seeds: Path, settle_seconds: float, changed: asyncio.Event) -> None:
    """Tell of changes, until another folder bears the archive's name."""
    watched = identity(seeds)
    async for changes in watchfiles.awatch(seeds, **watch_options(settle_seconds)):
        if identity(seeds) != watched:
            return
        if changes:
            changed.set()


async def _another_look(seeds: Path) -> None:
    """Wait for :data:`AGAIN_SECONDS`, or until an archive that is not there has come."""
    gone = identity(seeds) is None
    for _ in range(round(AGAIN_SECONDS / LOOK_SECONDS)):
        await asyncio.sleep(LOOK_SECONDS)
        if gone and identity(seeds):
            return


async def _build_after(changed: asyncio.Event, settings: Json) -> None:
    """Build at once, then after each change; one that comes during a build is not lost.

    What hindered a build for the moment is tried again after :data:`AGAIN_SECONDS`.
    """
    while True:
        wait = None if await _rebuild(settings) else AGAIN_SECONDS
        with suppress(TimeoutError):
            await asyncio.wait_for(changed.wait(), wait)
        changed.clear()


async def _rebuild(settings: Json) -> bool:
    """Build, and log what came of it; False when the same build may do better in a while."""
    try:
        builder = await start_worker(BUILDER, settings)
        try:
            reply = await builder.call({})
        finally:
            await builder.kill()  # also half-way through: a build may be killed at any moment
    except WorkerDied:
        log.warning("index not rebuilt", reason="The building process was killed.")
        return True  # by whoever ends this bot, or for its memory, which it would need again
    if "failed" in reply:
        log.warning("index not rebuilt", reason=reply["message"] or f"a {reply['failed']} of ours")
        return not revive(reply).passing
    log.info("index built", said=reply["result"]["said"])
    return not reply["result"]["unsettled"]


class Builder:
    """What the building process does with the one request that it gets."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def handle(self, _: Json) -> Json:
        """Bring the index up to date; raises what :func:`qabot.wiring.build_index` raises."""
        report = build_index(self._settings, wait=BUSY_SECONDS)
        return {"said": report.sentence, "unsettled": report.unsettled}


def open_builder(settings: Json) -> Builder:
    """Open the builder in its process; ``settings`` is the dump of :class:`Settings`."""
    os.nice(NICENESS)
    return Builder(Settings(**settings))
