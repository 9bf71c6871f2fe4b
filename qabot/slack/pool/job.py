"""One request on its way through the pool."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import structlog

from qabot.errors import QabotError
from qabot.slack.pool.failures import EngineFailed
from qabot.slack.pool.process import revive

Json = dict[str, Any]
log = structlog.get_logger(__name__)


@dataclass(eq=False, slots=True)
class Job:
    """A request, and what becomes of it.

    ``taken`` is set when a worker begins, ``done`` when nobody waits for the result any more;
    ``deaths`` counts the workers that ended on it.
    """

    request: Json
    result: asyncio.Future[Json]
    taken: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)
    deaths: int = 0

    def settle(self, reply: Json) -> None:
        """Hand on a worker's reply: a result, an error of ours, or a defect."""
        if "trace" in reply:
            log.error("engine failed", kind=reply["failed"], trace=reply["trace"])
            self.fail(EngineFailed(f"The engine raised {reply['failed']}."))
        elif "failed" in reply:
            self.fail(revive(reply))
        elif not self.result.done():
            self.result.set_result(reply["result"])

    def fail(self, error: QabotError) -> None:
        """Let the one who waits know, if anyone does."""
        if not self.result.done():
            self.result.set_exception(error)
