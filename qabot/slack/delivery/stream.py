"""A streamed message for an answer that is slow: progress first, then the answer in its place."""

from __future__ import annotations

import structlog
from slack_sdk.errors import SlackApiError

from qabot.slack.blocks import Message
from qabot.slack.delivery.client import FAILURES
from qabot.slack.delivery.courier import Courier
from qabot.slack.delivery.courtesy import Courtesy
from qabot.slack.records import Asked, Entry
from qabot.slack.state import Journal

log = structlog.get_logger(__name__)
TASK = {"type": "task_update", "id": "search", "title": "Searching the archive"}


class Stream:
    """One answer's stream. Whatever becomes of it, the full answer is delivered once.

    A stream ends by itself after about five minutes, and its reader may end it; the answer then
    replaces what it showed (``chat.update``), or is posted when nothing was ever shown. What it
    showed is journaled: after a crash the answer takes its place too.
    """

    def __init__(
        self,
        courier: Courier,
        courtesy: Courtesy,
        asked: Asked,
        journal: Journal,
        before: Entry | None,
    ) -> None:
        """``before`` is the question as it was left by a crash, or as it was accepted.

        What stands in the thread then is replaced; what may stand there is looked for.
        """
        self._client = courier.client
        self._courier = courier
        self._courtesy = courtesy
        self._asked = asked
        self._journal = journal
        self._ts = before.reply_ts if before else None
        self._again = before is not None and before.attempts > 0

    @property
    def shown(self) -> bool:
        """Whether something stands in the thread already."""
        return self._ts is not None

    async def start(self) -> None:
        """Show that it takes a little longer; where streams are refused, nothing is shown."""
        if self.shown:
            return
        try:
            response = await self._client.chat_startStream(
                channel=self._asked.thread.channel,
                thread_ts=self._asked.thread.ts,
                recipient_team_id=self._asked.thread.team,
                recipient_user_id=self._asked.user,
                chunks=[{**TASK, "status": "in_progress"}],
            )
        except FAILURES as error:
            log.info("no stream", ref=self._asked.reference, error=type(error).__name__)
        else:
            self._ts = str(response["ts"])
            self._journal.show(self._asked.id, self._ts)

    async def deliver(self, message: Message) -> str:
        """Deliver the message and return its ts; raises what :meth:`Courier.post` raises."""
        if self._ts is not None:
            await self._end(self._ts, message)
            if await self._replaced(self._ts, message):
                return self._ts
        return await self._courier.post(
            self._asked.thread, message, self._asked.id, perhaps_posted=self._again
        )

    async def _end(self, ts: str, message: Message) -> None:
        """End the stream with the answer in it, so that it is never seen empty."""
        try:
            await self._client.chat_stopStream(
                channel=self._asked.thread.channel,
                ts=ts,
                chunks=[{**TASK, "status": "complete"}],
                blocks=message.blocks,
            )
        except SlackApiError as error:
            # It expired, or its reader stopped it: it has ended all the same.
            log.info("stream had ended", error=error.response["error"])
            await self._courtesy.at_rest(self._asked.thread)

    async def _replaced(self, ts: str, message: Message) -> bool:
        try:
            await self._courier.update(self._asked.thread, ts, message, self._asked.id)
        except SlackApiError as error:
            log.info("stream not replaced", error=error.response["error"])
            return False
        return True
