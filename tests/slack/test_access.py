"""Who may ask, and where: lists, workspaces, guests, Slack Connect. Every check fails closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from scenes import QUESTION, QUOTE, button, mention, shown
from standin import payloads, running_standin
from standin.faults import Fault, Kind
from standin.server import until

from qabot.settings import SlackSettings
from qabot.slack.access import Caller, listed
from qabot.slack.blocks import elements

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


@pytest.mark.parametrize("kind", [Kind.DROP_BEFORE, Kind.UNAVAILABLE])
async def test_a_question_asked_while_accounts_cannot_be_looked_up_waits_and_is_answered(
    bot: Any, kind: Kind
) -> None:
    """Slack being away is no refusal, and loses no accepted question."""
    user = f"UWAITS{kind}"
    bot.slack.faults.add("users.info", *[Fault(kind)] * 20)
    ts = await mention(bot, channel="C02", user=user)
    await until(lambda: bot.slack.faults.left("users.info") < 20)
    await until(lambda: not bot.desk.under_way)
    bot.slack.faults.clear()
    assert [entry.asked.user for entry in bot.desk.state.journal.unfinished()] == [user]
    assert bot.slack.space.ephemerals == []
    assert bot.desk.resume() == 1
    assert QUOTE in (await bot.slack.thread("C02", ts))[0].text


async def test_the_home_tab_and_prompts_of_someone_refused_tell_nothing_of_the_archive(
    bot: Any,
) -> None:
    for tab in ("messages", "home"):
        opened = {"type": "app_home_opened", "user": "UNOHOME", "channel": "D9", "tab": tab}
        await bot.slack.event({**opened, "event_ts": "1.0"})
    await until(lambda: "UNOHOME" in bot.slack.space.homes)
    text = shown(bot.slack.space.homes["UNOHOME"])
    assert "I may not answer here" in text
    assert "articles" not in text
    assert bot.slack.space.prompts == []


async def test_buttons_refuse_whom_questions_refuse_and_say_so(bot: Any) -> None:
    ts = await mention(bot, "What did Karin Ohlsson say about the ferry in 2003?", channel="C01")
    [reply] = await bot.slack.thread("C01", ts)
    before = len(bot.slack.space.responses)
    await press_from_elsewhere(bot, button(reply, elements.UNFILTER))
    await until(lambda: len(bot.slack.space.responses) > before)
    assert "I may not answer here" in bot.slack.space.responses[before]["text"]
    rating = button(reply, elements.FEEDBACK)["positive_button"]["value"]
    action = {"type": "feedback_buttons", "action_id": elements.FEEDBACK, "value": rating}
    await press_from_elsewhere(bot, action)
    assert list(bot.desk.state.ratings.all()) == []
    assert len(bot.slack.space.thread("C01", ts)) == 1


async def press_from_elsewhere(bot: Any, action: dict[str, Any]) -> None:
    """A press, acknowledged, by someone of another workspace."""
    made = payloads.press(action, bot.slack.space.trigger(), bot.slack.response_url())
    theirs = {**made, "user": {"id": "UEXT", "username": "eve", "team_id": "T0OTHER"}}
    envelope = await bot.slack.gateway.send("interactive", theirs)
    await until(envelope.acked.is_set, 5)


async def test_a_thread_in_which_only_someone_refused_asked_is_not_followed(bot: Any) -> None:
    """The bot never answered there."""
    bot.slack.space.users["UGUEST"] = {"is_restricted": True}
    ts = await mention(bot, channel="C02", user="UGUEST")
    await refused(bot, "C02", ts)
    follow = payloads.message(QUESTION, bot.slack.space.ts(), channel="C02", thread_ts=ts)
    envelope = await bot.slack.event(follow)
    await until(envelope.acked.is_set, 5)
    assert bot.desk.state.journal.unfinished() == []
    assert bot.slack.space.thread("C02", ts) == []


@pytest.mark.parametrize("outer", [{"is_ext_shared_channel": True}, {}])
async def test_other_workspaces_are_refused(bot: Any, outer: dict[str, Any]) -> None:
    ts = bot.slack.space.ts()
    theirs = {} if outer else {"user_team": "T0OTHER"}
    event = payloads.mention(QUESTION, ts, channel="C02", user=f"UEXT{len(outer)}", **theirs)
    await bot.slack.event(event, **outer)
    await refused(bot, "C02", ts)


async def test_a_command_is_refused_in_its_acknowledgement(bot: Any) -> None:
    before = len(bot.slack.space.responses)
    envelope = await bot.slack.slash(QUESTION, channel="C99")
    await until(envelope.acked.is_set, 5)
    assert "I may not answer here" in envelope.response["text"]
    assert len(bot.slack.space.responses) == before


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
