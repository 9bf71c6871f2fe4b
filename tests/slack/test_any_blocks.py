"""Whatever is answered, the blocks are valid and ping nobody."""

from __future__ import annotations

import html
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standin.elements import texts
from standin.pings import pings
from standin.rules import problems
from standin.views import view_problems

from qabot.domain import (
    Answer,
    Citation,
    Copy,
    Coverage,
    Filters,
    NoAnswer,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Speaker,
)
from qabot.render.plain import neutralise
from qabot.slack.blocks import modals, notes
from qabot.slack.blocks.answer import answer_message
from qabot.slack.blocks.heading import Layout
from qabot.slack.blocks.home import home_view
from qabot.slack.blocks.no_answer import no_answer_line, no_answer_message
from qabot.slack.escape import as_mrkdwn, cut
from qabot.slack.records import About, InContext, Piece

HOSTILE = st.sampled_from(
    ["<!channel>", "<@U0123>", "*bold*", "&amp;", "<https://evil.example|bank>", "\x00", "\u202e"]
)

PROSE = st.lists(HOSTILE | st.text(min_size=1, max_size=40), min_size=1, max_size=8).map(" ".join)

LONG = st.tuples(PROSE, st.integers(1, 120)).map(lambda pair: " ".join([pair[0]] * pair[1]))

DATES = st.none() | st.dates()

URLS = st.none() | st.sampled_from(["https://example.org/a|b", "javascript:x", "http://["])


@st.composite
def citations(draw: Any, number: int) -> Citation:
    copies = draw(st.lists(st.builds(Copy, PROSE, PROSE, PROSE, DATES, URLS), max_size=5))
    text = draw(LONG)
    return Citation(number, "a" * 16, "p.txt", draw(PROSE), draw(st.none() | PROSE), None,
                    draw(DATES), draw(URLS), Span(0, len(text)), text, tuple(copies))  # fmt: skip


@st.composite
def answers(draw: Any) -> Answer:
    cited = tuple(draw(citations(n)) for n in range(1, draw(st.integers(1, 6)) + 1))
    quotes = []
    for citation in cited:
        text = draw(LONG)
        speaker = draw(st.none() | st.builds(Speaker, PROSE, st.just(Span(0, 1)), PROSE))
        kind = draw(st.sampled_from(QuoteKind))
        quotes.append(Quote(Span(0, len(text)), text, speaker, "said", kind, citation.number, 0.5))
    filters = draw(st.builds(Filters, DATES, DATES, st.just(()), st.none() | PROSE))
    return Answer(draw(PROSE), tuple(quotes), cited, 0.9, 1, filters)


few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@few
@given(answers(), PROSE, st.booleans(), st.booleans())
def test_any_answer_is_valid_and_pings_nobody(
    answer: Answer, asked: str, private: bool, shared: bool
) -> None:
    message = answer_message("a" * 32, asked, answer, Layout(private, unseen=shared))
    assert problems(message.blocks) == []
    assert pings({"text": message.text, "blocks": message.blocks}) == []
    assert 0 < len(message.text) <= 3_500
    shown = "".join(texts(message.blocks))
    numbers = {n for n in range(1, 7) if f"[{n}]" in shown}
    listed = [q for q in answer.quotes if q.citation in numbers]
    assert listed, "the first quote is always there"


@few
@given(answers())
def test_each_quote_shown_has_its_source_listed_once_and_no_source_stands_alone(
    answer: Answer,
) -> None:
    blocks = answer_message("a" * 32, answer.question, answer).blocks
    quoted, listed = [b for b in blocks if b["type"] == "rich_text"]
    marks = [e["elements"][-1]["text"].rpartition("[")[2].rstrip("]\n")
             for e in quoted["elements"] if e["type"] == "rich_text_section"]  # fmt: skip
    numbers = [e["elements"][0]["text"].strip("[] ") for e in listed["elements"][1:]]
    assert numbers == sorted(set(marks), key=int)
    left_out = len(answer.quotes) - len(marks)
    assert (left_out > 0) == ("Shortened" in str(blocks))


@pytest.mark.parametrize(("length", "told"), [(100, True), (2_900, False)])
def test_a_newer_article_is_told_of_only_where_its_quote_is_shown(length: int, told: bool) -> None:
    text = "The lamp burned. " * (length // 17)
    cited = tuple(Citation(number, "a" * 16, "p", "Lamps", "Courier", None, date(2003, 5, number),
                           None, Span(0, 9), "x") for number in range(1, 6))  # fmt: skip
    quotes = tuple(Quote(Span(0, 9), text, None, None, QuoteKind.DIRECT, one.number, 0.9)
                   for one in cited)  # fmt: skip
    answer = Answer("Which lamps?", quotes, cited, 0.9, 1, Filters(), newer=5)
    message = answer_message("a" * 32, "Which lamps?", answer)
    blocks = str(message.blocks)
    assert ("Shortened" not in blocks) == told
    assert ("A newer article is quoted below: [5]" in blocks) == told
    assert ("A newer article" in message.text) == told


@few
@given(answers(), st.sampled_from(Reason), st.booleans())
def test_any_lack_of_an_answer_is_valid_and_pings_nobody(
    answer: Answer, reason: Reason, private: bool
) -> None:
    coverage = Coverage(3, 9, date(2003, 1, 1), date(2003, 5, 1), 1, ())
    none = NoAnswer("Q", reason, coverage, answer.citations, 0.1, 1, answer.filters)
    layout = Layout(private, unseen=private, lifted=private)
    for message in (
        no_answer_message("a" * 32, answer.question, none, layout),
        no_answer_line("a" * 32, answer.question, none),
    ):
        assert problems(message.blocks) == []
        assert pings({"text": message.text, "blocks": message.blocks}) == []
        assert message.text.startswith("Not in the archive")


@few
@given(answers(), PROSE, PROSE)
def test_any_modal_and_home_view_is_valid(answer: Answer, before: str, question: str) -> None:
    found = [
        (c, InContext((Piece(before, quoted=False), Piece(c.text, quoted=True)), changed=True))
        for c in answer.citations
    ]
    gone = [(citation, None) for citation in answer.citations]
    for view in (
        modals.context_modal(found),
        modals.context_modal(gone),
        modals.passages_modal(question, answer.citations),
        modals.passages_modal(question, ()),
        modals.loading_modal("In context"),
    ):
        assert view_problems(view, "modal") == []
        assert pings(view) == []
    coverage = Coverage(3, 9, None, None, 3, tuple((before, n) for n in range(12)))
    about = About(coverage, 1, "2026-01-01T00:00:00+00:00", (question,))
    assert view_problems(home_view(about, [question, before], "/ask"), "home") == []
    assert view_problems(home_view(None, [], "/ask"), "home") == []


HELD = Coverage(3, 9, date(2003, 5, 1), date(2004, 6, 2), 1, (("<!here> Post", 2), ("Echo", 1)))


@pytest.mark.parametrize(
    "message",
    [
        notes.busy(), notes.busy(yours=True), notes.failed("12345678"), notes.too_slow("1"),
        notes.no_index("1"), notes.refused(), notes.stopped(), notes.help_message(None),
        notes.help_message(About(HELD, 1, "", ("<!here>",))),
    ],
)  # fmt: skip
def test_every_note_is_valid(message: Any) -> None:
    assert problems(message.blocks) == []
    assert pings({"text": message.text, "blocks": message.blocks}) == []
    assert message.text


@given(st.text())
def test_escaping_leaves_nothing_for_slack_to_parse_and_can_be_undone(text: str) -> None:
    escaped = as_mrkdwn(text)
    assert not set("<>") & set(escaped)
    assert html.unescape(escaped.replace("&amp;", "&amp;")) == html.unescape(
        html.escape(neutralise(text), quote=False)
    )


@given(st.text(), st.integers(10, 50))
def test_a_cut_text_is_marked_and_in_bounds(text: str, most: int) -> None:
    shown = cut(text, most)
    assert len(shown) <= most
    assert shown == text or shown.endswith("[…]")
