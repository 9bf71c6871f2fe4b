"""A very long article: who speaks in it is read piece by piece."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.domain import Article, Span
from qabot.read import spoken as module
from qabot.read.attribute import attribute
from qabot.read.spoken import LONG, around, spoken

FILLER = "The harbour was full of boats that day and the wind came from the north.\n\n"
SAID = "“The pier is sinking every winter,” said the engineer Marta Lindqvist.\n\n"


def book(*places: int) -> Article:
    """An article of about 2 million characters in which somebody speaks near each place."""
    text, at = [], 0
    for place in (*places, 2_000_000):
        count = max(0, place - at) // len(FILLER)
        text += [FILLER * count, SAID]
        at += count * len(FILLER) + len(SAID)
    return Article("a" * 16, "b.txt", "A book", None, None, None, None, "".join(text), "")


def test_who_speaks_far_into_a_book_is_known_at_the_price_of_a_piece() -> None:
    one = book(1_234_567)
    at = one.text.index("“The pier")
    read = spoken(one, Span(at, at + 10))
    assert [u.content.of(one.text) for u in read] == ["The pier is sinking every winter,"]
    said = attribute(one, Span(at, at + len(SAID) - 2))
    assert said.speaker is not None
    assert said.speaker.name == "the engineer Marta Lindqvist"
    assert said.speaker.span.of(one.text) == said.speaker.name
    assert len(around(one.text, Span(at, at))) < LONG


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1_900_000))
def test_no_quotation_is_lost_between_pieces(place: int) -> None:
    one = book(place)
    start = one.text.index(SAID) + 1
    assert start in {u.content.start for u in spoken(one, Span(start, start + 5))}


def test_an_article_is_read_whole() -> None:
    assert LONG > module.PIECE + 2 * module.MARGIN
    assert around(FILLER * 100, Span(500, 600)) == FILLER * 100
