"""Slack as it calls an app over HTTP: signed requests to its request URL."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Pusher:
    url: str
    secret: str

    async def event(self, payload: dict[str, Any]) -> Reply:
        return await self.raw(json.dumps(payload).encode(), "application/json")

    async def command(self, payload: dict[str, Any]) -> Reply:
        return await self.raw(urlencode(payload).encode(), "application/x-www-form-urlencoded")

    async def interaction(self, payload: dict[str, Any]) -> Reply:
        return await self.command({"payload": json.dumps(payload)})

    async def raw(
        self, body: bytes, kind: str, *, stamp: str | None = None, signature: str | None = None
    ) -> Reply:
        stamp = stamp if stamp is not None else str(int(time.time()))
        base = b"v0:" + stamp.encode() + b":" + body
        signed = "v0=" + hmac.new(self.secret.encode(), base, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature if signature is not None else signed,
        }
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=io.BytesIO(body), headers=headers) as response,
        ):
            return Reply(response.status, await response.text())
