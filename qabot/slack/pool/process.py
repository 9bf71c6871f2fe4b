"""The parent's side of one worker process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from typing import Any

from qabot import errors
from qabot.errors import QabotError

Json = dict[str, Any]
MOST_BYTES = 16 * 2**20  # of one reply; an answer is some tens of kilobytes
SECRETS = "QABOT_SLACK__"


class WorkerDied(Exception):  # noqa: N818 - caught by the pool, never shown
    """The process ended while a reply was awaited."""


@dataclass(slots=True)
class WorkerProcess:
    """A running worker that has loaded its engine; ``begun_mb`` is what that took."""

    process: Process
    begun_mb: float
    memory_mb: float = field(init=False)

    def __post_init__(self) -> None:
        self.memory_mb = self.begun_mb

    @property
    def pid(self) -> int:
        """The operating system's number for the process."""
        return self.process.pid

    async def call(self, request: Json) -> Json:
        """Send a request, await its reply; raises :class:`WorkerDied`."""
        await _write(self.process, request)
        reply = await _read(self.process)
        self.memory_mb = float(reply.get("memory_mb", 0.0))
        return reply

    async def stop(self, grace: float = 1.0) -> None:
        """End the process: by end of input, then by force."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            await asyncio.wait_for(self.process.wait(), grace)
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """End the process at once, even when it is stopped or stuck."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


async def start_worker(factory: str, settings: Json) -> WorkerProcess:
    """Start a process and wait until its engine is open.

    Raises the ``QabotError`` that its engine raised, or :class:`WorkerDied`.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "qabot.slack.pool.worker"),
        stdin=PIPE,
        stdout=PIPE,
        limit=MOST_BYTES,
        env=_environment(),
    )
    try:
        await _write(process, {"factory": factory, "settings": settings})
        first = await _read(process)
    except BaseException:
        await WorkerProcess(process, 0.0).kill()
        raise
    if "failed" in first:
        await process.wait()
        raise revive(first)
    return WorkerProcess(process, float(first["memory_mb"]))


def revive(reply: Json) -> QabotError:
    """The error of our tree that a worker reported; a foreign one becomes ``QabotError``."""
    kind = getattr(errors, str(reply["failed"]), QabotError)
    return kind(reply["message"]) if reply["message"] else QabotError(str(reply["failed"]))


def _environment() -> dict[str, str]:
    """This process's environment and import path, without the Slack tokens."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(SECRETS)}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


async def _write(process: Process, message: Json) -> None:
    if process.stdin is None:
        raise WorkerDied
    process.stdin.write(json.dumps(message).encode() + b"\n")
    try:
        await process.stdin.drain()
    except ConnectionError as error:
        raise WorkerDied from error


async def _read(process: Process) -> Json:
    try:
        line = await process.stdout.readline() if process.stdout is not None else b""
    except ValueError as error:  # longer than any reply may be
        raise WorkerDied from error
    if not line.endswith(b"\n"):
        raise WorkerDied
    message: Json = json.loads(line)
    return message
