"""What asks the archive nothing gets no search: greetings, thanks, what people tell each other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from scenes import QUESTION, QUOTE, ask, button, settled, shown
from standin import payloads, running_standin
from standin.server import until

from qabot.question.small_talk import asks, calls_for_help, gives_thanks
from qabot.slack.blocks import elements

CHATTER = (
    "thanks!",
    "ok, good to know, see you at lunch",
    "Ok?",
    "hello",
    "what can you do?",
    "I'll ask the harbour office tomorrow.",
    "Dahl was always like that",
    "What a mess",
    "when I am back I'll send it",
    "see https://news.example/?a=b",
    "will do",
    "and I agree",
    "who knows",
    "that is what he said about lunch",
    "just a sec",
    "about time",
    "see you in 2004 then",
    "👍",
    "",
    "lol",
    "+1",
    "so sad",
    "now lunch",
    "no, that's fine",
    "and then we went home",
    "on my way",
    "have a nice day",
    "do it",
    "can't wait",
    "doesn't matter",
    "any time",
    "could be",
    "bye",
    "they said no",
    "he says hi",
)
ASKED = (
    "does anyone have the numbers for Monday's budget meeting?",
    "and about the cost?",
    "what about Henrik Ek",
    "and Jon Hale",
    "and the opening date",
    "only 2003",
    "and in May 2004",
    "only last year",
    "why",
    "who said that",
    "who resigned over it",
    "tell me more",
    "did Lindqvist resign",
    "was the tunnel late",
    "what's the cost",
    "Thanks! and about the cost",
    "ok so what did Hale say",
    "show me what Hale said",
    "quotes from Hale on the tunnel",
    "Which bridge did the engineer reject",
    "What happened to the ferry",
    "Will Hale host Ek in June",
    "Whose position is stronger",
    "What caused the fire",
    "Did he resign",
    "Is it true",
    "is a strike coming",
    "Were there any deaths",
    "what year",
    "Can you tell me who resigned",
    "On which day did it open",
    "谁说的？真的",
    "من قال ذلك؟",
    "any date",
    "no, I meant Jon Hale",
    "between 4 and 6 May 2003",
    "in May",
    "last week",
    "and his lawyer",
    "and iran",
    "about the cost",
    "what else did she say",
    "didn't Ek resign",
    "isn’t it late",
    "any news on the fire",
    "name the ministers",
)
EARLIER = ("What did Karin Ohlsson say about the ferry in June 2004?",)


@pytest.mark.parametrize("line", CHATTER)
def test_chatter_asks_nothing_whatever_was_asked_before(line: str) -> None:
    assert not asks(line)
    assert not asks(line, EARLIER)


@pytest.mark.parametrize("line", ASKED)
def test_a_mark_a_question_word_and_the_form_of_a_follow_up_ask(line: str) -> None:
    assert asks(line, EARLIER)


@pytest.mark.parametrize(
    "line",
    ["hi", "Hello!", "hey there", "Help!", "help me please", "What can you do?", "hi, who are you?",
     "how does this work?", "are you a bot?", "how many articles do you have?", ":wave:",
     "what's in the archive?", "Which papers do you cover", "what do you know?", "?",
     "Good morning"],
)  # fmt: skip
def test_a_greeting_and_a_call_for_help_are_told_by_all_of_their_words(line: str) -> None:
    assert calls_for_help(line)


@pytest.mark.parametrize(
    "line",
    ["thanks", "Thank you very much!", "ok thanks", "great, thanks a lot", "thx :pray:", "ok"],
)
def test_thanks_are_told_by_all_of_their_words(line: str) -> None:
    assert gives_thanks(line)


@pytest.mark.parametrize(
    "line",
    ["Help for whom did Hale promise?", "help the farmers", "hello Kitty sales", "hi-fi prices",
     "What can you do about floods?", "What do you know about floods?",
     "how old is the archive hall?",
     "How many articles do you have on floods?", "thanks to whom was it saved?", "Nice"],
)  # fmt: skip
def test_a_question_that_begins_like_small_talk_is_asked(line: str) -> None:
    assert not calls_for_help(line)
    assert not gives_thanks(line)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(start_bot: Any) -> AsyncIterator[Any]:
    async with running_standin() as slack, start_bot(slack) as running:
        yield running


async def say(bot: Any, text: str, thread: str, channel: str = "C01", **more: Any) -> None:
    """Write a line without a mention into a thread."""
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.message(text, ts, channel=channel, thread_ts=thread, **more))


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("greeting", ["hi", "help", "What can you do?"])
async def test_a_greeting_and_a_call_for_help_get_the_help_and_no_search(
    bot: Any, greeting: str
) -> None:
    before = len(bot.slack.space.called("assistant.threads.setStatus"))
    mentioned = await ask(bot, greeting, user="UHI")
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.message(greeting, ts, channel="D01", user="UHI"))
    [direct] = await bot.slack.thread("D01", ts)
    responses = len(bot.slack.space.responses)
    await bot.slack.slash(greeting)
    await until(lambda: len(bot.slack.space.responses) > responses, 20)
    for text in (mentioned.text, direct.text, bot.slack.space.responses[-1]["text"]):
        assert "in its own words" in text
        assert "and about the cost?" in text
    assert len(bot.slack.space.called("assistant.threads.setStatus")) == before
    assert bot.desk.state.journal.recent("UHI") == ()


@pytest.mark.asyncio(loop_scope="module")
async def test_thanks_said_to_the_bot_get_a_word_and_no_search(bot: Any) -> None:
    assert (await ask(bot, "thanks!")).text == "You are welcome."
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.message("Thank you", ts, channel="D01"))
    [direct] = await bot.slack.thread("D01", ts)
    assert direct.text == "You are welcome."


@pytest.mark.asyncio(loop_scope="module")
async def test_chatter_in_a_thread_of_the_bots_is_left_alone_and_not_kept(bot: Any) -> None:
    """No reply, no status line, and nothing that a later follow-up could lean on."""
    first = await ask(bot)
    await until(lambda: not bot.desk.under_way)
    statuses = len(bot.slack.space.called("assistant.threads.setStatus"))
    for line in CHATTER:
        await say(bot, line, first.thread_ts, user="UCHAT")
    await settled(bot)
    assert len(bot.slack.space.thread("C01", first.thread_ts)) == 1
    assert len(bot.slack.space.called("assistant.threads.setStatus")) == statuses
    assert bot.desk.state.journal.recent("UCHAT") == ()
    await say(bot, "and about the boat?", first.thread_ts)
    reply = (await bot.slack.thread("C01", first.thread_ts, 2))[1]
    assert "Read as: What did Lena Dahl say about the boat?" in shown(reply)


@pytest.mark.asyncio(loop_scope="module")
async def test_what_people_ask_each_other_gets_a_line_and_no_follow_up_leans_on_it(
    bot: Any,
) -> None:
    first = await ask(bot)
    await say(bot, "does anyone have the minutes of Monday's budget meeting?", first.thread_ts)
    line = (await bot.slack.thread("C01", first.thread_ts, 2))[1]
    assert line.text == "Not in the archive."
    assert [block["type"] for block in line.blocks] == ["context", "actions"]
    assert button(line, elements.PASSAGES)
    await say(bot, "and Karin Ohlsson?", first.thread_ts)
    reply = (await bot.slack.thread("C01", first.thread_ts, 3))[2]
    assert "Read as: What did Karin Ohlsson say about the ferry?" in shown(reply)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_follow_up_that_the_archive_does_not_answer_gets_a_line_and_is_leaned_on(
    bot: Any,
) -> None:
    first = await ask(bot, "What did Karin Ohlsson say about the ferry?")
    await say(bot, "and about the lighthouse?", first.thread_ts)
    line = (await bot.slack.thread("C01", first.thread_ts, 2))[1]
    assert line.text == (
        "Not in the archive: What did Karin Ohlsson say about the lighthouse? "
        "The archive has other words of Karin Ohlsson. Ask: What did Karin Ohlsson say?"
    )
    await say(bot, "and Signe Falk?", first.thread_ts)
    reply = (await bot.slack.thread("C01", first.thread_ts, 3))[2]
    assert "What did Signe Falk say about the lighthouse?" in shown(reply)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_misspelt_follow_up_can_be_asked_as_the_archive_spells_it(bot: Any) -> None:
    """What a button asks is asked of the bot: a lack of an answer is told in full."""
    first = await ask(bot)
    await say(bot, "and about the musuem?", first.thread_ts)
    line = (await bot.slack.thread("C01", first.thread_ts, 2))[1]
    meant = "What did Lena Dahl say about the museum?"
    assert f"Did you mean: {meant}" in line.text
    await bot.slack.press(button(line, elements.RESPELL), message_ts=line.ts)
    full = (await bot.slack.thread("C01", first.thread_ts, 3))[2]
    assert f"Asked: {meant}" in shown(full)
    assert "Searched 7 articles" in full.text


@pytest.mark.asyncio(loop_scope="module")
async def test_a_question_in_a_direct_message_leans_on_the_last_one_there(bot: Any) -> None:
    """Typed as a new message; what stands by itself is asked as it is."""

    async def typed(text: str, channel: str) -> Any:
        ts = bot.slack.space.ts()
        await bot.slack.event(payloads.message(text, ts, channel=channel))
        return (await bot.slack.thread(channel, ts))[0]

    assert QUOTE in (await typed(QUESTION, "D30")).text
    assert (await typed("thanks", "D30")).text == "You are welcome."
    leaning = await typed("and about the boat?", "D30")
    assert "Read as: What did Lena Dahl say about the boat?" in shown(leaning)
    assert "first good news on this quay" in leaning.text
    alone = await typed("Who read one of the painted notices aloud?", "D30")
    assert "Read as" not in shown(alone)
    elsewhere = await typed("and about the boat?", "D31")
    assert "Read as" not in shown(elsewhere)
