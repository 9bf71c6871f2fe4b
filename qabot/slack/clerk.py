"""The clerk: has one accepted question answered, and sees that its one reply goes out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from slack_sdk.errors import SlackApiError

from qabot.domain import NoAnswer, Reason
from qabot.errors import CorruptIndexError, EngineError, NoIndexError, QabotError, WrongModelError
from qabot.question.small_talk import calls_for_help, gives_thanks
from qabot.slack.access import Access, asker_of
from qabot.slack.answerer import Answerer
from qabot.slack.blocks import Message, notes
from qabot.slack.delivery.client import FAILURES, UNREACHABLE, slack_says, turned_away
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.delivery.replies import respond
from qabot.slack.delivery.stream import Stream
from qabot.slack.outcomes import message_for, told, was_chatter, was_overheard
from qabot.slack.pool import Busy, TooSlow
from qabot.slack.records import Asked, Entry, Result, Status, Surface
from qabot.slack.state import State

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3
UNREADY = (NoIndexError, CorruptIndexError, WrongModelError, EngineError)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Works on questions, each in a task of the desk's. ``slow`` is in seconds.

    ``turned_away`` is set when Slack takes our token no more.
    """

    state: State
    answerer: Answerer
    access: Access
    courier: Courier
    courtesy: Courtesy
    slow: float
    turned_away: asyncio.Event

    async def work(
        self, asked: Asked, stopped: Callable[[], bool], after: asyncio.Task[None] | None = None
    ) -> None:
        """Answer a question, ``after`` the one before it, and close it in the journal.

        It stays open where Slack is away, or takes our token no more.

        When cancelled: ``stopped`` tells whether its reader wants it no more. If not, the bot is
        shutting down, and the next start takes it up.
        """
        with structlog.contextvars.bound_contextvars(ref=asked.reference):
            began = time.monotonic()
            before = self.state.journal.entry(asked.id)
            stream = Stream(self.courier, self.courtesy, asked, self.state.journal, before)
            status: Status | None
            try:
                if after:
                    await asyncio.wait([after])
                status = await self._attend(asked, before, stream)
            except asyncio.CancelledError:
                if not stopped():
                    raise
                await self._stop(asked, stream)
                status = Status.STOPPED
            except Exception as error:  # noqa: BLE001 - the edge: nobody above would tell the user
                status = await self._fail(error, asked, stream)
            if status is None:
                return
            log.info("question closed", status=status.value, surface=asked.surface.value,
                     seconds=round(time.monotonic() - began, 3), question=asked.text)  # fmt: skip

    async def _attend(self, asked: Asked, before: Entry | None, stream: Stream) -> Status:
        if was_chatter(asked, self.state.journal.earlier(asked)):
            return self._leave(asked)
        if not await self.access.permits(asker_of(asked)):
            await self._refuse(asked)
            return Status.FAILED
        attempts = self.state.journal.begin(asked.id)
        if before and before.result:  # also after any number of rounds: Slack may have been away
            return await self._reply(asked, before.result, stream)
        if attempts > MOST_ATTEMPTS:
            log.error("question given up", attempts=MOST_ATTEMPTS)
            return await self._close(asked, notes.failed(asked.reference), Status.FAILED, stream)
        return await self._answer(asked, stream)

    async def _answer(self, asked: Asked, stream: Stream) -> Status:
        reply = await self._small_talk(asked)
        if reply is not None:
            return await self._close(asked, reply, Status.UNASKED, stream)
        try:
            result = await self._result(asked, stream)
        except (Busy, TooSlow, *UNREADY) as error:
            log.warning("not answered", kind=type(error).__name__, reason=str(error))
            return await self._close(asked, *told(error, asked.reference), stream)
        return await self._reply(asked, result, stream)

    async def _small_talk(self, asked: Asked) -> Message | None:
        if calls_for_help(asked.text):
            return await self._help(asked)
        return notes.welcome() if gives_thanks(asked.text) else None

    async def _result(self, asked: Asked, stream: Stream) -> Result:
        """A new answer, with signs of life."""
        pressed = asked.surface is Surface.PRESSED  # and so understood before
        earlier = () if pressed else self.state.journal.earlier(asked)
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
        await asyncio.wait({answering}, timeout=self.slow)
        if not answering.done():
            await stream.start()

    async def _reply(self, asked: Asked, result: Result, stream: Stream) -> Status:
        structlog.contextvars.bind_contextvars(generation=result.generation)
        overheard = was_overheard(asked, result)
        empty = isinstance(result, NoAnswer) and result.reason is Reason.EMPTY_QUESTION
        if empty and overheard:
            await self.courtesy.idle(asked.thread)
            return self._leave(asked)
        self.state.journal.keep_result(asked.id, result)
        if empty:
            message = await self._help(asked)
        else:
            message = message_for(asked, result)
        closed = Status.UNASKED if overheard else Status.ANSWERED
        return await self._close(asked, message, closed, stream)

    def _leave(self, asked: Asked) -> Status:
        self.state.erase(asked.id)  # it was said to others, and is not ours to keep
        return Status.UNASKED

    async def _help(self, asked: Asked) -> Message:
        return notes.help_message(await self.answerer.about_if_readable(asked.user))

    async def _close(
        self, asked: Asked, message: Message, status: Status, stream: Stream
    ) -> Status:
        """Send the one reply that a question gets, and close it in the journal."""
        ts = None
        try:
            ts = await self._send(asked, message, stream)
        except (SlackApiError, QabotError) as error:
            if turned_away(error):
                raise
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
        return await stream.deliver(message)

    async def _fail(self, error: Exception, asked: Asked, stream: Stream) -> Status | None:
        """Say that it failed; None where nothing can be said, and the question stays open."""
        if self._stays_open(error):
            return None
        log.error("question failed", error=type(error).__name__, exc_info=error)
        try:
            return await self._close(asked, notes.failed(asked.reference), Status.FAILED, stream)
        except FAILURES as failure:
            if self._stays_open(failure):
                return None
            raise

    def _stays_open(self, error: Exception) -> bool:
        if turned_away(error):
            log.error("slack takes the bot token no more", error=slack_says(error))
            self.turned_away.set()
            return True
        if isinstance(error, UNREACHABLE):
            log.warning("slack unreachable, will try again", error=type(error).__name__)
            return True
        return False

    async def _refuse(self, asked: Asked) -> None:
        self.state.erase(asked.id)
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
            await stream.deliver(notes.stopped())
        except FAILURES as error:
            log.warning("reply refused", error=type(error).__name__)
