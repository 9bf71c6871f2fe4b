"""The stand-in is as strict as Slack: it refuses the payloads that Slack refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from standin import Standin, payloads, running_standin
from standin.faults import Fault, Kind
from standin.pings import pings
from standin.rules import problems
from standin.server import until
from standin.views import view_problems


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str = "a", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("Go"), "action_id": action_id, **more}


def actions(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(items)}


def rich(*leaves: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(leaves)}]}


def feedback(**more: Any) -> dict[str, Any]:
    sides = {
        "positive_button": {"text": plain("Good"), "value": "1"},
        "negative_button": {"text": plain("Bad"), "value": "2"},
    }
    return {"type": "feedback_buttons", "action_id": "f", **sides, **more}


BAD: dict[str, list[dict[str, Any]]] = {
    "51 blocks": [section() for _ in range(51)],
    "a duplicate action_id": [actions(button("a"), button("a"))],
    "a duplicate action_id across blocks": [actions(button("a")), actions(button("a"))],
    "a duplicate block_id": [section(block_id="b"), section(block_id="b")],
    "an empty section": [section("")],
    "a section of 3,001 characters": [section("x" * 3001)],
    "a section without text": [{"type": "section"}],
    "an unknown property": [section(colour="red")],
    "an unknown block": [{"type": "poem", "text": "x"}],
    "a header of 151 characters": [{"type": "header", "text": plain("x" * 151)}],
    "a header in mrkdwn": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "11 context elements": [{"type": "context", "elements": [plain("x")] * 11}],
    "an empty context": [{"type": "context", "elements": []}],
    "an empty context text": [{"type": "context", "elements": [plain("")]}],
    "26 buttons": [actions(*(button(str(i)) for i in range(26)))],
    "a button text of 76 characters": [actions({**button(), "text": plain("x" * 76)})],
    "a button value of 2,001 characters": [actions(button(value="x" * 2001))],
    "a button of unknown style": [actions(button(style="loud"))],
    "an action_id of 256 characters": [actions(button("x" * 256))],
    "feedback buttons among actions": [actions(feedback())],
    "feedback without a value": [
        {
            "type": "context_actions",
            "elements": [feedback(positive_button={"text": plain("G"), "value": ""})],
        }
    ],
    "a button among context actions": [{"type": "context_actions", "elements": [button()]}],
    "empty rich text": [{"type": "rich_text", "elements": []}],
    "an empty text in rich text": [rich({"type": "text", "text": ""})],
    "a link to a script": [rich({"type": "link", "url": "javascript:alert(1)", "text": "x"})],
    "an unknown style": [rich({"type": "text", "text": "x", "style": {"loud": True}})],
    "a quote inside a section": [rich({"type": "rich_text_quote", "elements": []})],
    "12,001 characters of markdown": [
        {"type": "markdown", "text": "x" * 6001},
        {"type": "markdown", "text": "x" * 6000},
    ],
    "an empty markdown block": [{"type": "markdown", "text": ""}],
    "9,001 characters in all": [section("x" * 2251, block_id=str(i)) for i in range(4)],
    "a table of 101 rows": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
    "a table of 21 columns": [
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}
    ],
    "two tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
}

GOOD: dict[str, list[dict[str, Any]]] = {
    "50 blocks": [section() for _ in range(50)],
    "a section of 2,999 characters": [section("x" * 2999)],
    "a quote": [rich({"type": "text", "text": "x"}, kind="rich_text_quote")],
    "feedback": [{"type": "context_actions", "elements": [feedback()]}],
    "25 buttons": [actions(*(button(str(i)) for i in range(25)))],
}


@pytest.mark.parametrize("name", BAD)
def test_blocks_that_slack_refuses_are_refused(name: str) -> None:
    assert problems(BAD[name])


@pytest.mark.parametrize("name", GOOD)
def test_blocks_that_slack_takes_are_taken(name: str) -> None:
    assert problems(GOOD[name]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": plain("x" * 25)},
        {"private_metadata": "x" * 3001},
        {"blocks": [section(block_id=str(i)) for i in range(101)]},
        {"blocks": [{"type": "context_actions", "elements": [feedback()]}]},
        {"colour": "red"},
        {"close": plain("x" * 25)},
    ],
)
def test_views_that_slack_refuses_are_refused(change: dict[str, Any]) -> None:
    view = {"type": "modal", "title": plain("Context"), "blocks": [section()]}
    assert view_problems(view, "modal") == []
    assert view_problems({**view, **change}, "modal")


@pytest.mark.parametrize("text", ["<!here>", "<!channel>", "<@U123>", "<!subteam^S1|x>"])
def test_a_ping_is_seen_wherever_it_hides(text: str) -> None:
    assert pings({"text": f"a {text}"})
    assert pings({"blocks": [section(text)]})
    assert pings({"blocks": [{"type": "markdown", "text": text}]})
    assert not pings({"blocks": [rich({"type": "text", "text": text})]})


@pytest.fixture
async def slack() -> AsyncIterator[Standin]:
    async with running_standin() as standin:
        yield standin


@pytest.fixture
def client(slack: Standin) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def refused(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_a_wrong_token_is_refused(slack: Standin) -> None:
    stranger = AsyncWebClient("xoxb-wrong", base_url=slack.api_url)
    assert await refused(stranger.auth_test()) == "invalid_auth"


async def test_a_post_without_text_or_with_too_much_is_refused(client: AsyncWebClient) -> None:
    bare = client.api_call("chat.postMessage", json={"channel": "C1", "blocks": [section()]})
    assert await refused(bare) == "no_text"
    assert await refused(client.chat_postMessage(channel="C1", text="x" * 3501)) == "msg_too_long"


async def test_a_post_is_kept_with_its_metadata(slack: Standin, client: AsyncWebClient) -> None:
    meta = {"event_type": "e", "event_payload": {"id": "1"}}
    await client.chat_postMessage(channel="C1", thread_ts="1.0", text="x", metadata=meta)
    found = await client.conversations_replies(channel="C1", ts="1.0", include_all_metadata=True)
    assert found["messages"][0]["metadata"] == meta


async def test_a_trigger_works_once(slack: Standin, client: AsyncWebClient) -> None:
    view = {"type": "modal", "title": plain("x"), "blocks": [section()]}
    trigger = slack.space.trigger()
    await client.views_open(trigger_id=trigger, view=view)
    again = client.views_open(trigger_id=trigger, view=view)
    assert await refused(again) == "exchanged_trigger_id"
    assert await refused(client.views_open(trigger_id="x", view=view)) == "invalid_trigger_id"


async def test_a_stream_in_a_channel_needs_its_recipient(client: AsyncWebClient) -> None:
    start = client.chat_startStream(channel="C1", thread_ts="1.0")
    assert (await refused(start)).startswith("missing_recipient")


async def test_a_stream_cannot_be_updated_until_it_stops(client: AsyncWebClient) -> None:
    ts = (await client.chat_startStream(channel="D1", thread_ts="1.0"))["ts"]
    update = client.chat_update(channel="D1", ts=ts, text="x")
    assert await refused(update) == "streaming_state_conflict"
    await client.chat_stopStream(channel="D1", ts=ts)
    stop = client.chat_stopStream(channel="D1", ts=ts)
    assert await refused(stop) == "message_not_in_streaming_state"
    await client.chat_update(channel="D1", ts=ts, text="x")


async def test_faults_strike_once(slack: Standin, client: AsyncWebClient) -> None:
    slack.faults.add("chat.postMessage", Fault(Kind.RATE_LIMITED), Fault(Kind.DROP_AFTER))
    assert await refused(client.chat_postMessage(channel="C1", text="x")) == "ratelimited"
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C1", text="x")
    await client.chat_postMessage(channel="C1", text="x")
    assert len(slack.space.messages) == 2


async def test_a_response_url_dies_after_five_uses(slack: Standin) -> None:
    url = slack.response_url()
    async with aiohttp.ClientSession() as session:
        seen = []
        for _ in range(6):
            async with session.post(url, json={"text": "x"}) as response:
                seen.append(response.status)
    assert seen == [200] * 5 + [404]


async def test_a_ticket_opens_one_socket_and_an_unacked_envelope_returns(slack: Standin) -> None:
    slack.gateway.redelivery = 0.1
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {slack.app_token}"}
        async with session.post(f"{slack.api_url}apps.connections.open", headers=headers) as opened:
            url = (await opened.json())["url"]
        socket = await session.ws_connect(url)
        assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)
        envelope = await slack.event(payloads.mention("hi", "1.0"))
        first, second = [await socket.receive_json() for _ in range(2)]
        assert first["envelope_id"] == second["envelope_id"]
        assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
        await socket.send_str(json.dumps({"envelope_id": envelope.id}))
        await until(envelope.acked.is_set, 2)
        await socket.close()
        await asyncio.sleep(0)
