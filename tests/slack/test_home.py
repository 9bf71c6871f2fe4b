"""Scenarios: App Home and suggested prompts."""

from __future__ import annotations

from typing import Any

import pytest
from scenes import QUESTION, ask, exampled, shown
from slack_bolt.async_app import AsyncApp
from standin.server import until

from qabot.slack.app import build_app
from qabot.slack.manifest import EVENTS

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def open_home(bot: Any, user: str, tab: str = "home") -> None:
    await bot.slack.event(
        {"type": "app_home_opened", "user": user, "channel": "D9", "tab": tab, "event_ts": "1.0"}
    )


async def test_home_shows_coverage_freshness_examples_and_my_own_questions(bot: Any) -> None:
    await exampled(bot)
    await ask(bot, QUESTION, user="UHOME")
    await open_home(bot, "UHOME")
    await until(lambda: "UHOME" in bot.slack.space.homes)
    text = shown(bot.slack.space.homes["UHOME"])
    assert "7 articles" in text
    assert "14 May 2003 to 5 July 2004" in text
    assert "Capital Gazette (3)" in text
    assert "Rebuilt " in text
    assert "UTC · index 1" in text
    assert QUESTION in text
    assert "Try" in text


async def test_home_does_not_show_anothers_questions(bot: Any) -> None:
    await open_home(bot, "USTRANGER")
    await until(lambda: "USTRANGER" in bot.slack.space.homes)
    assert "Your recent questions" not in shown(bot.slack.space.homes["USTRANGER"])


async def test_prompts_are_offered_where_a_conversation_begins(bot: Any) -> None:
    await exampled(bot)
    await open_home(bot, "UHOME", tab="messages")
    await until(lambda: len(bot.slack.space.prompts) == 1)
    assert all(p["message"].startswith("What did ") for p in bot.slack.space.prompts[0]["prompts"])


async def test_every_event_that_is_listened_to_is_subscribed(
    bot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    listen = AsyncApp.event

    def noted(app: AsyncApp, kind: Any, *more: Any) -> Any:
        heard.append(kind)
        return listen(app, kind, *more)

    monkeypatch.setattr(AsyncApp, "event", noted)
    build_app(bot.desk)
    subscribed = {event.partition(".")[0] for event in EVENTS}
    assert {kind for kind in heard if isinstance(kind, str)} == subscribed
