"""The stand-in as one server on a loopback port."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from standin import payloads
from standin.faults import Faults
from standin.gateway import Envelope, Gateway
from standin.web_api import APP_TOKEN, BOT_TOKEN, WebApi
from standin.workspace import Message, Workspace


class Standin:
    """Slack's servers: what the bot calls, and what calls the bot."""

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(self) -> None:
        self.space = Workspace()
        self.faults = Faults()
        self.gateway = Gateway()
        self.api = WebApi(self.space, self.faults)
        self.base = ""

    @property
    def api_url(self) -> str:
        return f"{self.base}/api/"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/apps.connections.open", self.gateway.open),
            web.post("/api/{method}", self.api.handle),
            web.get("/api/{method}", self.api.handle),
            web.get("/link", self.gateway.link),
            web.post("/response/{token}", self.api.respond),
        ]

    async def event(self, event: dict[str, Any], *, attempt: int = 0, **outer: Any) -> Envelope:
        body = payloads.event_callback(event, **outer)
        return await self.gateway.send("events_api", body, attempt)

    def response_url(self) -> str:
        return f"{self.base}/response/{self.space.response_token()}"

    async def slash(self, text: str, **more: Any) -> Envelope:
        body = payloads.slash(text, self.space.trigger(), self.response_url(), **more)
        return await self.gateway.send("slash_commands", body)

    async def press(self, action: dict[str, Any], **more: Any) -> Envelope:
        body = payloads.press(action, self.space.trigger(), self.response_url(), **more)
        return await self.gateway.send("interactive", body)

    async def thread(self, channel: str, ts: str, count: int = 1, within: float = 30.0
                     ) -> list[Message]:  # fmt: skip
        """Wait until the thread holds ``count`` finished messages of the bot's; return them."""
        await until(lambda: len(self._finished(channel, ts)) >= count, within)
        return self._finished(channel, ts)

    def _finished(self, channel: str, ts: str) -> list[Message]:
        return [m for m in self.space.thread(channel, ts) if m.text and not m.streaming]


async def until(true: Callable[[], bool], within: float = 30.0) -> None:
    """Wait for something to come true; ``TimeoutError`` when it does not."""
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not come true in time")
        await asyncio.sleep(0.01)


@asynccontextmanager
async def running_standin() -> AsyncIterator[Standin]:
    standin = Standin()
    app = web.Application(client_max_size=4 * 2**20)
    app.add_routes(standin.routes())
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    standin.base = f"http://127.0.0.1:{port}"
    standin.gateway.url = f"ws://127.0.0.1:{port}"
    try:
        yield standin
    finally:
        await standin.gateway.close()
        await runner.cleanup()
