"""Running the bot: socket mode or HTTP, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import structlog
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from qabot.errors import SettingsError, SlackError, SlackUnreachableError
from qabot.settings import Settings
from qabot.slack import logs, tokens
from qabot.slack.app import build_app, build_desk
from qabot.slack.desk import Desk
from qabot.slack.pool import Pool, PoolLimits
from qabot.slack.rebuilding import keep_rebuilding
from qabot.slack.state import STATE_FILE, open_state
from qabot.slack.web import build_web

log = structlog.get_logger(__name__)
FACTORY = "qabot.slack.engine:open_engine"
UPKEEP = 60.0  # seconds between rounds of taking up what is left and expiring what is old
PING = 5.0  # seconds; half of it is how long Slack may take for a pong before we reconnect


def serve(settings: Settings) -> int:
    """Run the bot until SIGTERM or Ctrl-C; returns the exit code 0.

    Raises ``SettingsError`` for a missing token, ``SlackError`` for one that Slack refuses, now or
    while it runs, and whatever keeps the index from opening.
    """
    tokens.require(settings.slack)
    logs.set_up(settings)
    asyncio.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings) as desk:
        refusal = await until_stopped(stop, desk)
        log.info("stopping")
    if refusal is not None:
        raise refusal


async def until_stopped(stop: asyncio.Event, desk: Desk) -> SlackError | None:
    """Wait for ``stop``, or for Slack to take our tokens no more; returns its refusal, if so.

    A question that it would not take an answer to is no proof yet: it is asked once more.
    """
    while True:
        await _either(stop, desk.turned_away)
        if stop.is_set():
            return None
        desk.turned_away.clear()
        try:
            await tokens.introduce(desk.client, desk.settings.slack)
        except SlackUnreachableError as error:
            log.warning("tokens not checked", reason=str(error))
        except SlackError as error:
            log.error("tokens refused, so the bot stops", reason=str(error))  # noqa: TRY400
            return error


async def _either(*events: asyncio.Event) -> None:
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Desk]:
    """The bot, connected and answering; on leaving, questions under way are finished first."""
    state = open_state(settings.state_dir / STATE_FILE)
    pool = Pool(FACTORY, worker_settings(settings), pool_limits(settings))
    desk = build_desk(pool, state, settings)
    try:
        await tokens.introduce(desk.client, settings.slack)
        await pool.start()
        async with (
            _connected(build_app(desk), pool, settings),
            _beside(_upkeep(desk, settings), *_rebuilding(settings)),
        ):
            log.info("running", mode=settings.slack.mode)
            yield desk
        left = await desk.drain(settings.slack.shutdown_seconds)
        log.info("stopped", left_for_next_start=left)
    finally:
        await pool.stop()
        if desk.client.session is not None:
            await desk.client.session.close()
        state.close()


@asynccontextmanager
async def _beside(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run ``work`` during the block, and end it with it."""
    tasks = [asyncio.create_task(_heard_of(one)) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _heard_of(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:  # the edge: nobody above would hear that it ended
        log.exception("work beside ended by a defect", error=type(error).__name__)


def _rebuilding(settings: Settings) -> list[Coroutine[Any, Any, None]]:
    if not settings.slack.watch:
        return []
    settle = settings.index.settle_seconds
    return [keep_rebuilding(settings.seeds_dir, settle, worker_settings(settings))]


def worker_settings(settings: Settings) -> dict[str, Any]:
    """What a worker is told: everything but the Slack section, which holds Slack's tokens."""
    told = settings.model_dump(mode="json", exclude={"slack"})
    told["vectors"]["token"] = settings.vectors.token.get_secret_value()  # a dump hides it
    return told


def pool_limits(settings: Settings) -> PoolLimits:
    """The bounds of the pool, from the settings."""
    slack = settings.slack
    return PoolLimits(
        workers=slack.workers,
        queue=slack.queue,
        per_user=slack.queue_per_user,
        deadline=slack.deadline_seconds,
        memory_mb=slack.worker_memory_mb,
    )


class _Server(uvicorn.Server):
    """A server that leaves signals to :func:`serve`, which has more than the port to close."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Change no signal handler."""
        yield


@asynccontextmanager
async def _connected(app: AsyncApp, pool: Pool, settings: Settings) -> AsyncIterator[None]:
    connect = _listening if settings.slack.mode == "http" else _socket
    async with connect(app, pool, settings):
        yield


@asynccontextmanager
async def _socket(app: AsyncApp, _: Pool, settings: Settings) -> AsyncIterator[None]:
    token = settings.slack.app_token.get_secret_value()
    handler = AsyncSocketModeHandler(app, token, ping_interval=PING)
    await handler.client.connect()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        await handler.client.close()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def _listening(app: AsyncApp, pool: Pool, settings: Settings) -> AsyncIterator[None]:
    secret = settings.slack.signing_secret.get_secret_value()
    web = build_web(app, secret, lambda: pool.ready)
    listening = _bound(settings.slack.host, settings.slack.port)
    server = _Server(
        uvicorn.Config(
            web,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=5,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await task


def _bound(host: str, port: int) -> socket.socket:
    """Listen here, and not in uvicorn, which ends the process where it cannot."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason = (error.strerror or "").partition(" (")[0]  # Python adds the address to it
        raise SettingsError(
            f"The bot cannot listen on {host}, port {port} ({reason}): "
            "set QABOT_SLACK__HOST and QABOT_SLACK__PORT to what is free on this machine."
        ) from error


async def _upkeep(desk: Desk, settings: Settings) -> None:
    """Now and then: take up questions that Slack was unreachable for; delete what is old."""
    while True:
        try:
            gone = desk.state.expire(time.time(), settings.slack.retention_days)
            resumed = desk.resume()
        except sqlite3.Error as error:  # a full disk, say: it may be mended before the next round
            log.warning("upkeep failed", reason=str(error))
        else:
            if gone or resumed:
                log.info("upkeep", expired=gone, resumed=resumed)
        await asyncio.sleep(UPKEEP)
