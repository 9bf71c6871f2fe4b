"""Scenarios: asking in channels, threads and direct messages."""

from __future__ import annotations

import asyncio
import html
from typing import Any

import pytest
from scenes import QUESTION, QUOTE, ask, exampled, held, mention, settled, shown
from standin import payloads, running_standin
from standin.pings import pings
from standin.server import until
from standin.workspace import BOT_ID, BOT_USER, TEAM

from qabot.domain import Answer, Citation, Filters, Quote, QuoteKind, Span
from qabot.errors import EngineError
from qabot.slack.records import Asked, Surface, Thread

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_reply_lands_in_the_thread_of_the_mention(bot: Any) -> None:
    """Under a top-level mention, or in the thread that the mention stands in."""
    top = await mention(bot)
    inside = await mention(bot, thread_ts="1600000000.000100")
    for ts in (top, inside):
        [reply] = await bot.slack.thread("C01", ts)
        assert QUOTE in reply.text


async def test_while_the_engine_of_the_vectors_is_away_the_archive_is_not_ready(
    bot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise EngineError("Milvus fails.")

    monkeypatch.setattr("qabot.slack.answerer.Answerer.ask", away)
    reply = await ask(bot)
    assert "not ready to be asked" in shown(reply)


async def test_the_same_event_twice_gives_one_reply(bot: Any) -> None:
    """Event ids are remembered."""
    ts = bot.slack.space.ts()
    event = payloads.mention(QUESTION, ts)
    await bot.slack.event(event, event_id="EvSAME")
    await bot.slack.event(event, event_id="EvSAME", attempt=1)
    await settled(bot)
    assert len(await bot.slack.thread("C01", ts)) == 1


async def test_a_mention_that_comes_as_two_events_gives_one_reply(bot: Any) -> None:
    """`app_mention` and `message` are two envelopes with different event ids."""
    thread = await mention(bot)
    await bot.slack.thread("C01", thread)
    ts, text = bot.slack.space.ts(), f"<@{BOT_USER}> {QUESTION}"
    await bot.slack.event(payloads.message(text, ts, channel="C01", thread_ts=thread))
    await bot.slack.event(payloads.mention(QUESTION, ts, thread_ts=thread))
    await bot.slack.thread("C01", thread, 2)
    await settled(bot)
    assert len(await bot.slack.thread("C01", thread)) == 2


async def test_what_no_person_wrote_is_acknowledged_and_left_alone(bot: Any) -> None:
    """Own, other bots', edited and deleted messages."""
    before = len(bot.slack.space.messages)
    ts = bot.slack.space.ts
    edited = {"message": {"text": "x", "user": "U01"}}
    events = [
        payloads.message(QUESTION, ts(), user=BOT_USER, bot_id=BOT_ID),
        payloads.message(QUESTION, ts(), user="U0OTHERBOT", bot_id="B9"),
        payloads.message(QUESTION, ts(), subtype="bot_message", bot_id="B9"),
        payloads.message(QUESTION, ts(), subtype="message_changed", hidden=True, **edited),
        payloads.message(QUESTION, ts(), subtype="message_deleted", hidden=True),
        payloads.mention(QUESTION, ts(), edited={"user": "U01", "ts": "1"}),
        payloads.mention(QUESTION, ts(), bot_id="B9"),
    ]
    for event in events:
        await bot.slack.event(event)
    await settled(bot)
    assert len(bot.slack.space.messages) == before


async def test_events_that_nobody_handles_are_acknowledged(bot: Any) -> None:
    """In socket mode Bolt leaves them unacknowledged, and Slack would deliver them again."""
    for kind in ("reaction_added", "team_join", "app_context_changed", "something_of_2031"):
        await bot.slack.event({"type": kind, "user": "U01", "event_ts": "1.0"})
    closed = {"type": "view_closed", "view": {"callback_id": "x"}, "user": {"id": "U01"}}
    await bot.slack.gateway.send("interactive", {**closed, "team": {"id": "T0000001"}})
    await bot.slack.press({"type": "button", "action_id": "of_an_old_version", "value": "x"})
    await settled(bot)


async def test_a_direct_message_needs_no_mention_and_its_thread_goes_on(bot: Any) -> None:
    """In a DM every message is a question; the thread keeps the context."""
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.message(QUESTION, ts, channel="D07"))
    [first] = await bot.slack.thread("D07", ts)
    assert QUOTE in first.text
    more = payloads.message("and Karin Ohlsson?", bot.slack.space.ts(), channel="D07", thread_ts=ts)
    await bot.slack.event(more)
    second = (await bot.slack.thread("D07", ts, 2))[1]
    assert "The state cannot buy a ferry" in second.text
    assert "Read as: What did Karin Ohlsson say about the ferry?" in shown(second)


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
async def test_a_question_beside_a_file_or_sent_to_the_channel_too_is_answered(
    bot: Any, subtype: str
) -> None:
    ts = bot.slack.space.ts()
    await bot.slack.event(payloads.message(QUESTION, ts, channel="D08", subtype=subtype))
    assert QUOTE in (await bot.slack.thread("D08", ts))[0].text


async def test_a_thread_is_followed_only_where_the_bot_was_asked(bot: Any) -> None:
    """A follow-up without a mention; chatter elsewhere, or with others, is left alone."""
    thread = await mention(bot)
    await bot.slack.thread("C01", thread)
    say = payloads.message
    strange = bot.slack.space.ts()
    await bot.slack.event(say(QUESTION, bot.slack.space.ts(), channel="C01"))
    await bot.slack.event(say(QUESTION, bot.slack.space.ts(), channel="C01", thread_ts=strange))
    to_ben = f"<@U0BEN> {QUESTION}"
    await bot.slack.event(say(to_ben, bot.slack.space.ts(), channel="C01", thread_ts=thread))
    thanks = say("thanks!", bot.slack.space.ts(), channel="C01", thread_ts=thread, user="UTHX")
    await bot.slack.event(thanks)
    await settled(bot)
    assert bot.desk.state.journal.recent("UTHX") == (), "what was said to others is not kept"
    assert len(await bot.slack.thread("C01", thread)) == 1
    assert bot.slack.space.thread("C01", strange) == []
    follow = say("and about the boat?", bot.slack.space.ts(), channel="C01", thread_ts=thread)
    await bot.slack.event(follow)
    reply = (await bot.slack.thread("C01", thread, 2))[1]
    assert "first good news on this quay" in reply.text


async def test_follow_ups_lean_on_what_was_asked_before_in_the_thread(bot: Any) -> None:
    """Whose words they were, and another period of the same question."""
    thread = await mention(bot, "What did Karin Ohlsson say about the ferry?")
    await bot.slack.thread("C01", thread)
    understood = {
        "who said that?": "Who said that? What did Karin Ohlsson say about the ferry?",
        "only 2004": "Only articles dated 1 January 2004 to 31 December 2004",
    }
    for count, (text, sign) in enumerate(understood.items(), 2):
        ts = bot.slack.space.ts()
        await bot.slack.event(payloads.message(text, ts, channel="C01", thread_ts=thread))
        reply = (await bot.slack.thread("C01", thread, count))[-1]
        assert sign in shown(reply)
        assert "Minister Karin Ohlsson" in shown(reply)
        assert "The state cannot buy a ferry" in reply.text


async def test_follow_ups_that_come_before_the_answer_are_read_after_it(bot: Any) -> None:
    """In a thread, and from message to message of a direct conversation."""
    say = payloads.message
    with held(bot):
        thread = await mention(bot, "What did Karin Ohlsson say about the ferry?")
        for text in ("and Lena Dahl?", "and about the boat?"):
            ts = bot.slack.space.ts()
            await bot.slack.event(say(text, ts, channel="C01", thread_ts=thread, user="U07"))
        direct = [bot.slack.space.ts() for _ in range(2)]
        for ts, text in zip(direct, (QUESTION, "and Karin Ohlsson?"), strict=True):
            await bot.slack.event(say(text, ts, channel="D19"))
        await until(lambda: bot.desk.under_way == 5, 10)
    replies = await bot.slack.thread("C01", thread, 3)
    assert "Read as: What did Lena Dahl say about the ferry?" in shown(replies[1])
    assert "Read as: What did Lena Dahl say about the boat?" in shown(replies[2])
    [reply] = await bot.slack.thread("D19", direct[1])
    assert "Read as: What did Karin Ohlsson say about the ferry?" in shown(reply)


async def test_who_asks_more_than_may_wait_in_one_thread_is_told_that_it_is_busy(
    start_bot: Any,
) -> None:
    async with running_standin() as slack, start_bot(slack, queue_per_user=2) as bot:
        with held(bot):
            thread = await mention(bot)
            for number in range(8):
                text = f"What did Lena Dahl say about ferry {number}?"
                ts = slack.space.ts()
                await slack.event(payloads.message(text, ts, channel="C01", thread_ts=thread))
            await slack.thread("C01", thread, 1)
            assert all(QUOTE not in one.text for one in slack.space.thread("C01", thread))
        await until(lambda: not bot.desk.state.journal.unfinished(), 60)
        assert len(await slack.thread("C01", thread, 9)) == 9


async def test_an_empty_mention_gets_help_with_examples(bot: Any) -> None:
    """The examples are questions that this archive answers, by who is asked for."""
    await exampled(bot)
    reply = await ask(bot, "")
    assert "in its own words" in reply.text
    examples = [line[2:] for line in reply.text.splitlines() if line.startswith("• ")]
    assert examples
    for example in examples:
        person = html.unescape(example).removeprefix("What did ").partition(" say about the ")[0]
        answer = await ask(bot, html.unescape(example))
        assert person in answer.text.partition("\n— ")[2].partition(",")[0]


async def test_every_claim_is_a_quote_with_source_date_and_a_way_to_its_context(bot: Any) -> None:
    """Word for word; who said it, where and when stand beside it."""
    reply = await ask(bot)
    text = shown(reply)
    assert "Lena Dahl" in text
    assert "Coast Courier, 14 May 2003 [1]" in text
    assert "Show in context" in text
    article = (await bot.desk.answerer.passages("ferry", Filters(), 3, "U1"))[0]
    assert article.title
    quotes = [e["elements"][0]["text"] for b in reply.blocks if b["type"] == "rich_text"
              for e in b["elements"] if e["type"] == "rich_text_quote"]  # fmt: skip
    stored = bot.desk.state.journal.unfinished  # the journal keeps what was shown
    assert stored() == []
    entry = bot.desk.state.journal.entry(reply.metadata["event_payload"]["id"])
    assert [quote.text for quote in entry.result.quotes[:5]] == quotes
    for quote, shown_text in zip(entry.result.quotes, quotes, strict=False):
        source = next(c for c in entry.result.citations if c.number == quote.citation)
        context = await bot.desk.answerer.context([quote], source.article_id, "U1")
        assert context is not None
        assert [piece.text for piece in context.pieces if piece.quoted] == [shown_text]


async def test_marks_in_passages_and_questions_are_literal_and_ping_nobody(bot: Any) -> None:
    """<!channel>, <@U…>, & and * from articles and from the question itself."""
    reply = await ask(bot, "What did Nils Holt say about the &lt;!channel&gt; *painted* notices?")
    assert "It says <!channel> & <@U0BOT> and *bold* words nobody ordered" in shown(reply)
    assert pings(reply.args) == []
    assert "<!channel>" not in reply.text
    assert "&lt;!channel&gt; &amp; &lt;@U0BOT&gt;" in reply.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"{QUESTION} :slightly_smiling_face:", QUESTION),
        (f":wave::skin-tone-2: {QUESTION} :+1:", QUESTION),
        ("What did <mailto:dahl@quay.example|Lena Dahl> say?", "What did Lena Dahl say?"),
        ("Who is at <tel:+4712345>?", "Who is at +4712345?"),
        ("Who sailed on <!date^1053000000^{date}|14 May 2003>?", "Who sailed on 14 May 2003?"),
        ("Was <#C0123|ferry-desk> named?", "Was #ferry-desk named?"),
        ("Who sails at 10:30:15, says <@U0BEN>?", "Who sails at 10:30:15, says <@U0BEN>?"),
        (f"{QUESTION} cc <@U0BEN>", QUESTION),
        (f"{QUESTION} (CC: <@U0BEN>, <@W0EVA> and <!subteam^S1|@desk>) :wave:", QUESTION),
        (f"{QUESTION} — fyi <@U0BEN|ben>.", QUESTION),
        (f"{QUESTION}\n<@U0BEN> <@W0EVA>", QUESTION),
        ("What did Lena Dahl say, <@U0BEN>", "What did Lena Dahl say"),
        ("Who of the ferry met <@U0BEN>", "Who of the ferry met <@U0BEN>"),
        ("cc <@U0BEN>: who sailed?", "cc <@U0BEN>: who sailed?"),
        ("Who sailed with NRK? &lt;@U0BEN&gt;", "Who sailed with NRK? <@U0BEN>"),
    ],
)
async def test_what_slack_writes_for_people_is_read_as_they_see_it(
    bot: Any, written: str, read: str
) -> None:
    """A face behind a question was a word that no article has, and cost the answer."""
    reply = await ask(bot, written)
    entry = bot.desk.state.journal.entry(reply.metadata["event_payload"]["id"])
    assert entry.asked.text == read


async def test_no_post_unfurls_and_every_text_holds_the_answer(bot: Any) -> None:
    """For every message of this module."""
    await ask(bot)
    calls = bot.slack.space.called("chat.postMessage")
    assert calls
    for call in calls:
        assert call.args["unfurl_links"] is False
        assert call.args["unfurl_media"] is False
        assert len(call.args["text"]) > 20


async def test_an_answer_longer_than_a_message_is_cut_and_says_so(bot: Any) -> None:
    """Five quotes of 2,900 characters; the stand-in refuses what Slack would refuse."""
    text = "The lamp of the year burned. " * 100
    quote = Quote(Span(0, len(text)), text, None, None, QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a" * 16, "p", "Lamps", "Courier", None, None, None, Span(0, 1), "x")
    thread = Thread(TEAM, "C09", bot.slack.space.ts())
    asked = Asked("9" * 32, thread, "U01", thread.ts, Surface.MENTION, "Which lamps?", 1.0)
    bot.desk.state.accept(asked, ["long"])
    answer = Answer("Which lamps?", (quote,) * 5, (source,), 0.9, 1, Filters())
    bot.desk.state.journal.keep_result(asked.id, answer)
    bot.desk.take(asked)  # as after a restart: answered before, and not yet posted
    [reply] = await bot.slack.thread("C09", thread.ts)
    assert text in shown(reply)
    assert "Shortened: 3 more quotes left out for length." in shown(reply)
    assert reply.text.endswith("[…]")
    assert all(call.error is None for call in bot.slack.space.called("chat.postMessage"))


@pytest.mark.parametrize(
    "poison",
    ["\x00" * 50, "😀" * 30, "(" * 5000, "a" * 40_000, "\ud800 ferry", "'; DROP TABLE question;--"],
)
async def test_a_poisonous_question_gets_a_reply_like_any_other(bot: Any, poison: str) -> None:
    reply = await ask(bot, poison)
    assert reply.text
    assert "went wrong" not in reply.text


async def test_forty_mentions_at_once_are_acknowledged_while_none_can_be_answered(
    start_bot: Any,
) -> None:
    """The event loop never waits for an answer. Ten wait for theirs, the others are told so."""
    async with running_standin() as slack, start_bot(slack, queue=10) as bot:
        stamps = [slack.space.ts() for _ in range(40)]
        asked = [
            payloads.mention(QUESTION, ts, user=f"U{n:02}", channel=f"C{n % 8:02}")
            for n, ts in enumerate(stamps)
        ]
        with held(bot):
            envelopes = await asyncio.gather(*map(slack.event, asked))
            await until(lambda: all(e.acked.is_set() for e in envelopes), 20)
            assert not any(QUOTE in message.text for message in slack.space.messages)
        await until(lambda: not bot.desk.state.journal.unfinished(), 60)
        replies = [await slack.thread(f"C{n % 8:02}", ts) for n, ts in enumerate(stamps)]
    assert {len(thread) for thread in replies} == {1}
    answered = [thread for thread in replies if QUOTE in thread[0].text]
    busy = [thread for thread in replies if "busy" in thread[0].text]
    assert len(answered) + len(busy) == 40
    assert len(answered) in (10, 11), "as many as may wait, and perhaps one that was worked on"
