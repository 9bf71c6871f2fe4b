"""Where the archive has words verbatim, among many articles that have them in another order."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_bench import ArchiveBench

from qabot.ask.locate import locate

WORDS = "the old gates of the harbour leak"
HEAD = "- The Selmouth Echo - Monday, March 3, 2014\n\n"
FILLER = "Ferries went to Dunmore and back, and the wind fell towards the evening of that day. "


@pytest.fixture
def bench(tmp_path: Path) -> ArchiveBench:
    return ArchiveBench(tmp_path)


def places(bench: ArchiveBench, quote: str) -> list[str]:
    with bench.store.open() as generation:
        return [found.article.path for found in locate(quote, generation)]


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
