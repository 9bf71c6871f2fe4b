"""Scenarios: no answer, the buttons on answers, filters, sharing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from scenes import QUESTION, QUOTE, ask, button, held, shown
from standin import payloads
from standin.faults import Fault, Kind
from standin.pings import pings
from standin.server import until
from standin.workspace import TEAM

from qabot.slack.blocks import elements, modals
from qabot.slack.records import Thread, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_where_only_the_dates_hold_nothing_that_is_what_it_says(bot: Any) -> None:
    """What lies outside them is offered as such."""
    reply = await ask(bot, "What did Lena Dahl say about the ferry in 1999?")
    text = shown(reply)
    assert reply.text == (
        "Not in the archive for these dates. No article lies within these limits.\n\n"
        "Only articles dated 1 January 1999 to 31 December 1999 (from “in 1999”) or undated"
    )
    assert "from “in 1999”) or undated" in text
    assert "Outside these dates:" in text
    assert button(reply, elements.UNFILTER)["style"] == "primary"


async def test_news_of_a_time_is_how_its_articles_begin_and_more_of_them_are_offered(
    bot: Any,
) -> None:
    """The newest first; the dates can be lifted as those of any question."""
    reply = await ask(bot, "What happened in 2003?")
    text = shown(reply)
    assert (
        "dated 1 January 2003 to 31 December 2003 (from “in 2003”), undated ones left out" in text
    )
    assert "begin" in text
    dates = [one for one in ("14 May 2003", "July 2004") if one in text]
    assert dates == ["14 May 2003"]
    assert button(reply, elements.UNFILTER)["text"]["text"] == "Remove date filter"
    view = await opened(bot, reply, elements.PASSAGES)
    assert "14 May 2003" in str(view["blocks"])


async def test_without_evidence_it_says_so_and_offers_the_nearest_as_such(bot: Any) -> None:
    """Not in the archive; what was searched; nothing invented."""
    reply = await ask(bot, "What did Napoleon say about the ferry in Bordeaux?")
    text = shown(reply)
    assert reply.text.startswith("Not in the archive.")
    assert "Searched 7 articles, 14 May 2003 to 5 July 2004." in text
    assert "Nearest passages, of which none is sure to answer it:" in text
    entry = bot.desk.state.journal.entry(reply.metadata["event_payload"]["id"])
    quoted = [e["elements"][0]["text"] for b in reply.blocks if b["type"] == "rich_text"
              for e in b["elements"] if e["type"] == "rich_text_quote"]  # fmt: skip
    assert quoted
    for citation, words in zip(entry.result.nearest[:2], quoted, strict=True):
        stretch = words.removeprefix("[…] ").removesuffix(" […]")
        assert stretch in " ".join(citation.text.split())
        assert len(words) <= 160


async def opened(bot: Any, reply: Any, action_id: str, **more: Any) -> dict[str, Any]:
    """Press a button that opens a modal, and wait until the modal is filled."""
    before = set(bot.slack.space.views)
    updates = len(bot.slack.space.called("views.update"))
    await bot.slack.press(button(reply, action_id), **more)
    await until(lambda: len(bot.slack.space.called("views.update")) > updates, 30)
    [view_id] = set(bot.slack.space.views) - before
    return dict(bot.slack.space.views[view_id])


async def test_context_opens_within_the_triggers_life_even_while_workers_are_busy(bot: Any) -> None:
    """The stand-in refuses a trigger after three seconds; the modal is filled when it can."""
    reply = await ask(bot)
    opens, updates = (len(bot.slack.space.called(m)) for m in ("views.open", "views.update"))
    busy = [asyncio.create_task(ask(bot, user=f"U7{n}")) for n in range(6)]
    envelope = await bot.slack.press(button(reply, elements.CONTEXT))
    await until(lambda: len(bot.slack.space.called("views.open")) > opens, 10)
    await until(lambda: len(bot.slack.space.called("views.update")) > updates, 30)
    assert bot.slack.space.called("views.open")[-1].error is None
    assert envelope.acked.is_set()
    await asyncio.gather(*busy)


async def test_context_shows_the_quote_in_its_article_with_source_date_and_link(bot: Any) -> None:
    """The quote is in bold; the pipe in its link is encoded."""
    view = await opened(bot, await ask(bot), elements.CONTEXT)
    leaves = [leaf for block in view["blocks"] for part in block.get("elements", [])
              for leaf in part.get("elements", [])]  # fmt: skip
    bold = "".join(leaf["text"] for leaf in leaves if leaf.get("style", {}).get("bold"))
    assert QUOTE in bold
    assert "Nobody asked what the island will do in winter" in shown(view)
    assert "14 May 2003" in shown(view)
    assert {"https://courier.example/ferry?a=1%7C2"} <= {
        leaf["url"] for leaf in leaves if leaf["type"] == "link"
    }
    assert pings(view) == []


async def test_context_shows_an_article_once_with_all_of_its_quotes(bot: Any) -> None:
    """In the order of the text, whole where it is short."""
    reply = await ask(bot, "How much does the museum cost, and what does it show?")
    entry = bot.desk.state.journal.entry(reply.metadata["event_payload"]["id"])
    museum = [q.text for q in entry.result.quotes if "museum" in q.text]
    assert len(museum) > 1
    view = await opened(bot, reply, elements.CONTEXT)
    text = shown(view)
    assert text.count("Director Signe Falk said") == 1
    assert "in the old pilot station" in text
    assert "Admission is free for children." in text
    bold = [leaf["text"] for block in view["blocks"] for part in block.get("elements", [])
            for leaf in part.get("elements", []) if leaf.get("style", {}).get("bold")]  # fmt: skip
    assert all(any(quote in words for words in bold) for quote in museum)


async def test_of_an_article_that_was_changed_the_quotes_that_it_still_has_are_shown(
    bot: Any,
) -> None:
    reply = await ask(bot)
    result = bot.desk.state.journal.entry(reply.metadata["event_payload"]["id"]).result
    quote, article = result.quotes[0], result.citations[0].article_id
    lost = replace(quote, text="as it was before")
    context = await bot.desk.answerer.context([lost, quote], article, "U1")
    assert context.changed
    assert [piece.text for piece in context.pieces if piece.quoted] == [quote.text]
    assert await bot.desk.answerer.context([lost], article, "U1") is None
    assert "no longer has all" in shown(modals.context_modal([(result.citations[0], context)]))


async def test_more_passages_opens_a_modal_with_sources(bot: Any) -> None:
    view = await opened(bot, await ask(bot), elements.PASSAGES)
    assert "nearest to: What did Lena Dahl say about the ferry?" in shown(view)
    assert "Coast Courier" in shown(view)


async def test_an_expired_trigger_is_survived(bot: Any) -> None:
    """A press that comes too late is told to be so, and the next one works."""
    reply = await ask(bot)
    bot.slack.space._triggers.clear()
    action = button(reply, elements.CONTEXT)
    body = payloads.press(action, "trigger.of.yesterday", bot.slack.response_url())
    before = len(bot.slack.space.responses)
    late = await bot.slack.gateway.send("interactive", body)
    await until(late.acked.is_set, 5)
    await until(lambda: len(bot.slack.space.responses) > before, 5)
    assert "Please press again" in bot.slack.space.responses[-1]["text"]
    assert "In context" in str((await opened(bot, reply, elements.CONTEXT))["title"])


async def press_feedback(bot: Any, reply: Any, value: str, user: str, at: str) -> None:
    element = button(reply, elements.FEEDBACK)
    side = element["positive_button" if value == "good" else "negative_button"]
    action = {"type": "feedback_buttons", "action_id": elements.FEEDBACK,
              "block_id": "b", "value": side["value"], "action_ts": at}  # fmt: skip
    with held(bot):  # no worker has a part in it
        envelope = await bot.slack.press(action, user=user)
        await until(envelope.acked.is_set, 5)


async def test_feedback_is_acknowledged_and_the_last_press_wins(bot: Any) -> None:
    """Stored by answer id and reader."""
    reply = await ask(bot)
    answer_id = reply.metadata["event_payload"]["id"]
    await press_feedback(bot, reply, "good", "U01", "10.0")
    await press_feedback(bot, reply, "bad", "U01", "11.0")
    await press_feedback(bot, reply, "good", "U02", "12.0")
    stored = [(f.user, f.verdict) for f in bot.desk.state.ratings.all() if f.answer_id == answer_id]
    assert stored == [("U01", Verdict.BAD), ("U02", Verdict.GOOD)]


async def test_a_date_filter_is_shown_and_can_be_removed(bot: Any) -> None:
    """The question's own dates limit the search, are said, and one press takes them away."""
    ts = bot.slack.space.ts()
    asked = "What did Karin Ohlsson say about the ferry in 2003?"
    await bot.slack.event(payloads.mention(asked, ts))
    [first] = await bot.slack.thread("C01", ts)
    assert "dated 1 January 2003 to 31 December 2003 (from “in 2003”)" in shown(first)
    assert "The state cannot buy" not in "".join(b.get("text", "") for b in [{"text": first.text}])
    for _ in range(2):  # a double press asks once
        await bot.slack.press(button(first, elements.UNFILTER), message_ts=first.ts)
    second = (await bot.slack.thread("C01", ts, 2))[1]
    assert shown(second).startswith(f"Asked: {asked} (without limits)\n")
    assert "Only articles" not in shown(second)
    assert "The state cannot buy a ferry" in second.text
    await asyncio.sleep(0.3)
    assert len(bot.slack.space.thread("C01", ts)) == 2


async def test_a_misspelt_question_can_be_asked_as_the_archive_spells_it(bot: Any) -> None:
    """The reply names the strange words; one press asks with those of the archive, once."""
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.mention("What did Lena Dahll say about the fery?", ts))
    [first] = await bot.slack.thread("C01", ts)
    meant = "What did Lena Dahl say about the ferry?"
    assert f"Did you mean: {meant}" in shown(first)
    for _ in range(2):
        await bot.slack.press(button(first, elements.RESPELL), message_ts=first.ts)
    second = (await bot.slack.thread("C01", ts, 2))[1]
    assert shown(second).startswith(f"Asked: {meant}\n")
    assert "We were told by telephone" in second.text
    assert "Did you mean" not in shown(second)
    await asyncio.sleep(0.3)
    assert len(bot.slack.space.thread("C01", ts)) == 2


async def test_a_further_question_of_a_message_is_asked_at_a_press(bot: Any) -> None:
    """The reply answers the first, says so, and has a button for each of the others."""
    ts = bot.slack.space.ts()
    asked = "What did Lena Dahl say about the ferry? Who discovered penicillin? And when?"
    await bot.slack.event(payloads.mention(asked, ts))
    [first] = await bot.slack.thread("C01", ts)
    assert shown(first).startswith("Read as: What did Lena Dahl say about the ferry?\n")
    assert "Only the first question is answered here. Ask next: Who discovered" in shown(first)
    assert "We were told by telephone" in first.text
    for number in (1, 0):
        await bot.slack.press(button(first, f"{elements.NEXT}_{number}"), message_ts=first.ts)
    replies = await bot.slack.thread("C01", ts, 3)
    assert {shown(reply).splitlines()[0] for reply in replies[1:]} == {
        "Asked: When? Who discovered penicillin?",
        "Asked: Who discovered penicillin?",
    }


async def test_a_button_on_an_answer_that_is_no_longer_kept_says_so(bot: Any) -> None:
    """No press ends in silence."""
    reply = await ask(bot, "What did Karin Ohlsson say about the ferry in 2003?", channel="C45")
    bot.desk.state.erase(reply.metadata["event_payload"]["id"])
    before = len(bot.slack.space.responses)
    unfilter = button(reply, elements.UNFILTER)
    for action in (unfilter, {**unfilter, "action_id": elements.SHARE}):
        await bot.slack.press(action, message_ts=reply.ts)
    await until(lambda: len(bot.slack.space.responses) == before + 2)
    assert all("no longer kept" in said["text"] for said in bot.slack.space.responses[before:])
    assert "no longer kept" in shown(await opened(bot, reply, elements.CONTEXT))


async def test_removing_the_date_filter_can_be_tried_again_when_it_came_to_nothing(
    bot: Any,
) -> None:
    reply = await ask(bot, "What did Karin Ohlsson say about the ferry in 2003?", channel="C46")
    press = button(reply, elements.UNFILTER)
    await until(lambda: not bot.desk.under_way)  # the first question is closed, too
    with held(bot):
        await bot.slack.press(press, channel="C46", message_ts=reply.ts)
        await until(lambda: bot.desk.under_way == 1)
        assert bot.desk.stop_thread("C46", reply.thread_ts) == 1
        await until(lambda: not bot.desk.under_way)
    await bot.slack.press(press, channel="C46", message_ts=reply.ts)
    second = (await bot.slack.thread("C46", reply.thread_ts, 2))[1]
    assert "The state cannot buy a ferry" in second.text


async def answered_command(bot: Any, text: str, **more: Any) -> dict[str, Any]:
    before = len(bot.slack.space.responses)
    with held(bot):  # acknowledged before it can be answered
        envelope = await bot.slack.slash(text, **more)
        await until(envelope.acked.is_set, 5)
    await until(lambda: len(bot.slack.space.responses) > before, 30)
    return dict(bot.slack.space.responses[before])


async def test_the_command_answers_in_private_and_can_be_shared_once(bot: Any) -> None:
    """The shared message is an answer like any other: people can go on in its thread."""
    posts = len(bot.slack.space.messages)
    reply = await answered_command(bot, "What did Lena Dahl say about the ferry?", channel="C33")
    assert reply["response_type"] == "ephemeral"
    assert QUOTE in reply["text"]
    assert len(bot.slack.space.messages) == posts
    for _ in range(2):
        await bot.slack.press(button(reply, elements.SHARE), channel="C33")
    await until(lambda: len(bot.slack.space.messages) > posts)
    shared = bot.slack.space.messages[posts]
    assert "Asked: What did Lena Dahl say about the ferry?" in shown(shared)
    assert (shared.channel, shared.thread_ts) == ("C33", None)
    follow = payloads.message(
        "and about the boat?", bot.slack.space.ts(), channel="C33", thread_ts=shared.ts
    )
    await bot.slack.event(follow)
    [answer] = await bot.slack.thread("C33", shared.ts)
    assert "first good news on this quay" in answer.text
    assert len([m for m in bot.slack.space.messages if m.channel == "C33"]) == 2


async def test_sharing_where_the_bot_is_no_member_goes_through_the_response_url(bot: Any) -> None:
    bot.slack.space.absent_from.add("C44")
    reply = await answered_command(bot, "What did Lena Dahl say about the ferry?", channel="C44")
    before = len(bot.slack.space.responses)
    await bot.slack.press(button(reply, elements.SHARE), channel="C44")
    await until(lambda: len(bot.slack.space.responses) > before)
    assert bot.slack.space.responses[before]["response_type"] == "in_channel"


@pytest.mark.parametrize("kind", [Kind.DROP_AFTER, Kind.UNAVAILABLE])
async def test_a_connection_lost_around_a_shared_answer_gives_one_message(
    bot: Any, kind: Kind
) -> None:
    """Outside a thread the channel itself is looked through."""
    channel = f"C47{kind.value[:2].upper()}"
    reply = await answered_command(bot, QUESTION, channel=channel)
    bot.slack.faults.add("chat.postMessage", Fault(kind))
    await bot.slack.press(button(reply, elements.SHARE), channel=channel)
    follow = payloads.message("and about the boat?", bot.slack.space.ts(), channel=channel)
    await until(lambda: any(m.channel == channel for m in bot.slack.space.messages))
    shared = next(m for m in bot.slack.space.messages if m.channel == channel)
    await until(lambda: bot.desk.state.engaged(Thread(TEAM, channel, shared.ts)), 10)
    await bot.slack.event({**follow, "thread_ts": shared.ts})
    await bot.slack.thread(channel, shared.ts)
    assert len([m for m in bot.slack.space.messages if m.channel == channel]) == 2


async def test_an_answer_that_could_not_be_shared_can_be_shared_with_a_second_press(
    bot: Any,
) -> None:
    """The first press is apologised for."""
    reply = await answered_command(bot, QUESTION, channel="C48")
    bot.slack.faults.add("chat.postMessage", *[Fault(Kind.DROP_BEFORE)] * 4)
    before = len(bot.slack.space.responses)
    await bot.slack.press(button(reply, elements.SHARE), channel="C48")
    await until(lambda: len(bot.slack.space.responses) > before, 30)
    assert "went wrong" in bot.slack.space.responses[before]["text"]
    assert all(m.channel != "C48" for m in bot.slack.space.messages)
    await bot.slack.press(button(reply, elements.SHARE), channel="C48")
    await until(lambda: any(m.channel == "C48" for m in bot.slack.space.messages))


async def test_an_empty_command_gets_help(bot: Any) -> None:
    reply = await answered_command(bot, "   ")
    assert "in its own words" in reply["text"]
