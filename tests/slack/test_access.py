"""Who may ask, and where: lists, workspaces, guests, Slack Connect. Every check fails closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from scenes import QUESTION, QUOTE, mention
from standin import payloads, running_standin
from standin.faults import Fault, Kind
from standin.server import until

from qabot.settings import SlackSettings
from qabot.slack.access import Caller, listed

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(start_bot: Any) -> AsyncIterator[Any]:
    async with (
        running_standin() as slack,
        start_bot(slack, allowed_channels=("C01", "C02"), default_access="deny") as made,
    ):
        yield made


async def refused(bot: Any, channel: str, ts: str) -> None:
    """Wait for the whisper to the person, and see that nothing else was said or kept."""
    await until(lambda: any(e.channel == channel for e in bot.slack.space.ephemerals))
    whisper = bot.slack.space.ephemerals.pop()
    assert "I may not answer here" in whisper.text
    assert bot.slack.space.thread(channel, ts) == []
    await until(lambda: not bot.desk.state.journal.unfinished())
    assert bot.desk.state.journal.recent(whisper.user) == ()


async def test_an_allowed_channel_is_answered_and_another_is_not(bot: Any) -> None:
    ts = await mention(bot, channel="C01")
    assert QUOTE in (await bot.slack.thread("C01", ts))[0].text
    await refused(bot, "C99", await mention(bot, channel="C99", user="U99"))


@pytest.mark.parametrize("kind", ["is_restricted", "is_ultra_restricted", "is_stranger"])
async def test_guests_are_refused(bot: Any, kind: str) -> None:
    bot.slack.space.users[f"U{kind}"] = {kind: True}
    await refused(bot, "C02", await mention(bot, channel="C02", user=f"U{kind}"))


async def test_an_account_that_cannot_be_looked_up_is_refused(bot: Any) -> None:
    bot.slack.faults.add("users.info", Fault(Kind.ERROR, error="missing_scope"))
    await refused(bot, "C02", await mention(bot, channel="C02", user="UNKNOWN"))


@pytest.mark.parametrize("outer", [{"is_ext_shared_channel": True}, {}])
async def test_other_workspaces_are_refused(bot: Any, outer: dict[str, Any]) -> None:
    ts = bot.slack.space.ts()
    theirs = {} if outer else {"user_team": "T0OTHER"}
    event = payloads.mention(QUESTION, ts, channel="C02", user=f"UEXT{len(outer)}", **theirs)
    await bot.slack.event(event, **outer)
    await refused(bot, "C02", ts)


async def test_a_command_is_refused_in_its_acknowledgement(bot: Any) -> None:
    envelope = await bot.slack.slash(QUESTION, channel="C99")
    await until(envelope.acked.is_set, 5)
    assert "I may not answer here" in envelope.response["text"]
    assert bot.slack.space.responses == []


@pytest.mark.parametrize(
    ("settings", "caller", "may"),
    [
        ({}, ("T1", "C1", "U1"), True),
        ({"default_access": "deny"}, ("T1", "C1", "U1"), False),
        ({"allowed_users": "U1"}, ("T1", "C1", "U1"), True),
        ({"allowed_users": "U1"}, ("T1", "C1", "U2"), False),
        ({"allowed_workspaces": "T1", "allowed_channels": "C2"}, ("T1", "C1", "U1"), False),
        ({"allowed_channels": "C1"}, ("T1", "D1", "U1"), True),
        ({"allowed_channels": "C1", "default_access": "deny"}, ("T1", "D1", "U1"), False),
        ({"allowed_users": "U1", "default_access": "deny"}, ("T1", "D1", "U1"), True),
    ],
)
async def test_lists_are_read_as_they_are_written(
    settings: dict[str, str], caller: tuple[str, str, str], may: bool
) -> None:
    assert listed(Caller(*caller, external=False), SlackSettings(**settings)) is may
