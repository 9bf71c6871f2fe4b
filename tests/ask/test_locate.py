"""Where the archive has words verbatim, among many articles that have them in another order."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from archive_bench import ArchiveBench

from qabot.ask import locate as locate_module
from qabot.ask.locate import locate

WORDS = "the old gates of the harbour leak"
HEAD = "- The Selmouth Echo - Monday, March 3, 2014\n\n"
FILLER = "Ferries went to Dunmore and back, and the wind fell towards the evening of that day. "


def places(bench: ArchiveBench, quote: str) -> list[str]:
    with bench.store.open() as generation:
        return [found.article.path for found in locate(quote, generation).found]


def test_a_long_article_is_found_behind_many_short_ones_with_the_same_words(
    bench: ArchiveBench,
) -> None:
    for number in range(80):
        bench.write(f"short-{number:02d}.txt", f"Leak {number}: the gates of the old harbour.\n")
    bench.write("long.txt", f"{FILLER * 60}Lena Solheim said that {WORDS}.\n\n{FILLER * 60}\n")
    bench.build()
    assert places(bench, WORDS) == ["long.txt"]


def test_words_are_found_wherever_they_stand_and_however_they_are_set(
    bench: ArchiveBench,
) -> None:
    bench.write("one.txt", f"{HEAD}{FILLER}\n\nThe U.S. navy’s café — “closed” — reopens.\n")
    bench.build()
    for quote in (
        "The Selmouth Echo",  # of a header, which no passage holds
        "The U.S",  # the end of an abbreviation
        "S. navy's cafe\u0301 - closed - reopens",
    ):
        assert places(bench, quote) == ["one.txt"], quote
    assert places(bench, "the u.s. navy") == []
    assert places(bench, " ".join(f"word{number}" for number in range(2000))) == []


def test_the_speaker_is_read_only_at_the_places_that_are_given(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        bench.write(f"a{number}.txt", f"{HEAD}“The gates – they leak,” said Lena Solheim.\n")
    bench.write("b.txt", f"{HEAD}“The gates - they leak,” said Per Ek.\n")
    bench.build()
    read = Mock(side_effect=locate_module.attribute)
    monkeypatch.setattr(locate_module, "attribute", read)
    with bench.store.open() as generation:
        found = locate("The gates - they leak", generation, 2).found
    assert [one.article.path for one in found] == ["b.txt", "a0.txt"]
    assert read.call_count == 2


def test_words_without_latin_letters_load_only_the_articles_that_have_them(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("latin.txt", f"{HEAD}{FILLER}\n")
    bench.write("cyrillic.txt", f"{HEAD}В гавани тихо, и вода стоит. {FILLER}\n")
    bench.build()
    look = Mock(side_effect=locate_module.find_verbatim)
    monkeypatch.setattr(locate_module, "find_verbatim", look)
    assert places(bench, "вода стоит") == ["cyrillic.txt"]
    assert look.call_count == 1
    assert places(bench, "… —") == []
    assert look.call_count == 1


def six_that_leak(bench: ArchiveBench) -> None:
    """An index of six articles with the same four words."""
    for number in range(6):
        bench.write(f"a{number}.txt", f"{HEAD}“The gates leak,” said Lena Solheim {number}.\n")
    bench.build()


def test_places_beyond_the_limit_are_counted(bench: ArchiveBench) -> None:
    six_that_leak(bench)
    with bench.store.open() as generation:
        found = locate("The gates leak", generation, 2)
    assert (len(found.found), found.total, found.at_least) == (2, 6, False)


def test_what_was_counted_to_the_end_is_no_least_number(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    six_that_leak(bench)
    monkeypatch.setattr(locate_module, "COUNTED", 4)
    with bench.store.open() as generation:
        found = locate("The gates leak", generation, 7)
    assert (found.total, found.at_least) == (6, False)


def test_counting_ends_at_some_number_and_it_says_so(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    six_that_leak(bench)
    monkeypatch.setattr(locate_module, "COUNTED", 4)
    with bench.store.open() as generation:
        some = locate("The gates leak", generation, 2)
        every = locate("The gates leak", generation)
    assert (some.total, some.at_least) == (4, True)
    assert (every.total, every.at_least, len(every.found)) == (6, False, 6)


def test_the_same_letters_elsewhere_are_help_and_no_match(bench: ArchiveBench) -> None:
    text = f"{HEAD}{FILLER * 9}\n\n“We did not know, Mr. Ek, and shan’t say,” said Lena Solheim.\n"
    bench.write("one.txt", f"{text}\n{FILLER * 9}\n")
    bench.write("two.txt", f"{HEAD}{FILLER}\n")
    bench.build()
    with bench.store.open() as generation:
        near = locate("we did not know mr ek and shant say", generation)
        exact = locate("We did not know", generation)
        other = locate("we did not know mr ek and shall say", generation)
    assert (near.found, near.total) == ((), 0)
    (alike,) = near.alike
    assert alike.text == "We did not know, Mr. Ek, and shan’t say"
    assert alike.span.of(alike.article.text) == alike.text
    assert (exact.alike, other.alike, other.found) == ((), (), ())


def test_where_nobody_is_named_the_sentence_before_is_context(bench: ArchiveBench) -> None:
    heard = "A voice was heard behind the door. “The gates leak badly every night.”"
    bench.write("one.txt", f"{HEAD}The night was cold. {heard} Then it was silent.\n")
    bench.build()
    with bench.store.open() as generation:
        (found,) = locate("The gates leak", generation).found
    assert found.speaker is None
    assert found.context.of(found.article.text) == heard


def test_the_place_where_it_is_known_who_speaks_goes_before_the_headline(
    bench: ArchiveBench,
) -> None:
    bench.write(
        "a.txt", f"‘The gates leak like a hat’\n\n{HEAD}“The gates leak like a hat,” said Per Ek.\n"
    )
    bench.build()
    with bench.store.open() as generation:
        (found,) = locate("The gates leak like a hat", generation).found
    assert found.speaker is not None
    assert found.speaker.name == "Per Ek"
    assert found.span.start > len(HEAD)


@pytest.mark.parametrize(
    ("quote", "other"), [("they can", "they can’t sell it"), ("rose 3", "rose 3.5 points")]
)
def test_words_that_go_on_below_are_no_second_place(
    bench: ArchiveBench, quote: str, other: str
) -> None:
    bench.write("a.txt", f"{HEAD}On the quay {quote}.\n\n“I know {other},” said Per Ek.\n")
    bench.build()
    with bench.store.open() as generation:
        (found,) = locate(quote, generation).found
    assert found.speaker is None
    assert found.span.of(found.article.text) == quote
