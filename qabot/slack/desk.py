"""The desk: which questions are accepted and under way; what is waited for, and what stopped."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from slack_sdk.web.async_client import AsyncWebClient

from qabot.settings import Settings
from qabot.slack.access import Access
from qabot.slack.answerer import Answerer
from qabot.slack.background import Background
from qabot.slack.clerk import Clerk
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.incoming import Incoming
from qabot.slack.records import Asked, Thread
from qabot.slack.state import State


@dataclass(slots=True)
class Desk:
    """Everything that listeners need. One per app; lives on the event loop's thread."""

    settings: Settings
    state: State
    answerer: Answerer
    access: Access
    client: AsyncWebClient
    courier: Courier
    courtesy: Courtesy
    clerk: Clerk
    background: Background = field(default_factory=Background)
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _threads: dict[str, Thread] = field(default_factory=dict)
    _stopped: set[str] = field(default_factory=set)

    def accept(self, incoming: Incoming) -> bool:
        """Journal a question; False when it was accepted before. Call before acknowledging."""
        return self.state.accept(incoming.asked, incoming.keys)

    def take(self, asked: Asked) -> None:
        """Begin to work on a journaled question, unless that was begun already."""
        if asked.id in self._tasks:
            return
        work = self.clerk.work(asked, lambda: asked.id in self._stopped)
        task = asyncio.create_task(work, name=f"question-{asked.reference}")
        self._tasks[asked.id] = task
        self._threads[asked.id] = asked.thread
        task.add_done_callback(lambda _: self._done(asked.id))

    def _done(self, question_id: str) -> None:
        self._tasks.pop(question_id, None)
        self._threads.pop(question_id, None)
        self._stopped.discard(question_id)

    @property
    def under_way(self) -> int:
        """How many questions are worked on."""
        return len(self._tasks)

    def resume(self) -> int:
        """Take up what was accepted and never finished; returns how many questions."""
        entries = self.state.journal.unfinished()
        waiting = [entry.asked for entry in entries if entry.asked.id not in self._tasks]
        for asked in waiting:
            self.take(asked)
        return len(waiting)

    def stop_thread(self, channel: str, ts: str) -> int:
        """Cancel the questions of a thread, as its reader asked; returns how many."""
        ours = [i for i, t in self._threads.items() if (t.channel, t.ts) == (channel, ts)]
        for question_id in ours:
            self._stopped.add(question_id)
            self._tasks[question_id].cancel()
        return len(ours)

    async def drain(self, seconds: float) -> int:
        """Wait for the questions under way; those left stay in the journal for the next start."""
        began = time.monotonic()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=seconds)
        await self.background.drain(max(0.0, seconds - (time.monotonic() - began)))
        left = list(self._tasks.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)
