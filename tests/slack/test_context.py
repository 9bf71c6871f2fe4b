"""What "Show in context" and a refusal show of an article: nothing twice, no cut for little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qabot.domain import Span
from qabot.slack.blocks.excerpt import excerpt
from qabot.slack.engine.context import AROUND, SPARED, WHOLE, pieces

SHORT = "One came. Two went. Three stayed."
LONG = " ".join(f"Sentence number {n} of the story is told here." for n in range(400))


def place(words: str, text: str = LONG) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def shown(quotes: list[Span], text: str = LONG) -> str:
    return "".join(piece.text for piece in pieces(text, quotes))


def bold(quotes: list[Span], text: str = LONG) -> list[str]:
    return [piece.text for piece in pieces(text, quotes) if piece.quoted]


def test_a_short_article_is_shown_whole_with_its_quotes_in_the_order_of_its_text() -> None:
    quotes = [place("Three stayed.", SHORT), place("One came.", SHORT)]
    assert shown(quotes, SHORT) == SHORT
    assert bold(quotes, SHORT) == ["One came.", "Three stayed."]


def test_quotes_that_overlap_are_one() -> None:
    quotes = [place("One came. Two", SHORT), place("Two went.", SHORT)]
    assert bold(quotes, SHORT) == ["One came. Two went."]


def test_of_a_long_article_what_stands_around_each_quote_is_shown_and_marked_as_cut() -> None:
    quotes = [place("number 300 of"), place("number 100 of")]
    text = shown(quotes)
    assert bold(quotes) == ["number 100 of", "number 300 of"]
    assert text.startswith("… ")
    assert text.rstrip().endswith(" …")
    assert "number 200 of" not in text
    assert "number 99 of" in text
    assert len(text) < 6 * AROUND


def test_a_few_characters_before_the_end_or_between_two_quotes_are_no_cut() -> None:
    near_end = Span(len(LONG) - AROUND - SPARED - 9, len(LONG) - AROUND - SPARED)
    assert shown([near_end]).endswith(LONG[-SPARED:])
    first, second = place("number 100 of"), place("number 130 of")
    assert second.start - first.end < 2 * AROUND + SPARED
    assert shown([first, second]).count("…") == 2


@given(st.text(min_size=1, max_size=50), st.integers(1, 300), st.data())
def test_each_quote_is_bold_and_all_that_is_shown_is_the_articles(
    unit: str, times: int, data: st.DataObject
) -> None:
    text = unit * times
    ends = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), min_size=1))]
    found = pieces(text, spans)
    quoted = "".join(piece.text for piece in found if piece.quoted)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert quoted == "".join(text[at] for at in sorted(covered))
    if len(text) <= WHOLE:
        assert "".join(piece.text for piece in found) == text


def test_an_excerpt_begins_where_it_is_nearest_to_the_question() -> None:
    passage = "The quay was wet. " * 20 + "The ferry sails at noon. " + "Gulls cried. " * 20
    cut = excerpt(passage, "When does the ferry sail?", 60)
    assert cut == "[…] The ferry sails at noon. Gulls cried. Gulls cried. […]"


def test_an_excerpt_takes_sentences_before_where_those_after_leave_room() -> None:
    passage = "The quay was wet. " * 20 + "Gulls cried. The ferry sails at noon."
    cut = excerpt(passage, "When does the ferry sail?", 60)
    assert cut == "[…] The quay was wet. Gulls cried. The ferry sails at noon."


@given(st.text(max_size=400), st.text(max_size=40), st.integers(20, 200))
def test_an_excerpt_is_never_empty_and_in_bounds(text: str, question: str, most: int) -> None:
    assert 0 < len(excerpt(text, question, most)) <= max(most, 3)
