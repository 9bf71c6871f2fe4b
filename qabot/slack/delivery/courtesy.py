"""Signs of life that an answer never waits for long: the status line and suggested prompts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from qabot.slack.delivery.client import FAILURES
from qabot.slack.escape import cut
from qabot.slack.records import Thread

log = structlog.get_logger(__name__)
SEARCHING = "is searching the archive…"
PATIENCE = 3.0  # seconds that an answer may have to wait for its status line
MOST_PROMPTS = 4
LONGEST_PROMPT_TITLE = 60


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Best effort: what fails here is logged and forgotten."""

    client: AsyncWebClient

    async def working(self, thread: Thread) -> None:
        """Show that the question is being worked on; Slack clears it when we reply."""
        await self._status(thread, SEARCHING)

    async def idle(self, thread: Thread) -> None:
        """Clear the status where no reply was posted that would have cleared it."""
        await self._status(thread, "")

    async def at_rest(self, thread: Thread) -> None:
        """Say that nothing is worked on any more in a thread whose stream did not end by us.

        Slack leaves that to the app: a session stays "processing", with a stop button, otherwise.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                await self.client.agents_sessions_setStatus(
                    channel_id=thread.channel, thread_ts=thread.ts, status="active"
                )
        except FAILURES as error:
            log.info("session not at rest", error=type(error).__name__)

    async def _status(self, thread: Thread, status: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self.client.assistant_threads_setStatus(
                    channel_id=thread.channel, thread_ts=thread.ts, status=status
                )
        except FAILURES as error:
            log.debug("status not set", error=type(error).__name__)

    async def suggest(self, channel: str, prompts: Sequence[str]) -> None:
        """Offer questions to begin with, above the conversation with the bot."""
        if not prompts:
            return
        shown = [
            {"title": cut(prompt, LONGEST_PROMPT_TITLE), "message": prompt}
            for prompt in prompts[:MOST_PROMPTS]
        ]
        try:
            await self.client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, prompts=shown
            )
        except FAILURES as error:
            log.info("prompts not set", error=type(error).__name__)
