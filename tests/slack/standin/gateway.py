"""The Socket Mode gateway: single-use tickets, hello, envelopes, acknowledgements."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, WSMsgType, web

from standin.web_api import APP_TOKEN

REDELIVERY = 3.0  # seconds without an acknowledgement; Slack's first retry


@dataclass(slots=True)
class Envelope:
    kind: str
    payload: dict[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    attempts: int = 0
    sent: float = 0.0
    ack_delay: float | None = None
    response: dict[str, Any] | None = None
    acked: asyncio.Event = field(default_factory=asyncio.Event)

    def frame(self) -> str:
        body = {
            "envelope_id": self.id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != "events_api",
        }
        if self.kind == "events_api":
            body |= {"retry_attempt": self.attempts, "retry_reason": ""}
        return json.dumps(body)


@dataclass(slots=True)
class Gateway:
    url: str = ""
    envelopes: dict[str, Envelope] = field(default_factory=dict)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    connections: int = 0
    refuse_next: int = 0  # how many apps.connections.open calls fail
    mute: bool = False  # half-open: connected, but nothing is answered
    redelivery: float = REDELIVERY
    _tickets: set[str] = field(default_factory=set)
    _redeliveries: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {APP_TOKEN}":
            return web.json_response({"ok": False, "error": "not_allowed_token_type"})
        if self.refuse_next > 0:
            self.refuse_next -= 1
            return web.json_response({"ok": False, "error": "internal_error"})
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return web.json_response({"ok": True, "url": f"{self.url}/link?ticket={ticket}"})

    async def link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await self._serve(socket)
        return socket

    async def _serve(self, socket: web.WebSocketResponse) -> None:
        self.connections += 1
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets)})
        for envelope in [e for e in self.envelopes.values() if not e.acked.is_set()]:
            await self._send(socket, envelope)
        async for message in socket:
            if self.mute:
                continue
            if message.type == WSMsgType.PING:
                await socket.pong(message.data)
            elif message.type == WSMsgType.TEXT:
                self._acknowledged(json.loads(message.data))
        if socket in self.sockets:
            self.sockets.remove(socket)

    def _acknowledged(self, frame: dict[str, Any]) -> None:
        envelope = self.envelopes.get(frame.get("envelope_id", ""))
        if envelope is not None and not envelope.acked.is_set():
            envelope.ack_delay = time.monotonic() - envelope.sent
            envelope.response = frame.get("payload")
            envelope.acked.set()

    async def send(self, kind: str, payload: dict[str, Any], attempt: int = 0) -> Envelope:
        envelope = Envelope(kind, payload, attempts=attempt)
        self.envelopes[envelope.id] = envelope
        if self.sockets:
            await self._send(self.sockets[-1], envelope)
        task = asyncio.create_task(self._redeliver(envelope))
        self._redeliveries.add(task)
        task.add_done_callback(self._redeliveries.discard)
        return envelope

    async def _send(self, socket: web.WebSocketResponse, envelope: Envelope) -> None:
        envelope.sent = time.monotonic()
        with suppress(ConnectionError, ClientError):  # gone: the envelope is delivered again
            if not socket.closed:
                await socket.send_str(envelope.frame())

    async def _redeliver(self, envelope: Envelope) -> None:
        for _ in range(3):
            try:
                await asyncio.wait_for(envelope.acked.wait(), self.redelivery)
            except TimeoutError:
                envelope.attempts += 1
                if self.sockets:
                    await self._send(self.sockets[-1], envelope)
            else:
                return

    async def disconnect(self) -> None:
        """Ask politely for a refresh, as Slack does every few hours."""
        for socket in list(self.sockets):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def garbage(self) -> None:
        for socket in list(self.sockets):
            await socket.send_str("{not json")
            await socket.send_str('{"type": "surprise"}')

    def cut(self) -> None:
        """Close hard: no close frame."""
        for socket in list(self.sockets):
            transport = socket._req.transport if socket._req is not None else None
            if transport is not None:
                transport.abort()

    async def close(self) -> None:
        for task in list(self._redeliveries):
            task.cancel()
        for socket in list(self.sockets):
            await socket.close()
