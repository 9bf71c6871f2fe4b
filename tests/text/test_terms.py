"""Words as they are searched and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.terms import content_stems, stem, terms, terms_of


@given(st.text(max_size=200))
def test_terms_stand_where_they_say_in_order(text: str) -> None:
    found = terms(text)
    assert all(term.span.of(text) for term in found)
    ends = [0, *(term.span.end for term in found)]
    assert all(end <= term.span.start for end, term in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "word", ["Bushehr", "sanctions", "U.S.", "1,000", "naïve", "Cooperation", "2003"]
)
def test_a_stem_is_the_term_that_the_index_keeps(word: str) -> None:
    assert [stem(word)] == terms_of(word)


@pytest.mark.parametrize("text", ["हिन्दी में समाचार", "ข่าววันนี้ที่เมือง", "שָׁלוֹם עולם", "cafe\u0301 noir"])
def test_words_end_where_they_end_in_the_index_beyond_latin_too(text: str) -> None:
    assert [term.stem for term in terms(text)] == terms_of(text)


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("cooperate") == stem("Cooperation") == stem("COOPERATED")


def test_abbreviations_numbers_and_possessives_are_one_word_each() -> None:
    text = "The U.S. sent 1,000 men to Moscow’s gates"
    found = [term.stem for term in terms(text) if not term.stop]
    assert found == ["us", "sent", "1000", "men", "moscow", "gate"]


def test_function_words_carry_no_topic() -> None:
    assert content_stems("What did Russia say about Bushehr?") == ("russia", "bushehr")


def test_a_question_of_function_words_keeps_them() -> None:
    assert content_stems("Who is it?") == ("who", "is", "it")


def test_a_country_in_capitals_is_no_pronoun_unless_all_is_in_capitals() -> None:
    assert content_stems("Tell us about the US and the WHO") == ("us", "who")
    assert content_stems("TELL US ABOUT THE DAM") == ("dam",)
