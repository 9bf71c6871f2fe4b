"""Answers to a slash command, through its response URL: five uses within thirty minutes."""

from __future__ import annotations

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.webhook.async_client import AsyncWebhookClient

from qabot.errors import SlackError
from qabot.slack.blocks import Message


async def respond(url: str, message: Message, *, to_channel: bool = False) -> None:
    """Answer where the command was given, for its user alone unless ``to_channel``.

    Raises ``SlackError`` when the URL is used up or expired.
    """
    # A lost connection is not retried: the reply may have got through.
    retries: list[AsyncRetryHandler] = [AsyncRateLimitErrorRetryHandler(max_retry_count=3)]
    response = await AsyncWebhookClient(url, timeout=15, retry_handlers=retries).send(
        text=message.text,
        blocks=message.blocks,
        response_type="in_channel" if to_channel else "ephemeral",
        replace_original=False,
        unfurl_links=False,
        unfurl_media=False,
    )
    if response.status_code != 200:
        raise SlackError(f"Slack refused the reply to a command ({response.status_code}).")
