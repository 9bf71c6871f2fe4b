"""Where a header ends at the top of a text, and what of it is read on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.sentences import header_lines, without_header

HEADER = "Title: Ferry is late, says Ann Ek\nSource: The Courier\nDate: 2003-05-14\n"


def test_a_header_is_blanked_but_for_the_title_and_every_offset_stays() -> None:
    text = f"{HEADER}Section: News\nByline: Per Hale\n\nThe ferry left at six.\nSource: none\n"
    rest, end = without_header(text)
    assert rest.split("\n", 1)[0].strip() == "Ferry is late, says Ann Ek"
    assert not rest[:end].replace("Ferry is late, says Ann Ek", "").strip()
    assert rest[end:] == text[end:]
    assert rest.index("The ferry") == text.index("The ferry")
    assert text[:end].endswith("Per Hale")


def test_a_talk_right_below_a_header_is_none_of_it() -> None:
    talk = "Q: Why now?\nA: I had to.\nQ: Who pays?"
    rest, end = without_header(f"{HEADER}{talk}")
    assert rest[end:].strip() == talk


@pytest.mark.parametrize(
    "text",
    [
        "Author: I wrote it in May.\n\nCritic: I read it.\n\nAuthor: Did you?",
        "The ferry left.\n\nTitle: none\nSource: none",
        "Ann Ek: I go.\nPer Hale: I stay.\nDate: 2003-05-14",
        "",
    ],
    ids=["a talk", "below the story", "no header first", "empty"],
)
def test_what_begins_otherwise_has_no_header(text: str) -> None:
    assert header_lines(text) == ()
    assert without_header(text) == (text, 0)


lines = st.sampled_from(["Title: A", "Date: 2003", "By: B", "Section: C", "A: D.", "E f.", "", " "])


@given(st.lists(lines, max_size=8).map("\n".join))
def test_header_lines_stand_at_the_top_in_order_and_whole(text: str) -> None:
    rest, end = without_header(text)
    assert len(rest) == len(text)
    assert rest[end:] == text[end:]
    at = 0
    for line in header_lines(text):
        assert not text[at : line.start].strip()
        assert text[line.end : line.end + 1] in ("", "\n", " ")
        at = line.end
