"""Scenarios: App Home and suggested prompts."""

from __future__ import annotations

from typing import Any

import pytest
from scenes import QUESTION, ask, shown
from standin.server import until

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def open_home(bot: Any, user: str, tab: str = "home") -> None:
    await bot.slack.event(
        {"type": "app_home_opened", "user": user, "channel": "D9", "tab": tab, "event_ts": "1.0"}
    )


async def test_home_shows_coverage_freshness_examples_and_my_own_questions(bot: Any) -> None:
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
    await open_home(bot, "UHOME", tab="messages")
    await until(lambda: len(bot.slack.space.prompts) == 1)
    thread = {"user_id": "UHOME", "channel_id": "D9", "thread_ts": "5.0"}
    started = {"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": "5.0"}
    await bot.slack.event(started)
    await until(lambda: len(bot.slack.space.prompts) == 2)
    assert all(p["message"].startswith("What did ") for p in bot.slack.space.prompts[0]["prompts"])
