"""verify, who and show: the very words, who says them, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapes import conforms

Command = Callable[..., Any]
WORDS = "We have no choice, the old gates leak"


def test_words_of_the_archive_are_verified_with_their_place(qabot: Command) -> None:
    ran = qabot("verify", WORDS)
    assert ran.code == 0
    assert "In the archive in these words: 1 article." in ran.out
    assert "The Harbour Post, 3 March 2014" in ran.out


def test_straight_quote_marks_match_curly_ones_and_it_says_so(qabot: Command) -> None:
    found = qabot("verify", '"We have  no choice, the old gates leak,"', "--json").json
    conforms("verify", found)
    assert found["verbatim"]
    assert [match["exact"] for match in found["matches"]] == [False]
    assert "differ from yours" in qabot("verify", '"We have  no choice').out


def test_one_other_word_is_not_in_the_archive(qabot: Command) -> None:
    ran = qabot("verify", "We have no choice, the new gates leak")
    assert ran.code == 1
    assert "Not in the archive in these words." in ran.out
    assert qabot("verify", "We have no choices", "--json").json["matches"] == []


def test_what_verify_finds_is_what_the_article_says_there(qabot: Command) -> None:
    match = qabot("verify", WORDS, "--json").json["matches"][0]
    shown = qabot("show", match["article"]["article_id"], "--json").json
    assert shown["text"][match["span"]["start"] : match["span"]["end"]] == match["text"]


def test_who_names_the_speaker_as_the_article_does(qabot: Command) -> None:
    found = qabot("who", WORDS, "--json").json
    conforms("who", found)
    assert found["matches"][0]["speaker"].startswith("Ines Carvalho")
    assert qabot("who", WORDS).out.startswith("Ines Carvalho")


def test_the_command_under_a_source_shows_the_quote_in_context(qabot: Command) -> None:
    out = qabot("ask", "Why will the port of Selmouth close?").out
    command = next(line.strip() for line in out.splitlines() if "qabot show" in line)
    shown = qabot(*command.split()[1:])
    assert shown.code == 0
    assert "»The port of Selmouth will close" in shown.out


def test_show_takes_an_id_its_beginning_or_a_path_and_marks_words(qabot: Command) -> None:
    by_path = qabot("show", "harbour.txt", "--quote", "the old gates leak")
    article = qabot("show", "harbour.txt", "--json").json
    conforms("show", article)
    by_id = qabot("show", article["article"]["article_id"][:12], "--quote", "the old gates leak")
    assert by_path.out == by_id.out
    assert "»the old gates leak«" in by_path.out


def test_show_finds_words_in_other_capitals_and_shows_the_articles_own(qabot: Command) -> None:
    shown = qabot("show", "harbour.txt", "--quote", "The OLD gates leak")
    assert shown.code == 0
    assert "»the old gates leak«" in shown.out
    unlike = qabot("show", "harbour.txt", "--quote", "The old gate leaks")
    assert unlike.code == 10


def test_show_gives_the_whole_text_as_stored(qabot: Command) -> None:
    shown = qabot("show", "undated.md", "--json").json
    page = qabot("show", "undated.md", columns=200).out
    assert all(line.strip() in page for line in shown["text"].splitlines())


def test_show_says_what_is_wrong_in_one_sentence(qabot: Command) -> None:
    assert qabot("show", "nowhere.txt").code == 10
    assert qabot("show", "harbour.txt", "--quote", "no such words").code == 10
    assert qabot("show", "harbour.txt", "--span", "9-5").code == 2
    assert qabot("show", "harbour.txt", "--span", "0-999999").code == 2
    assert "write two offsets" in qabot("show", "harbour.txt", "--span", "here").err


def test_the_nearest_place_is_named_as_help_and_is_no_match(qabot: Command) -> None:
    loose = "we have no choice the old gates leak"
    for command in ("verify", "who"):
        page = qabot(command, loose)
        assert page.code == 1
        assert "Not in the archive in these words." in page.out
        said = " ".join(page.out.split())
        assert "Nearest, not the same words: “We have no choice, the old gates leak” in" in said
        found = qabot(command, loose, "--json")
        conforms(command, found.json)
        assert (found.code, found.json["verbatim"], found.json["matches"]) == (1, False, [])
        (near,) = found.json["nearest"]
        assert near["text"] == "We have no choice, the old gates leak"
        assert near["article"]["path"] == "harbour.txt"
    assert "Nearest" not in qabot("verify", "no such words at all").out
    assert qabot("verify", WORDS, "--json").json["nearest"] == []


def test_show_names_the_nearest_words_of_the_article(qabot: Command) -> None:
    ran = qabot("show", "harbour.txt", "--quote", "the old, gates leak")
    assert ran.code == 10
    assert "Nearest, not the same words: “the old gates leak”" in ran.err


def test_many_places_are_cut_short_on_a_page_and_all_in_json(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qabot.cli.verify.PLACES", 2)
    found = qabot("verify", "the", "--json").json
    assert found["articles"] == len(found["matches"]) > 2
    for command in ("verify", "who"):
        page = qabot(command, "the")
        assert f"2 of {found['articles']} articles; --limit shows more." in page.out
        assert page.out.count("qabot show") == 2
    assert "--limit" not in qabot("verify", "the", "--limit", "9").out


def test_an_article_is_shown_by_its_path_as_a_shell_completes_it(
    qabot: Command, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive)
    monkeypatch.setenv("QABOT_SEEDS_DIR", "seeds")
    for path in ("seeds/harbour.txt", "./seeds/harbour.txt", str(archive / "seeds/harbour.txt")):
        assert "the old gates leak" in qabot("show", path).out
    for path in ("harbour/seeds.txt", "../seeds/harbour.txt", "seeds", "seeds/nothing.txt"):
        ran = qabot("show", path)
        assert ran.code == 10
        assert "holds no article" in ran.err
