"""Work that goes on after an acknowledgement.

A listener that raises within ten milliseconds of its ``ack()`` takes the acknowledgement back
(Bolt clears it before its polling loop has seen it), so what may raise does not run in one.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog

from qabot.slack.blocks import notes
from qabot.slack.delivery.replies import respond

log = structlog.get_logger(__name__)


async def apologise(error: Exception, url: str) -> None:
    """Log an error under a reference; where there is a response URL, tell the user of it."""
    reference = uuid.uuid4().hex[:8]
    log.error("listener failed", ref=reference, error=type(error).__name__, exc_info=error)
    if url:
        await respond(url, notes.failed(reference))


@dataclass(slots=True)
class Background:
    """Tasks that are kept from being collected, and whose errors somebody hears of."""

    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self, work: Coroutine[Any, Any, None], url: str = "") -> None:
        """Run ``work``; when it fails, apologise at ``url``."""
        task = asyncio.create_task(_watched(work, url))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Wait for what is under way, then cancel it."""
        tasks = list(self._tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watched(work: Coroutine[Any, Any, None], url: str) -> None:
    try:
        await work
    except Exception as error:  # noqa: BLE001 - the edge: nobody above would hear of it
        await apologise(error, url)
