"""What the blocks of an answer, and of a refusal, tell in words."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import date

from standin.elements import texts
from standin.rules import problems

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
    Spelling,
)
from qabot.slack.blocks import modals, notes
from qabot.slack.blocks.answer import answer_message
from qabot.slack.blocks.elements import size
from qabot.slack.blocks.heading import Layout
from qabot.slack.blocks.no_answer import no_answer_line, no_answer_message
from qabot.slack.escape import link_address
from qabot.slack.records import About

HELD = Coverage(3, 9, date(2003, 5, 1), date(2004, 6, 2), 1, (("<!here> Post", 2), ("Echo", 1)))


def test_the_help_tells_what_the_archive_has() -> None:
    text = notes.help_message(About(HELD, 1, "", ())).text
    assert "It has 3 articles, 1 May 2003 to 2 June 2004, 1 undated, from " in text
    assert "Echo (1)." in text
    assert "It has" not in notes.help_message(None).text


def test_a_quote_stands_whole_and_literal() -> None:
    text = "“Prices <rose> & *fell*,” said the _minister_ of <!channel>."
    quote = Quote(Span(0, len(text)), text, None, None, QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    answer = Answer("Q", (quote,), (source,), 0.9, 1, Filters())
    message = answer_message("id", "Q", answer)
    assert text in list(texts(message.blocks))
    assert html.unescape(message.text).startswith(text)


def test_a_long_answer_is_shortened_and_says_so_but_keeps_its_buttons() -> None:
    text = "word " * 590
    quote = Quote(Span(0, len(text)), text, None, None, QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    answer = Answer("Q", (quote,) * 5, (source,), 0.9, 1, Filters())
    message = answer_message("id", "Q", answer)
    assert size(message.blocks) <= 9_000
    assert "3 more quotes" in str(message.blocks)
    assert message.blocks[-1]["type"] == "context_actions"


def test_a_long_quote_is_cut_and_says_so() -> None:
    text = "word " * 800
    quote = Quote(Span(0, len(text)), text, None, None, QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    message = answer_message("id", "Q", Answer("Q", (quote,), (source,), 0.9, 1, Filters()))
    assert "word […]" in str(message.blocks)
    assert "A long quote was cut" in str(message.blocks)


def test_a_pipe_in_an_address_is_encoded_and_other_schemes_are_no_links() -> None:
    assert link_address("https://example.org/a|b") == "https://example.org/a%7Cb"
    assert link_address("javascript:alert(1)") is None
    assert link_address("https://") is None


def test_dates_filters_and_copies_are_told_in_words() -> None:
    text = "It is so."
    speaker = Speaker("the official", Span(0, 2), "he")
    quote = Quote(Span(0, 9), text, speaker, "said", QuoteKind.INDIRECT, 1, 0.9)
    copies = tuple(Copy("b", "T", name, None, None) for name in ("Gazette", "Post", "Echo", "Sun"))
    source = Citation(1, "a", "p", "Ferry", "Courier", None, date(2003, 5, 1),
                      "https://example.org", Span(0, 9), text, copies)  # fmt: skip
    filters = Filters(date(2003, 5, 1), date(2003, 5, 31), phrase="in May 2003")
    answer = Answer("Q", (quote,), (source,), 0.9, 1, filters)
    shown = "".join(texts(answer_message("id", "Q", answer).blocks))
    assert "The official, here “he” (reported) · Courier, 1 May 2003 [1]" in shown
    assert "also in Gazette, Post, Echo and 1 other" in shown
    assert "dated 1 May 2003 to 31 May 2003 (from “in May 2003”)" in shown
    assert "in May 2003”) or undated" in shown
    assert "Remove date filter" in shown
    dated = replace(answer, filters=replace(filters, drop_undated=True))
    assert "in May 2003”), undated ones left out" in "".join(
        texts(answer_message("id", "Q", dated).blocks)
    )
    none = replace(answer, filters=Filters())
    assert "Remove date filter" not in str(answer_message("id", "Q", none).blocks)


def test_what_a_reader_must_know_stands_above_the_quotes() -> None:
    quote = Quote(Span(0, 1), "x", None, None, QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    answer = Answer("Q", (quote,), (source,), 0.55, 1, Filters(), unmentioned=("<Ostby>",))
    message = answer_message("id", "Q", answer)
    assert message.text.startswith("Not sure: this is the closest that was found.\n\n")
    assert list(texts(message.blocks))[:3] == [
        "Not sure: this is the closest that was found.",
        "No article quoted here mentions “<Ostby>”.",
        "x",
    ]


def test_a_name_of_nothing_but_space_is_none() -> None:
    speaker = Speaker("\x85 ", Span(0, 1), "\x85")
    quote = Quote(Span(0, 1), "x", speaker, "said", QuoteKind.DIRECT, 1, 0.9)
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    blocks = answer_message("id", "Q", Answer("Q", (quote,), (source,), 0.9, 1, Filters())).blocks
    assert problems(blocks) == []
    assert "Speaker not named" in "".join(texts(blocks))


def test_paper_and_day_stand_once_and_the_limit_above_the_quotes() -> None:
    text = "It is so."
    quotes = [Quote(Span(0, 9), text, None, None, QuoteKind.DIRECT, n, 0.9) for n in (1, 2, 1)]
    sources = tuple(
        Citation(n, "a", "p", f"Title {n}", "Courier", None, date(2003, 5, n),
                 "https://example.org", Span(0, 9), text) for n in (1, 2)
    )  # fmt: skip
    answer = Answer("Q", tuple(quotes), sources, 0.9, 1, Filters(since=date(2003, 5, 1)))
    blocks = answer_message("id", "Q", answer).blocks
    shown = "\n".join(texts(blocks))
    assert [shown.count(f"Courier, {n} May 2003") for n in (1, 2)] == [1, 1]
    assert [shown.count(f"Title {n}") for n in (1, 2)] == [1, 1]
    assert shown.startswith("Only articles dated since 1 May 2003 or undated\nIt is so.")
    assert "https://example.org" in str(blocks)


def test_a_question_that_its_readers_do_not_see_is_told_and_whether_its_dates_were_lifted() -> None:
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    quote = Quote(Span(0, 1), "x", None, None, QuoteKind.DIRECT, 1, 0.9)
    answer = Answer("What of 2004?", (quote,), (source,), 0.9, 1, Filters())
    none = NoAnswer("What of 2004?", Reason.NOT_CONFIDENT, Coverage(3, 9, None, None, 3, ()), (),
                    0.1, 1, Filters())  # fmt: skip
    pressed = Layout(unseen=True, lifted=True)
    for message in (
        answer_message("id", "What of 2004?", answer, pressed),
        no_answer_message("id", "What of 2004?", none, pressed),
    ):
        assert next(texts(message.blocks)) == "Asked: What of 2004? (without limits)"
    assert "Asked" not in str(answer_message("id", "What of 2004?", answer).blocks)


def test_a_refusal_is_short_and_names_whose_words_were_not_found() -> None:
    """Two passages at most, from where they come nearest to the question; the rest by a button."""
    text = "The quay was wet. " * 40 + "The ferry to Holm sails at noon. " + "It rained. " * 40
    near = tuple(
        Citation(n, f"{n}", "p", "T", None, None, None, None, Span(0, len(text)), text)
        for n in (1, 2, 3)
    )
    none = NoAnswer("What did Ann Ek say about the ferry?", Reason.SPEAKER_SILENT,
                    Coverage(3, 9, None, None, 3, ()), near, 0.1, 1, Filters(),
                    speaker="Ann Ek")  # fmt: skip
    message = no_answer_message("id", none.question, none)
    assert message.text == (
        "Not in the archive. No words of Ann Ek on this were found for certain. "
        "Searched 3 articles, all undated."
    )
    quoted = [part["elements"][0]["text"] for block in message.blocks
              for part in block.get("elements", [])
              if part["type"] == "rich_text_quote"]  # fmt: skip
    assert len(quoted) == 2
    assert all(len(words) <= 160 for words in quoted)
    assert all("The ferry to Holm sails at noon." in words for words in quoted)
    assert "More passages" in str(message.blocks)


def test_a_refusal_offers_other_words_of_who_was_asked_for_at_a_press() -> None:
    none = NoAnswer("What did Ann Ek say about the ferry?", Reason.SPEAKER_SILENT,
                    Coverage(3, 9, None, None, 3, ()), (), 0.1, 1, Filters(),
                    speaker="Ann Ek", elsewhere="What did Ann Ek say?")  # fmt: skip
    for message in (no_answer_message, no_answer_line):
        said = str(message("id", none.question, none).blocks)
        assert "The archive has other words of Ann Ek. Ask: What did Ann Ek say?" in said
        assert "qabot_respell" in said


def test_a_refusal_has_a_button_for_each_further_question() -> None:
    none = NoAnswer("Who won?", Reason.NOT_CONFIDENT, Coverage(3, 9, None, None, 3, ()), (), 0.1, 1,
                    Filters(), also_asked=("Who lost?", "Why " + "x" * 90 + "?"))  # fmt: skip
    for message in (no_answer_message, no_answer_line):
        made = message("id", "Who won? Who lost? Why", none)
        assert "Ask next: Who lost?" in made.text
        *_, row = [block for block in made.blocks if block["type"] == "actions"]
        buttons = row["elements"][-2:]
        assert [b["action_id"] for b in buttons] == ["qabot_next_0", "qabot_next_1"]
        assert all(len(b["text"]["text"]) <= 75 for b in buttons)


def test_a_line_that_lacks_an_answer_only_for_its_dates_offers_to_lift_them() -> None:
    none = NoAnswer("Who won in 2004?", Reason.FILTERED_OUT, Coverage(3, 9, None, None, 3, ()), (),
                    0.1, 1, Filters(since=date(2004, 1, 1)))  # fmt: skip
    message = no_answer_line("id", "and in 2004?", none)
    assert message.text == "Not in the archive for these dates: Who won in 2004?"
    assert "Remove date filter" in str(message.blocks)
    assert len(message.blocks) == 2


def test_it_is_said_where_the_quotes_only_tell_of_who_was_asked_for() -> None:
    text = "It is so."
    quote = Quote(Span(0, 9), text, None, None, QuoteKind.NARRATION, 1, 0.9)
    source = Citation(1, "a", "p", "Ferry", "Courier", None, None, None, Span(0, 9), text)
    answer = Answer("Q", (quote,), (source,), 0.9, 1, Filters(), told_of="<Ann> Ek")
    shown = "".join(texts(answer_message("id", "Q", answer).blocks))
    assert "No words of <Ann> Ek on this were found" in shown


def test_a_word_that_no_article_has_is_told_with_a_button_for_what_may_be_meant() -> None:
    source = Citation(1, "a", "p", "Ferry", "Courier", None, None, None, Span(0, 1), "x")
    none = NoAnswer("Q", Reason.NOT_CONFIDENT, Coverage(3, 9, None, None, 3, ()), (source,), 0.1, 1,
                    Filters(), Spelling(("<Ann>",)))  # fmt: skip
    blocks = no_answer_message("id", "Q", none).blocks
    assert "No article has “<Ann>”." in "".join(texts(blocks))
    assert "Ask that" not in str(blocks)
    meant = replace(none, spelling=Spelling(("fery",), "Is the ferry late?" * 99))
    message = no_answer_message("id", "Q", meant)
    assert "No article has “fery”. Did you mean: Is the ferry late?" in "".join(
        texts(message.blocks)
    )
    assert "Ask that" in str(message.blocks)
    assert problems(message.blocks) == []


def test_more_passages_carry_no_numbers_that_an_answer_could_be_mistaken_to_cite() -> None:
    source = Citation(1, "a", "p", "Ferry", "Courier", None, None, None, Span(0, 1), "x")
    shown = "".join(texts(modals.passages_modal("Q", (source,))["blocks"]))
    assert "Ferry · Courier" in shown
    assert "[1]" not in shown


def test_who_only_hears_a_message_is_told_how_it_was_read_limited_and_asked_instead() -> None:
    """A screen reader reads ``text`` and no block; a notification shows its beginning."""
    source = Citation(1, "a", "p", "T", None, None, None, None, Span(0, 1), "x")
    quote = Quote(Span(0, 1), "x", None, None, QuoteKind.DIRECT, 1, 0.9)
    may = Filters(date(2003, 5, 1), date(2003, 5, 31), phrase="in <May>")
    answer = Answer("What did Ann say?", (quote,), (source,), 0.9, 1, may)
    limit = "Only articles dated 1 May 2003 to 31 May 2003 (from “in &lt;May&gt;”) or undated"
    heard = answer_message("id", "and Ann?", answer).text
    assert heard.startswith("x\n— ")
    assert heard.endswith(f"\n\nRead as: What did Ann say?\n{limit}")
    none = NoAnswer("What did Ann say?", Reason.SPEAKER_SILENT, Coverage(3, 9, None, None, 3, ()),
                    (), 0.1, 1, may, Spelling(("Anm",)), "Ann", "What said Ann?")  # fmt: skip
    heard = no_answer_message("id", "and Ann?", none).text
    assert heard.startswith("Not in the archive. No words of Ann")
    for told in (limit, "No article has “Anm”.", "Ask: What said Ann?", "Read as: What did Ann"):
        assert told in heard
