"""HTTP mode: guards in front of Bolt, and the probes that supervisors ask."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from urllib.parse import parse_qs

import structlog
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

log = structlog.get_logger(__name__)
MOST_BYTES = 2**20
MOST_DEPTH = 50
MOST_FIELDS = 100
CLOCK = 300  # seconds that a request's timestamp may differ from ours
PATH = "/slack/events"


def build_web(app: AsyncApp, signing_secret: str, ready: Callable[[], bool]) -> Starlette:
    """The web application: Slack's requests, and two probes.

    ``/healthz`` says that the process lives, ``/readyz`` whether questions can be answered.
    """

    async def alive(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def readiness(_: Request) -> Response:
        is_ready = ready()
        return JSONResponse({"ready": is_ready}, status_code=200 if is_ready else 503)

    slack = Route(PATH, _Guarded(app, signing_secret).handle, methods=["POST"])
    return Starlette(routes=[Route("/healthz", alive), Route("/readyz", readiness), slack])


class _Guarded:
    """Size, signature and shape are checked before a byte is parsed by anything else."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._bolt = AsyncSlackRequestHandler(app)
        self._verifier = SignatureVerifier(signing_secret)

    async def handle(self, request: Request) -> Response:
        try:
            body = await _bounded_body(request)
        except ClientDisconnect:
            return _refusal(400, "disconnected")
        if body is None:
            return _refusal(413, "too large")
        if not _is_text(body):
            return _refusal(400, "malformed")
        if not self._signed(request, body):
            return _refusal(401, "not signed by Slack")
        if not _well_formed(request, body):
            return _refusal(400, "malformed")
        # Starlette keeps a body that was read whole; Bolt's handler reads it again from there.
        request._body = body  # noqa: SLF001
        return await self._bolt.handle(request)

    def _signed(self, request: Request, body: bytes) -> bool:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit()) or len(stamp) > 12 or not signature.isascii():
            return False
        if abs(time.time() - int(stamp)) > CLOCK:
            return False
        return self._verifier.is_valid(body, stamp, signature)


async def _bounded_body(request: Request) -> bytes | None:
    """The body, or None as soon as it is longer than allowed."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _is_text(body: bytes) -> bool:
    """Whether the body is UTF-8; the signature check of slack_sdk raises for others."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _well_formed(request: Request, body: bytes) -> bool:
    """Whether Bolt will be able to parse the body: JSON objects of sane depth."""
    text = body.decode("utf-8")
    if request.headers.get("content-type", "").startswith("application/json"):
        return _is_object(text)
    if text.count("&") >= MOST_FIELDS:
        return False
    return all(map(_is_object, parse_qs(text).get("payload", [])))


def _is_object(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and _depth(value) <= MOST_DEPTH


def _depth(value: object) -> int:
    """How deeply a JSON value is nested; stops counting past the limit."""
    level, layer = 0, [value]
    while layer and level <= MOST_DEPTH:
        level += 1
        layer = [
            inner
            for item in layer
            if isinstance(item, (dict, list))
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return level


def _refusal(status: int, reason: str) -> Response:
    log.warning("request refused", status=status, reason=reason)
    return JSONResponse({"error": reason}, status_code=status)
