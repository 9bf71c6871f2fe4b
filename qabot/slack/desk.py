"""The desk: takes accepted questions, has them answered, sees that a reply goes out."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from qabot.domain import NoAnswer, Reason
from qabot.errors import CorruptIndexError, NoIndexError, QabotError, WrongModelError
from qabot.settings import Settings
from qabot.slack.access import Access
from qabot.slack.answerer import Answerer
from qabot.slack.background import Background
from qabot.slack.blocks import Message, notes
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.delivery.replies import respond
from qabot.slack.delivery.stream import Stream
from qabot.slack.incoming import Incoming
from qabot.slack.outcomes import asker_of, message_for, slack_says, told, was_chatter
from qabot.slack.pool import Busy, TooSlow
from qabot.slack.records import Asked, Entry, Result, Status, Surface, Thread
from qabot.slack.state import State

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3
UNREADY = (NoIndexError, CorruptIndexError, WrongModelError)
UNREACHABLE = (aiohttp.ClientError, TimeoutError)


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
    background: Background
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
        task = asyncio.create_task(self._work(asked), name=f"question-{asked.reference}")
        self._tasks[asked.id] = task
        self._threads[asked.id] = asked.thread
        task.add_done_callback(lambda _: self._done(asked.id))

    def _done(self, question_id: str) -> None:
        self._tasks.pop(question_id, None)
        self._threads.pop(question_id, None)
        self._stopped.discard(question_id)

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

    async def _work(self, asked: Asked) -> None:
        with structlog.contextvars.bound_contextvars(ref=asked.reference):
            began = time.monotonic()
            stream = Stream(self.client, self.courier, asked)
            try:
                status = await self._attend(asked, stream)
            except asyncio.CancelledError:
                if asked.id not in self._stopped:
                    raise  # the bot is shutting down: the next start takes it up
                await self._stop(asked, stream)
                status = Status.STOPPED
            except UNREACHABLE as error:
                log.warning("slack unreachable, will try again", error=type(error).__name__)
                return
            except Exception as error:  # the edge: nobody above would tell the user
                log.exception("question failed", error=type(error).__name__)
                status = await self._apologise(asked, stream)
            log.info("question closed", status=status.value, surface=asked.surface.value,
                     seconds=round(time.monotonic() - began, 3))  # fmt: skip

    async def _attend(self, asked: Asked, stream: Stream) -> Status:
        if not await self.access.permits(asker_of(asked)):
            await self._refuse(asked)
            return Status.FAILED
        if self.state.journal.begin(asked.id) > MOST_ATTEMPTS:
            log.error("question given up", attempts=MOST_ATTEMPTS)
            return await self._close(asked, notes.failed(asked.reference), Status.FAILED, stream)
        if not asked.text:
            message = notes.help_message(await self.examples(asked.user))
            return await self._close(asked, message, Status.ANSWERED, stream)
        try:
            result = await self._result(asked, stream)
        except (Busy, TooSlow, *UNREADY) as error:
            log.warning("not answered", kind=type(error).__name__, reason=str(error))
            return await self._close(asked, *told(error, asked.reference), stream)
        return await self._reply(asked, result, stream)

    async def _result(self, asked: Asked, stream: Stream) -> Result:
        """The answer: the one stored before a crash, or a new one, with signs of life."""
        entry = self.state.journal.entry(asked.id)
        if entry is not None and entry.result is not None:
            return entry.result
        earlier = self.state.journal.earlier(asked) if asked.thread.ts else ()
        answering = asyncio.create_task(self.answerer.ask(asked, earlier))
        try:
            if asked.surface is not Surface.COMMAND:
                await self._show_work(asked, answering, stream)
            return await answering
        finally:
            answering.cancel()

    async def _show_work(
        self, asked: Asked, answering: asyncio.Task[Result], stream: Stream
    ) -> None:
        await self.courtesy.working(asked.thread)
        slow = self.settings.slack.stream_after_seconds
        await asyncio.wait({answering}, timeout=slow)
        if not answering.done():
            await stream.start()

    async def _reply(self, asked: Asked, result: Result, stream: Stream) -> Status:
        self.state.journal.keep_result(asked.id, result)
        structlog.contextvars.bind_contextvars(generation=result.generation)
        if was_chatter(asked, result):
            await self.courtesy.idle(asked.thread)
            self.state.journal.finish(asked.id, Status.UNASKED)
            return Status.UNASKED
        if isinstance(result, NoAnswer) and result.reason is Reason.EMPTY_QUESTION:
            message = notes.help_message(await self.examples(asked.user))
        else:
            message = message_for(Entry(asked, Status.ACCEPTED, 0, result, None))
        return await self._close(asked, message, Status.ANSWERED, stream)

    async def _close(
        self, asked: Asked, message: Message, status: Status, stream: Stream
    ) -> Status:
        """Send the one reply that a question gets, and close it in the journal."""
        ts = None
        try:
            ts = await self._send(asked, message, stream)
        except (SlackApiError, QabotError) as error:
            log.warning("reply refused", error=slack_says(error))
            status = Status.FAILED
            if asked.thread.ts:
                await self.courtesy.idle(asked.thread)
        self.state.journal.finish(asked.id, status, ts)
        return status

    async def _send(self, asked: Asked, message: Message, stream: Stream) -> str | None:
        if asked.response_url:
            await respond(asked.response_url, message)
            return None
        entry = self.state.journal.entry(asked.id)
        again = entry is not None and entry.attempts > 1
        return await stream.deliver(message, perhaps_posted=again)

    async def _apologise(self, asked: Asked, stream: Stream) -> Status:
        try:
            return await self._close(asked, notes.failed(asked.reference), Status.FAILED, stream)
        except UNREACHABLE:
            return Status.FAILED  # still open in the journal: taken up when Slack is back

    async def _refuse(self, asked: Asked) -> None:
        self.state.journal.erase(asked.id)
        if asked.response_url:
            await respond(asked.response_url, notes.refused())
        elif asked.surface is not Surface.FOLLOW_UP:
            await self.courier.whisper(asked.thread, asked.user, notes.refused())

    async def _stop(self, asked: Asked, stream: Stream) -> None:
        # Closed first: were Slack not reached, the question would be taken up again.
        self.state.journal.finish(asked.id, Status.STOPPED)
        if not stream.shown:
            if asked.thread.ts:
                await self.courtesy.idle(asked.thread)
            return
        try:
            await stream.deliver(notes.stopped(), perhaps_posted=False)
        except (SlackApiError, *UNREACHABLE) as error:
            log.warning("reply refused", error=type(error).__name__)

    async def examples(self, user: str) -> tuple[str, ...]:
        """Questions that this archive answers; none when it cannot be read just now."""
        try:
            return (await self.answerer.about(user)).examples
        except QabotError as error:
            log.info("no examples", reason=str(error))
            return ()
