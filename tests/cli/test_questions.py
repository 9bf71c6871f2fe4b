"""ask, search, timeline: results on stdout, notes on stderr, honest exit codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from shapes import conforms

Command = Callable[..., Any]
WHY = "Why will the port of Selmouth close?"
NOWHERE = "What did the Sultan of Brunei say about cricket?"


def test_an_answer_is_quoted_on_stdout_with_speaker_source_date_and_place(qabot: Command) -> None:
    ran = qabot("ask", "What did Carvalho say about the gates?")
    assert ran.code == 0
    assert "We have no choice, the old gates leak" in ran.out
    assert "Carvalho" in ran.out
    assert "The Harbour Post, 3 March 2014" in ran.out
    assert "qabot show " in ran.out
    assert ran.err == ""


def test_a_question_needs_no_quotation_marks(qabot: Command) -> None:
    assert qabot("ask", *WHY.split()).out == qabot("ask", WHY).out


def test_a_question_may_come_from_stdin(qabot: Command) -> None:
    assert qabot("ask", "-", stdin=WHY + "\n").out == qabot("ask", WHY).out


def test_what_the_archive_does_not_say_is_exit_code_1_and_says_what_was_searched(
    qabot: Command,
) -> None:
    ran = qabot("ask", NOWHERE)
    assert ran.code == 1
    assert "The archive does not say." in ran.out
    assert "Searched: 4 articles" in ran.out


@pytest.mark.parametrize("question", [WHY, NOWHERE])
def test_ask_json_keeps_its_documented_shape(qabot: Command, question: str) -> None:
    answer = qabot("ask", question, "--json").json
    conforms("ask", answer)
    assert answer["question"] == question
    assert bool(answer["quotes"]) == (answer["no_answer"] is None)


def test_every_quote_in_json_is_verbatim_in_the_article_that_show_gives(qabot: Command) -> None:
    answer = qabot("ask", WHY, "--json").json
    cited = {citation["number"]: citation for citation in answer["citations"]}
    assert answer["quotes"]
    for quote in answer["quotes"]:
        shown = qabot("show", cited[quote["citation"]]["article_id"], "--json").json
        assert shown["text"][quote["span"]["start"] : quote["span"]["end"]] == quote["text"]


def test_dates_and_sources_limit_the_search_and_are_shown(qabot: Command) -> None:
    ran = qabot("ask", WHY, "--since", "2014-03-05", "--until", "2014", "--json")
    filters = ran.json["filters"]
    assert (filters["since"], filters["until"]) == ("2014-03-05", "2014-12-31")
    assert "harbour.txt" not in {citation["path"] for citation in ran.json["citations"]}
    page = qabot("search", "ferries", "--source", "The Dunmore Gazette")
    assert "Only articles from The Dunmore Gazette." in page.out
    assert "The Harbour Post" not in page.out


def test_dates_whose_words_are_not_searched_limit_the_search_and_others_do_not(
    qabot: Command,
) -> None:
    said = "What did the harbour master say about the port"
    filters = qabot("search", f"{said} in March 2014?", "--json").json["filters"]
    assert (filters["since"], filters["until"]) == ("2014-03-01", "2014-03-31")
    given = qabot("search", f"{said} in March 2014?", "--since", "2013", "--json").json["filters"]
    assert (given["since"], given["until"]) == ("2013-01-01", None)
    event = qabot("search", "the closing of the port in March 2014", "--json").json["filters"]
    assert event["since"] is None


def test_an_offset_of_any_length_is_a_mistake_in_a_sentence(qabot: Command) -> None:
    ran = qabot("show", "harbour.txt", "--span", "0-" + "9" * 5_000)
    assert ran.code == 2
    assert "is no span" in ran.err


def test_undated_articles_are_left_out_on_request_and_the_page_says_so(qabot: Command) -> None:
    owls = "Where do barn owls nest again?"
    assert qabot("ask", owls).code == 0
    for arguments in (("ask", owls), ("timeline", "barn owls"), ("search", "barn owls")):
        found = qabot(*arguments, "--dated", "--json").json
        assert found["filters"]["drop_undated"]
        every = qabot(*arguments, "--json").json
        assert "undated.md" in str(every.get("citations")) + str(every.get("hits"))
        assert "undated.md" not in str(found.get("citations")) + str(found.get("hits"))
    assert "Only articles with a date." in qabot("search", "port", "--dated").out
    page = " ".join(qabot("search", "port", "--dated", "--since", "2014").out.split())
    assert "Only articles since 1 January 2014. Undated articles are left out." in page


def test_a_date_in_the_question_is_lifted_on_request(qabot: Command) -> None:
    question = "Why will the port of Selmouth close in March 2014?"
    assert qabot("ask", question, "--json").json["filters"]["phrase"] is not None
    assert qabot("ask", question, "--any-date", "--json").json["filters"]["phrase"] is None


def test_limit_caps_quotes_and_hits(qabot: Command) -> None:
    assert len(qabot("ask", WHY, "--limit", "1", "--json").json["quotes"]) == 1
    assert len(qabot("search", "the port", "--limit", "2", "--json").json["hits"]) == 2


def test_search_ranks_from_one_with_falling_scores(qabot: Command) -> None:
    found = qabot("search", "ferry passengers", "--json").json
    conforms("search", found)
    scores = [hit["score"] for hit in found["hits"]]
    assert [hit["rank"] for hit in found["hits"]] == list(range(1, len(scores) + 1))
    assert scores == sorted(scores, reverse=True)
    assert found["hits"][0]["article"]["path"] == "ferries.txt"


def test_a_timeline_runs_by_date_with_undated_articles_last(qabot: Command) -> None:
    answer = qabot("timeline", "ferries", "--json").json
    conforms("timeline", answer)
    cited = {citation["number"]: citation for citation in answer["citations"]}
    days = [cited[quote["citation"]]["published"] or "9999" for quote in answer["quotes"]]
    assert len(days) >= 2
    assert days == sorted(days)


def test_a_timeline_holds_its_limit_and_takes_the_best_for_it(qabot: Command) -> None:
    quotes = qabot("timeline", "ferries", "--json").json["quotes"]
    assert len(quotes) >= 2
    limited = qabot("timeline", "ferries", "--limit", "1", "--json").json["quotes"]
    best = max(quotes, key=lambda quote: quote["score"])
    assert [quote["text"] for quote in limited] == [best["text"]]


def test_an_option_that_lifts_a_limit_is_named_only_where_there_is_one(qabot: Command) -> None:
    question = "What did Carvalho say about the gates in March 2014?"
    assert "--any-date lifts this" in " ".join(qabot("ask", question).out.split())
    for out in (qabot("timeline", question).out, qabot("chat", stdin=question + "\n").out):
        assert "because the question says" in " ".join(out.split())
        assert "--any-date" not in out


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal_but_a_command_to_copy(
    qabot: Command, columns: int
) -> None:
    for arguments in (
        ("ask", WHY),
        ("ask", NOWHERE),
        ("search", "port"),
        ("timeline", "ferries"),
        ("verify", "the"),
        ("verify", "The Old gates"),
        ("who", "the port"),
        ("show", "harbour.txt"),
    ):
        lines = qabot(*arguments, columns=columns).out.splitlines()
        assert max(len(line) for line in lines if "qabot show" not in line) <= columns


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_command_to_copy_is_never_broken(qabot: Command, columns: int) -> None:
    for arguments in (("ask", WHY), ("search", "port"), ("timeline", "port"), ("verify", "port")):
        lines = qabot(*arguments, columns=columns).out.splitlines()
        commands = [line.strip() for line in lines if "qabot show" in line]
        assert commands
        assert all(re.fullmatch(r"qabot show \w{16} --span [\d,-]+", line) for line in commands)


def test_there_is_no_colour_off_a_terminal(qabot: Command) -> None:
    assert "\x1b" not in qabot("ask", WHY).out


def test_colour_comes_on_request_and_no_color_wins(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in qabot("ask", WHY).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in qabot("ask", WHY).out


def test_hostile_text_is_shown_and_cannot_steer_the_terminal(qabot: Command) -> None:
    for arguments in (("ask", "What did Ada Quill say about darkness?"), ("search", "Wexmoor")):
        out = qabot(*arguments).out
        assert "[red]Lights[/red]" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_a_hostile_question_is_echoed_harmlessly(qabot: Command) -> None:
    ran = qabot("ask", "[red]why\x1b[31m", "\u202eport", "closed?", "--json")
    assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
    assert ran.json["question"] == "[red]why\x1b[31m \u202eport closed?"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ask", "   "), "The question is empty"),
        (("ask", "???"), "The question holds no word to look for"),
        (("ask", "???", "--json"), "The question holds no word to look for"),
        (("ask", "last week"), "The question holds no word to look for"),
        (("timeline", "…"), "The topic holds no word to look for"),
        (("search", "?"), "The query holds no word to look for"),
        (("verify", "--", "—"), "The quotation holds no word to look for"),
        (("ask", WHY, "--source", "Gazette"), "“Gazette”; did you mean The Dunmore Gazette?"),
        (("search", "port", "--source", "harbor post"), "did you mean The Harbour Post?"),
        (("timeline", "port", "--source", "Dunmoor Gazete"), "did you mean The Dunmore Gazette?"),
        (("ask", WHY, "--source", "Xyzzy", "--json"), "is called “Xyzzy”. The archive has"),
        (("ask", WHY, "--since", "yesteryear"), "--since 'yesteryear' is no date"),
        (("ask", WHY, "--since", "2003-13"), "is no date"),
        (("ask", WHY, "--since", "2015", "--until", "2014"), "lies before --since"),
        (("ask", WHY, "--limit", "0"), "greater than or equal to 1"),
        (("ask",), "Missing argument"),
        (("aks", WHY), "No such command"),
    ],
)
def test_bad_usage_is_exit_code_2_and_one_sentence(
    qabot: Command, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = qabot(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_the_oddest_questions_get_an_honest_answer_and_no_traceback(qabot: Command) -> None:
    for question in ("🦉🦉🦉", "\x00\x01", "(((((", "a" * 40_000, "'; drop table articles;--"):
        ran = qabot("ask", question)
        assert ran.code in {0, 1, 2}
        assert "Traceback" not in ran.err


def test_a_source_is_known_whatever_its_case_and_shown_as_the_archive_writes_it(
    qabot: Command,
) -> None:
    page = qabot("search", "ferries", "--source", "the  dunmore gazette")
    assert page.code == 0
    assert "Only articles from The Dunmore Gazette." in page.out


def test_a_search_that_finds_nothing_says_so_and_what_may_be_meant(qabot: Command) -> None:
    nothing = qabot("search", "zzzz qqqq")
    assert (nothing.code, nothing.out) == (1, "")
    assert "Nothing matches.\n" in nothing.err
    assert qabot("search", "zzzz qqqq", "--json").json["hits"] == []
    misspelt = qabot("search", "feries")
    assert "Did you mean: ferries" in misspelt.err
    limited = qabot("search", "owls", "--dated")
    assert (limited.code, limited.out) == (1, "")
    assert "Nothing matches in articles with a date." in limited.err


def test_a_search_lists_nothing_unrelated_to_fill_its_limit(qabot: Command) -> None:
    found = qabot("search", "owls", "--json").json
    assert {hit["article"]["path"] for hit in found["hits"]} == {"undated.md"}


def test_the_words_of_a_search_are_bold_in_any_of_their_forms(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    out = qabot("search", "ferry").out
    assert "\x1b[1mferries\x1b[0m" in out
    assert "score" not in out


def test_a_timeline_says_how_many_articles_it_leaves_out(qabot: Command) -> None:
    every = qabot("timeline", "port", "--json").json["articles"]
    assert every["shown"] == every["on_topic"] >= 2
    assert "--limit" not in qabot("timeline", "port").out
    limited = qabot("timeline", "port", "--limit", "1")
    line = f"1 of {every['on_topic']} articles that name the topic; --limit shows more."
    assert line in limited.out
    assert qabot("timeline", "port", "--limit", "1", "--json").json["articles"]["shown"] == 1
