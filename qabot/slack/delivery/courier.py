"""Posting in a channel: in order, and never twice, even when a connection dies half-way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from weakref import WeakValueDictionary

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from qabot.slack.blocks import Message
from qabot.slack.delivery.client import FAILURES, UNREACHABLE
from qabot.slack.records import Thread

log = structlog.get_logger(__name__)
EVENT = "qabot_answer"
TRIES = 4
MOST_PAGES = 10  # of 200 messages, that are looked through for one of ours
PAUSE = 0.5  # seconds before a second try, doubled each time
UNSHOWABLE = ("invalid_blocks", "msg_blocks_too_long", "msg_too_long", "invalid_blocks_format")


class Courier:
    """Posts messages. Each carries an id as metadata, by which it is found again when in doubt."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def post(
        self, thread: Thread, message: Message, message_id: str, *, perhaps_posted: bool = False
    ) -> str:
        """Post a message once and return its ts.

        Within a channel messages keep their order: one waits until the one before it is
        through, rate limits included. ``perhaps_posted``: look for it before posting. Raises
        ``SlackApiError`` when Slack refuses, ``ClientError`` or ``TimeoutError`` when it cannot
        be reached.
        """
        lock = self._locks.setdefault(thread.channel, asyncio.Lock())
        async with lock:
            return await self._post(thread, message, message_id, in_doubt=perhaps_posted)

    async def update(self, thread: Thread, ts: str, message: Message, message_id: str) -> None:
        """Replace a message's content; the same call again does no harm."""
        await self.client.chat_update(
            channel=thread.channel,
            ts=ts,
            text=message.text,
            blocks=message.blocks,
            metadata=_metadata(message_id),
        )

    async def whisper(self, thread: Thread, user: str, message: Message) -> None:
        """Show a message to one person only; what goes wrong is logged, not raised."""
        try:
            await self.client.chat_postEphemeral(
                channel=thread.channel,
                user=user,
                thread_ts=thread.ts or None,
                text=message.text,
                blocks=message.blocks,
            )
        except FAILURES as error:
            log.warning("not whispered", error=type(error).__name__)

    async def _post(
        self, thread: Thread, message: Message, message_id: str, *, in_doubt: bool
    ) -> str:
        for attempt in range(TRIES):
            try:
                if in_doubt:
                    await asyncio.sleep(PAUSE * 2**attempt if attempt else 0)
                    found = await self._find(thread, message_id)
                    if found is not None:
                        return found
                return await self._send(thread, message, message_id)
            except SlackApiError as error:
                if error.response.status_code < 500 or attempt == TRIES - 1:
                    raise
            except UNREACHABLE:
                if attempt == TRIES - 1:
                    raise
            log.info("post in doubt", channel=thread.channel, attempt=attempt + 1)
            in_doubt = True
        raise AssertionError("the last try returns or raises")

    async def _send(self, thread: Thread, message: Message, message_id: str) -> str:
        try:
            return await self._call(thread, message.text, message.blocks, message_id)
        except SlackApiError as error:
            if error.response.get("error") not in UNSHOWABLE:
                raise
            # The words matter more than the layout: Slack refused the blocks, not the answer.
            log.warning("blocks refused", error=error.response["error"], id=message_id)
            return await self._call(thread, message.text, None, message_id)

    async def _call(
        self, thread: Thread, text: str, blocks: Sequence[dict[str, Any]] | None, message_id: str
    ) -> str:
        response = await self.client.chat_postMessage(
            channel=thread.channel,
            thread_ts=thread.ts or None,
            text=text,
            blocks=blocks,
            metadata=_metadata(message_id),
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(response["ts"])

    async def _find(self, thread: Thread, message_id: str) -> str | None:
        """The ts of our message of that id in the thread; None where it is not, or we may not look.

        Raises what :meth:`post` raises when Slack does not tell.
        """
        cursor: str | None = None
        try:
            for _ in range(MOST_PAGES):
                page = await self._page(thread, cursor)
                for message in page.get("messages") or []:
                    if message.get("metadata", {}).get("event_payload", {}).get("id") == message_id:
                        return str(message["ts"])
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    break
        except SlackApiError as error:
            if error.response.status_code != HTTPStatus.OK:  # Slack itself refuses with a 200
                raise
            log.warning("cannot look for a message", error=error.response["error"])
        return None

    async def _page(self, thread: Thread, cursor: str | None) -> AsyncSlackResponse:
        """Messages of a thread, oldest first; outside one the channel's, newest first."""
        if thread.ts:
            return await self.client.conversations_replies(
                channel=thread.channel, ts=thread.ts, include_all_metadata=True, limit=200,
                cursor=cursor,
            )  # fmt: skip
        return await self.client.conversations_history(
            channel=thread.channel, include_all_metadata=True, limit=200, cursor=cursor
        )


def _metadata(message_id: str) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"id": message_id}}
