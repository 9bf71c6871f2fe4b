"""The Web API client, how its calls fail, and which of these may be repeated."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from qabot.settings import SlackSettings

NOT_REPEATABLE = ("chat.postMessage", "chat.postEphemeral", "chat.startStream")
"""Methods that a lost connection may have let through: repeating one may post twice."""

UNREACHABLE = (aiohttp.ClientError, TimeoutError)
"""What a call raises when Slack cannot be reached; and :data:`FAILURES`, when it refuses, too."""

FAILURES = (SlackApiError, *UNREACHABLE)

_TOKEN_REFUSED = ("account_inactive", "invalid_auth", "token_revoked")

TIMEOUT = 15  # seconds for one call
RATE_LIMIT_RETRIES = 8


def slack_says(error: Exception) -> str:
    """Slack's code for what it refused, or our own sentence."""
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else str(error)


def turned_away(error: Exception) -> bool:
    """Whether Slack takes our token no more, so that nobody can be told anything."""
    return isinstance(error, SlackApiError) and slack_says(error) in _TOKEN_REFUSED


def _repeatable(request: HttpRequest) -> bool:
    return not request.url.endswith(NOT_REPEATABLE)


class _OnlyRepeatable(AsyncRetryHandler):
    """Stands before another handler, and leaves alone what must not be repeated."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        return _repeatable(request) and await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )


class _ConnectionErrors(_OnlyRepeatable, AsyncConnectionErrorRetryHandler):
    pass


class _ServerErrors(_OnlyRepeatable, AsyncServerErrorRetryHandler):
    pass


def make_client(settings: SlackSettings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """The client for replies: waits out rate limits, repeats only what is safe to repeat."""
    return _client(
        settings,
        session,
        AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_RETRIES),
        _ServerErrors(max_retry_count=2),
        _ConnectionErrors(max_retry_count=2),
    )


def make_courtesy_client(settings: SlackSettings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """The client for what an answer must never wait for (status, prompts): no retries."""
    return _client(settings, session)


def _client(
    settings: SlackSettings, session: aiohttp.ClientSession, *retries: AsyncRetryHandler
) -> AsyncWebClient:
    return AsyncWebClient(
        settings.bot_token.get_secret_value(),
        base_url=settings.api_url,
        session=session,
        retry_handlers=list(retries),
    )


def make_session() -> aiohttp.ClientSession:
    """The connections that both clients share."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
