"""The desk: which questions are accepted and under way; what is waited for, and what stopped."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from slack_sdk.web.async_client import AsyncWebClient

from qabot.settings import Settings
from qabot.slack.access import Access
from qabot.slack.answerer import Answerer
from qabot.slack.background import Background
from qabot.slack.clerk import Clerk
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.incoming import Incoming
from qabot.slack.records import Asked, Surface
from qabot.slack.state import State


class _Work(NamedTuple):
    """A question under way; ``stopped`` is set when its reader wants it no more."""

    asked: Asked
    task: asyncio.Task[None]
    stopped: asyncio.Event


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
    _under_way: dict[str, _Work] = field(default_factory=dict)

    def accept(self, incoming: Incoming) -> bool:
        """Journal a question; False when it was accepted before. Call before acknowledging."""
        return self.state.accept(incoming.asked, incoming.keys)

    def take(self, asked: Asked) -> None:
        """Begin to work on a journaled question, unless that was begun already."""
        if asked.id in self._under_way:
            return
        stopped = asyncio.Event()
        work = self.clerk.work(asked, stopped.is_set, self._leans_on(asked))
        task = asyncio.create_task(work, name=f"question-{asked.reference}")
        self._under_way[asked.id] = _Work(asked, task, stopped)
        task.add_done_callback(lambda _: self._under_way.pop(asked.id))

    def _leans_on(self, asked: Asked) -> asyncio.Task[None] | None:
        """The question before it in the conversation, where that is under way, or waits itself.

        What is asked faster than it is answered would else be read without what it leans on. More
        than one person may have waiting do not wait here, where nothing bounds them.
        """
        if asked.surface is Surface.PRESSED:  # which was understood before
            return None
        works = [one.task for one in self._under_way.values() if _go_on(one.asked, asked)]
        return works[-1] if 0 < len(works) <= self.settings.slack.queue_per_user else None

    @property
    def under_way(self) -> int:
        """How many questions are worked on."""
        return len(self._under_way)

    @property
    def turned_away(self) -> asyncio.Event:
        """Set when Slack takes our token no more."""
        return self.clerk.turned_away

    def resume(self) -> int:
        """Take up what was accepted and never finished; returns how many questions."""
        entries = self.state.journal.unfinished()
        waiting = [entry.asked for entry in entries if entry.asked.id not in self._under_way]
        for asked in waiting:
            self.take(asked)
        return len(waiting)

    def stop_thread(self, channel: str, ts: str) -> int:
        """Cancel the questions of a thread, as its reader asked; returns how many."""
        works = self._under_way.values()
        threads = [(one, one.asked.thread) for one in works]
        ours = [one for one, thread in threads if (thread.channel, thread.ts) == (channel, ts)]
        for one in ours:
            one.stopped.set()
            one.task.cancel()
        return len(ours)

    async def drain(self, seconds: float) -> int:
        """Wait for the questions under way; those left stay in the journal for the next start."""
        began = time.monotonic()
        if tasks := [one.task for one in self._under_way.values()]:
            await asyncio.wait(tasks, timeout=seconds)
        await self.background.drain(max(0.0, seconds - (time.monotonic() - began)))
        left = [one.task for one in self._under_way.values()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)


def _go_on(first: Asked, second: Asked) -> bool:
    """Whether both are of one thread, or of one direct conversation, and may lean on each other."""
    if first.surface is second.surface is Surface.DIRECT:
        mine, theirs = first.thread, second.thread
        return (mine.team, mine.channel) == (theirs.team, theirs.channel)
    return bool(first.thread.ts) and first.thread == second.thread
