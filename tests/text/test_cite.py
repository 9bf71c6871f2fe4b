"""Citations: verbatim or not, where, and under which number."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.cite import (
    Match,
    MatchKind,
    find_letters,
    find_verbatim,
    number_citations,
    pieces,
    verbatim,
)
from qabot.domain import Article, Span

TEXT = (
    "The official spoke late. “Take my word for it, that’s wrong,” he said — twice.\n\n"
    "They can’t win, he said. Prices rose 3.5 percent… and the anti-war vote fell."
)


def article(text: str) -> Article:
    return Article("0" * 16, "a.txt", "t", None, None, None, None, text, "0" * 64)


@given(st.text(min_size=1), st.data())
def test_only_the_exact_characters_at_the_span_are_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert verbatim(article(text), Span(start, end), text[start:end])
    assert not verbatim(article(text), Span(start, end), text[start:end] + "x")
    assert not verbatim(article(text), Span(start, end), text[start : end - 1])


def test_a_span_beyond_the_end_or_without_length_is_not_verbatim() -> None:
    assert not verbatim(article("abc"), Span(1, 9), "bc")
    assert not verbatim(article("abc"), Span(1, 1), "")


@given(st.lists(st.sampled_from("abcdef")))
def test_citations_are_numbered_from_one_in_order_of_first_use(ids: list[str]) -> None:
    numbers = number_citations(ids)
    assert set(numbers) == set(ids)
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    first_uses = sorted(numbers, key=ids.index)
    assert [numbers[key] for key in first_uses] == list(range(1, len(numbers) + 1))


def found(quote: str, text: str = TEXT) -> tuple[str, MatchKind] | None:
    match = find_verbatim(text, quote)
    return (match.span.of(text), match.kind) if match else None


@pytest.mark.parametrize(
    "quote",
    [
        "Take my word for it, that’s wrong,",
        "“Take my word for it, that’s wrong,” he said",
        "rose 3.5 percent",
        "  The official spoke late. ",
        TEXT,
    ],
)
def test_the_articles_own_characters_match_exactly(quote: str) -> None:
    assert found(quote) == (quote.strip(), MatchKind.EXACT)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ('"Take my word for it, that\'s wrong,"', "“Take my word for it, that’s wrong,”"),
        ("wrong, he said -- twice", "wrong,” he said — twice"),
        ("wrong,”  he\nsaid—twice.", "wrong,” he said — twice"),
        ("percent... and", "percent… and"),
        ("he said — twice. They can't win", "he said — twice.\n\nThey can’t win"),
    ],
)
def test_marks_dashes_and_spaces_may_differ_and_are_said_to(quote: str, shown: str) -> None:
    match = found(quote)
    assert match is not None
    assert match[0].startswith(shown)
    assert match[1] is MatchKind.TYPOGRAPHY


@pytest.mark.parametrize(
    "quote",
    [
        "take my word for it",
        "They can",
        "rose 3",
        "war vote fell",
        "Take my words for it",
        "Take word for it",
        "he saidtwice",
        "The offic",
        "",
        " ”“ ",
        "—",
    ],
)
def test_other_words_case_or_parts_of_words_are_not_found(quote: str) -> None:
    assert found(quote) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("हिन्दी में समाचार", "हिन"),
        ("שָׁלוֹם עולם", "ש"),
        ("می\u200cخواهم", "می"),
        ("cafe\u0301 noir", "cafe"),
    ],
)
def test_a_part_of_a_word_is_not_found_in_other_scripts_either(text: str, part: str) -> None:
    assert find_verbatim(text, part) is None
    match = find_verbatim(text, text.split(maxsplit=1)[0])
    assert match is not None
    assert match.kind is MatchKind.EXACT


def test_an_exact_place_is_preferred_to_an_earlier_one_that_differs() -> None:
    text = "It's over, he said. It’s over, she said."
    assert find_verbatim(text, "It’s over") == Match(Span(20, 29), MatchKind.EXACT)


@given(st.text(alphabet="ab 'é’“”\".,-—…3\n", max_size=60), st.data())
def test_whole_words_of_a_text_are_found_where_they_read_the_same(
    text: str, data: st.DataObject
) -> None:
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    match = find_verbatim(text, quote)
    if not any(character.isalnum() for character in quote):
        assert match is None
        return
    assert match is not None
    assert all(piece in match.span.of(text) for piece in pieces(quote))
    letters = [c for c in match.span.of(text) if c.isalnum()]
    assert letters == [c for c in quote if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "quote"),
    [("a " * 100_000, "a " * 50_000 + "b"), ("a" * 200_000, "a" * 100_000), ("' " * 100_000, "a")],
)
def test_hostile_repetition_is_searched_to_the_end(text: str, quote: str) -> None:
    assert find_verbatim(text, quote) is None


def test_a_text_that_is_not_composed_or_has_the_sign_for_ohm_has_every_piece() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        for written in {char, unicodedata.normalize("NFD", char)}:
            composed = unicodedata.normalize("NFC", written)
            if composed != written:
                assert all(piece in written for piece in pieces(composed)), ascii(char)
    assert pieces("тихо, 5 Ω café") == ["тихо", "caf", "5"]


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("take my word for it thats wrong", "Take my word for it, that’s wrong"),
        ("TAKE MY WORD", "Take my word"),
        ("antiwar vote", "anti-war vote"),
        ("rose 3.5 per cent", "rose 3.5 percent"),
        ("Rósé 3.5 percent", "rose 3.5 percent"),
    ],
)
def test_the_letters_of_a_quote_are_found_whatever_stands_between(quote: str, there: str) -> None:
    span = find_letters(TEXT, quote)
    assert span is not None
    assert span.of(TEXT) == there
    assert find_verbatim(TEXT, quote) is None


@pytest.mark.parametrize("quote", ["rose 35 percent", "ake my word", "take my wor", "my take", "…"])
def test_other_letters_numbers_and_parts_of_words_are_not(quote: str) -> None:
    assert find_letters(TEXT, quote) is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_letters_are_found_within_the_text_and_from_word_to_word(text: str, quote: str) -> None:
    span = find_letters(text, quote)
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        assert find_letters(text, span.of(text)) is not None
