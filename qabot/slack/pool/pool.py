"""The pool: a few worker processes, one fair queue, a deadline on everything."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import structlog

from qabot.errors import QabotError
from qabot.slack.pool.failures import Busy, EngineFailed, TooSlow
from qabot.slack.pool.job import Job
from qabot.slack.pool.process import WorkerDied, WorkerProcess, start_worker
from qabot.slack.pool.queue import FairQueue

Json = dict[str, Any]
log = structlog.get_logger(__name__)
PATIENCE = 3  # deadlines that a request may wait for a worker
RESTART_DELAY = 1.0  # seconds before a worker that cannot start is tried again
_GROWTH = 1.5  # times what it took to begin that a worker may come to hold, whatever the limit


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Bounds of the pool; times in seconds, memory in megabytes."""

    workers: int = 1
    queue: int = 50
    per_user: int = 5
    deadline: float = 30.0
    memory_mb: float = 2048.0
    grace: float = 1.0


class Pool:
    """Runs requests in worker processes.

    ``factory`` is ``package.module:name`` of a callable that takes ``settings`` (plain JSON)
    and returns the engine.
    """

    def __init__(self, factory: str, settings: Json, limits: PoolLimits) -> None:
        self._factory = factory
        self._settings = settings
        self._limits = limits
        self._queue: FairQueue[Job] = FairQueue(limits.queue, limits.per_user)
        self._workers: dict[int, WorkerProcess] = {}
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def ready(self) -> bool:
        """Whether at least one worker has its engine open."""
        return bool(self._workers)

    @property
    def pids(self) -> tuple[int, ...]:
        """The worker processes."""
        return tuple(worker.pid for worker in self._workers.values())

    async def start(self) -> None:
        """Start the workers; raises the ``QabotError`` that keeps the first from opening."""
        first = await self._start_worker()
        self._workers[0] = first
        for slot in range(self._limits.workers):
            self._tasks.append(asyncio.create_task(self._serve(slot), name=f"worker-{slot}"))

    async def submit(
        self,
        request: Json,
        user: str,
        *,
        urgent: bool = False,
    ) -> Json:
        """The engine's result.

        Raises ``Busy`` when the queue has no room or no worker comes free within ``PATIENCE``
        deadlines, ``TooSlow`` past the deadline (counted from when a worker takes it),
        ``EngineFailed``, or the ``QabotError`` that the engine raised. Cancelling the caller
        takes the request back; a worker already on it has ``grace`` seconds to finish.
        """
        job = Job(request, asyncio.get_running_loop().create_future())
        self._queue.put(job, user, urgent=urgent)
        try:
            return await self._await(job)
        finally:
            self._queue.discard(job)
            job.done.set()

    async def _await(self, job: Job) -> Json:
        try:
            async with asyncio.timeout(PATIENCE * self._limits.deadline):
                await job.taken.wait()
        except TimeoutError:
            raise Busy("No worker came free in time: ask again in a moment.") from None
        try:
            async with asyncio.timeout(self._limits.deadline):
                return await job.result
        except TimeoutError:
            raise TooSlow("The answer took too long.") from None

    async def stop(self) -> None:
        """End the workers; requests still waiting fail with ``EngineFailed``."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._fail_waiting(EngineFailed("The bot is stopping."))
        await asyncio.gather(*(worker.stop() for worker in self._workers.values()))
        self._workers.clear()

    async def _start_worker(self) -> WorkerProcess:
        try:
            worker = await start_worker(self._factory, self._settings)
        except WorkerDied:
            raise EngineFailed(
                "A worker process ended before it was ready: see the log above for why."
            ) from None
        except OSError as error:
            raise EngineFailed(f"No worker process can be started ({error.strerror}).") from error
        log.info("worker started", pid=worker.pid, memory_mb=round(worker.memory_mb))
        if worker.begun_mb > self._limits.memory_mb:
            needs, limit = round(worker.begun_mb), round(self._limits.memory_mb)
            log.warning("worker begins above its limit of memory", memory_mb=needs, limit_mb=limit)
        return worker

    async def _serve(self, slot: int) -> None:
        while True:
            worker = self._workers.get(slot)
            if worker is None:
                worker = await self._restart(slot)
            job = await self._queue.get()
            if job.result.done():
                continue
            if not await self._run(worker, job):
                del self._workers[slot]
                await worker.kill()

    async def _restart(self, slot: int) -> WorkerProcess:
        while True:
            try:
                worker = self._workers[slot] = await self._start_worker()
            except QabotError as error:
                log.warning("worker cannot start", reason=str(error))
                await self._put_off(error)
            except Exception as error:  # a defect: nobody above would begin this slot again
                log.exception("worker cannot start", error=type(error).__name__)
                await self._put_off(EngineFailed("No worker process can be started."))
            else:
                return worker

    async def _put_off(self, error: QabotError) -> None:
        if not self._workers:
            await self._fail_waiting(error)
        await asyncio.sleep(RESTART_DELAY)

    async def _fail_waiting(self, error: QabotError) -> None:
        """Tell those who wait, rather than let them wait for nothing."""
        while len(self._queue):
            job = await self._queue.get()
            job.taken.set()
            job.fail(error)

    async def _run(self, worker: WorkerProcess, job: Job) -> bool:
        """Run a job; False when the worker must be replaced."""
        job.taken.set()
        call = asyncio.create_task(worker.call(job.request))
        try:
            reply = await self._reply(call, job)
            if reply is not None:
                job.settle(reply)
        except WorkerDied:
            log.warning("worker died", pid=worker.pid, deaths=job.deaths + 1)
            self._again_or_fail(job)
            return False
        except Exception as error:  # a defect: it costs its question, and not the slot
            log.exception("worker not understood", pid=worker.pid, error=type(error).__name__)
            job.fail(EngineFailed("What the worker was asked or replied was not understood."))
            return False
        finally:
            call.cancel()
        if reply is None:
            return False
        # One that begins above the limit gains nothing by being replaced until it has grown, too.
        return worker.memory_mb <= max(self._limits.memory_mb, _GROWTH * worker.begun_mb)

    async def _reply(self, call: asyncio.Task[Json], job: Job) -> Json | None:
        """The reply, or None when nobody waits any more and the grace has passed."""
        abandoned = asyncio.create_task(job.done.wait())
        try:
            await asyncio.wait({call, abandoned}, return_when=asyncio.FIRST_COMPLETED)
            if not call.done():
                await asyncio.wait({call}, timeout=self._limits.grace)
            return call.result() if call.done() else None
        finally:
            abandoned.cancel()

    def _again_or_fail(self, job: Job) -> None:
        job.deaths += 1
        if job.deaths > 1:
            job.fail(EngineFailed("Two worker processes ended on this question."))
            return
        try:
            self._queue.put(job, "", urgent=True)
        except Busy as error:
            job.fail(error)
