"""Scenarios over HTTP: the same app behind guards."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from pydantic import SecretStr
from scenes import QUESTION, QUOTE, button, held
from standin import payloads, running_standin
from standin.pusher import Pusher
from standin.server import until

from qabot.slack.blocks import elements
from qabot.slack.doctor import reached

pytestmark = pytest.mark.asyncio(loop_scope="module")
SECRET = "0123456789abcdef0123456789abcdef"


@contextmanager
def own_port() -> Iterator[int]:
    """A port where nobody listens yet, and which nobody is given who asks for any free one."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # so that the bot can
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(start_bot: Any) -> AsyncIterator[Any]:
    with own_port() as port:
        async with (
            running_standin() as slack,
            start_bot(slack, mode="http", port=port, signing_secret=SecretStr(SECRET)) as made,
        ):
            yield made


@pytest_asyncio.fixture(loop_scope="module")
async def push(bot: Any) -> Pusher:
    port = bot.settings.slack.port
    made = Pusher(f"http://127.0.0.1:{port}/slack/events", SECRET)
    for _ in range(200):
        try:
            await made.event({"type": "url_verification", "challenge": "x"})
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.02)
        else:
            break
    return made


async def test_url_verification_works(push: Pusher) -> None:
    reply = await push.event({"type": "url_verification", "challenge": "abc", "token": "x"})
    assert reply.status == 200
    assert "abc" in reply.body


async def test_a_mention_is_answered_in_its_thread_once(bot: Any, push: Pusher) -> None:
    """Over HTTP as over a socket, and acknowledged before it can be answered."""
    ts = bot.slack.space.ts()
    body = payloads.event_callback(payloads.mention(QUESTION, ts))
    with held(bot):
        async with asyncio.timeout(20):
            replies = [await push.event(body) for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 200]
    [answer] = await bot.slack.thread("C01", ts)
    assert QUOTE in answer.text
    await until(lambda: not bot.desk.state.journal.unfinished())
    assert len(await bot.slack.thread("C01", ts)) == 1


async def test_commands_and_buttons_work(bot: Any, push: Pusher) -> None:
    """24 over HTTP."""
    body = payloads.slash(QUESTION, bot.slack.space.trigger(), bot.slack.response_url())
    assert (await push.command(body)).status == 200
    await until(lambda: bool(bot.slack.space.responses))
    shown = bot.slack.space.responses[-1]
    assert QUOTE in shown["text"]
    trigger = bot.slack.space.trigger()
    press = payloads.press(button(shown, elements.CONTEXT), trigger, bot.slack.response_url())
    assert (await push.interaction(press)).status == 200
    await until(lambda: bool(bot.slack.space.called("views.update")))


async def test_events_that_nobody_handles_are_acknowledged(bot: Any, push: Pusher) -> None:
    """7 over HTTP."""
    event = {"type": "team_join", "user": {"id": "U9"}, "event_ts": "1.0"}
    assert (await push.event(payloads.event_callback(event))).status == 200


def deep(levels: int) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels


@pytest.mark.parametrize(
    ("what", "change", "status"),
    [
        ("a forged signature", {"signature": "v0=" + "0" * 64}, 401),
        ("no signature", {"signature": ""}, 401),
        ("a signature that is no ASCII", {"signature": "v0=é"}, 401),
        ("a timestamp in words", {"stamp": "yesterday"}, 401),
        ("no timestamp", {"stamp": ""}, 401),
        ("a huge timestamp", {"stamp": "9" * 400}, 401),
        ("a negative timestamp", {"stamp": "-1"}, 401),
        ("digits that are no ASCII", {"stamp": "¹²³"}, 401),
        ("a stale request", {"stamp": str(int(time.time()) - 3600)}, 401),
        ("a request of tomorrow", {"stamp": str(int(time.time()) + 86_400)}, 401),
        ("bad JSON, unsigned", {"body": b"{", "signature": "v0=x"}, 401),
        ("bad JSON, signed", {"body": b"{not json"}, 400),
        ("JSON that is no object", {"body": b"[1]"}, 400),
        ("JSON nested 100 deep", {"body": deep(100)}, 400),
        ("JSON nested 50,000 deep", {"body": deep(50_000)}, 400),
        ("bytes that are no UTF-8", {"body": b"\xff\xfe"}, 400),
        ("a form with a bad payload", {"body": b"payload=%7B", "kind": "form"}, 400),
        ("a form with 5,000 fields", {"body": b"a=1&" * 5000, "kind": "form"}, 400),
        ("two megabytes", {"body": b"x" * 2 * 2**20}, 413),
    ],
)
async def test_what_slack_did_not_sign_or_cannot_mean_is_refused(
    bot: Any, push: Pusher, what: str, change: dict[str, Any], status: int
) -> None:
    """4xx, no 5xx, and no listener runs."""
    posts = len(bot.slack.space.messages)
    event = payloads.event_callback(payloads.mention(QUESTION, bot.slack.space.ts()))
    change = dict(change)
    body = change.pop("body", json.dumps(event).encode())
    form = change.pop("kind", "") == "form"
    kind = "application/x-www-form-urlencoded" if form else "application/json"
    if str(change.get("stamp", "")).isascii() and str(change.get("signature", "")).isascii():
        reply = await push.raw(body, kind, **change)
        assert reply.status == status, what
    else:
        assert await raw_status(push, body, change) == status, what
    await asyncio.sleep(0.05)
    assert len(bot.slack.space.messages) == posts
    assert bot.desk.state.journal.unfinished() == []


async def raw_status(push: Pusher, body: bytes, change: dict[str, str]) -> int:
    """Send header bytes that an HTTP client would refuse to send."""
    host = push.url.removeprefix("http://").partition("/")[0]
    reader, writer = await asyncio.open_connection(*host.split(":"))
    stamp, signature = change.get("stamp", str(int(time.time()))), change.get("signature", "v0=x")
    writer.write(
        f"POST /slack/events HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {signature}\r\n\r\n".encode()
        + body
    )
    status = int((await reader.readline()).split()[1])
    writer.close()
    await writer.wait_closed()
    return status


async def test_liveness_and_readiness_differ(bot: Any, push: Pusher) -> None:
    """A bot whose workers are gone lives, but is not ready."""
    base = push.url.removesuffix("/slack/events")
    async with aiohttp.ClientSession() as session:

        async def status(path: str) -> int:
            async with session.get(base + path) as response:
                return response.status

        assert (await status("/healthz"), await status("/readyz")) == (200, 200)
        workers = bot.desk.answerer.pool._workers
        kept = dict(workers)
        workers.clear()
        assert (await status("/healthz"), await status("/readyz")) == (200, 503)
        workers.update(kept)


async def test_the_doctor_sees_whether_the_public_address_leads_to_the_bot(
    bot: Any, push: Pusher
) -> None:
    base = push.url.removesuffix("/slack/events")
    with own_port() as silent:
        async with aiohttp.ClientSession() as session:
            assert (await reached(session, f"{base}/")).severity == "ok"
            for elsewhere in (f"http://127.0.0.1:{silent}", bot.slack.api_url, "https://["):
                assert (await reached(session, elsewhere)).severity == "warning"
