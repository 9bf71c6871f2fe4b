"""The Web API over HTTP: encodings, tokens, faults, response URLs."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from standin.faults import Fault, Faults, Kind
from standin.methods import JSON_METHODS, METHODS, check_content
from standin.refusal import Refusal
from standin.workspace import Call, Workspace

BOT_TOKEN = "xoxb-0000-standin"
APP_TOKEN = "xapp-0000-standin"
SCOPES = (
    "app_mentions:read,chat:write,assistant:write,im:history,channels:history,groups:history,"
    "commands,users:read"
)


@dataclass(slots=True)
class WebApi:
    space: Workspace
    faults: Faults
    delay: float = 0.0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args = await _arguments(request)
        fault = self.faults.take(method)
        if fault is not None and fault.kind is not Kind.DROP_AFTER:
            self.space.calls.append(Call(method, args, time.monotonic(), str(fault.kind)))
            return _struck(request, fault)
        await asyncio.sleep(self.delay)
        body = self._answer(request, method, args)
        self.space.calls.append(Call(method, args, time.monotonic(), body.get("error")))
        if fault is not None:
            return _dropped(request)
        return web.json_response(body, headers={"x-oauth-scopes": SCOPES})

    def _answer(self, request: web.Request, method: str, args: dict[str, Any]) -> dict[str, Any]:
        if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}":
            return {"ok": False, "error": "invalid_auth"}
        if method not in METHODS:
            return {"ok": False, "error": "unknown_method"}
        if method in JSON_METHODS and request.content_type != "application/json":
            return {"ok": False, "error": "invalid_form_data"}
        try:
            return {"ok": True, **METHODS[method](self.space, args)}
        except Refusal as refusal:
            return refusal.body()

    async def respond(self, request: web.Request) -> web.Response:
        if not self.space.use_response(request.match_info["token"]):
            return web.Response(status=404, text="used_url")
        body = await request.json()
        try:
            if not body.get("delete_original"):
                check_content(body)
        except Refusal as refusal:
            return web.Response(status=400, text=refusal.error)
        self.space.responses.append({"token": request.match_info["token"], **body})
        return web.Response(text="ok")


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(json.loads(await request.text() or "{}"))
    form = {name: str(value) for name, value in (await request.post()).items()}
    return {**request.query, **form}


def _struck(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.kind is Kind.RATE_LIMITED:
        headers = {"Retry-After": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    if fault.kind is Kind.UNAVAILABLE:
        return web.json_response({"ok": False, "error": "service_unavailable"}, status=503)
    if fault.kind is Kind.DROP_BEFORE:
        return _dropped(request)
    return web.json_response({"ok": False, "error": fault.error})


def _dropped(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
