"""Windows-1252 and Mac Roman are told apart by where letters and signs stand."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.archive.encoding import decode
from qabot.archive.encoding.western import cost

STORY = "The council met on Tuesday near the old harbour. {} It took longer than planned.\n"
NAMES = ("Córdoba", "Medellín", "Muñoz", "Peña", "Piñera", "López", "Raúl", "Jesús", "Antônio",
         "Reykjavík", "Citroën", "Étienne", "Óscar", "Émile", "Martín")  # fmt: skip
DASHES = ("—", " — ", "–", " – ")
PLACES = ("“{} {}”", "{}’s {}", "{}… {}", "{}… “{}", "‘{}’ {}", "• {} {}", "{}™ {}", '"{}—" {}',
          "{}† {}", "{} (£5m) {}", "{}: €5bn {}", "{}, 20°C {}", "{} 2½ {}")  # fmt: skip
WORDS = ("dam", "river", "mayor", "plan", "money", "talks", "school", "budget", "winter", "growth")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_one_accented_name_in_an_english_text_tells_the_code_page(name: str, encoding: str) -> None:
    text = STORY.format(f"Nobody in {name} had expected it.")
    assert decode(text.encode(encoding)) == text


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(DASHES))
def test_a_dash_between_two_words_is_no_letter(left: str, right: str, dash: str) -> None:
    text = STORY.format(f"It was the {left}{dash}{right} that counted.")
    for encoding in ("cp1252", "mac_roman"):
        assert decode(text.encode(encoding)) == text


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(PLACES))
def test_a_sign_in_its_usual_place_is_windows_1252(left: str, right: str, place: str) -> None:
    text = STORY.format(place.format(left, right))
    assert decode(text.encode("cp1252")) == text


def test_a_footnote_sign_and_a_soft_hyphen_may_follow_a_word() -> None:
    for phrase in ("Jones† and Smith‡ wrote it.", "A liveli\xad hood was lost.", "It´s late."):
        text = STORY.format(phrase)
        assert decode(text.encode("cp1252")) == text


def test_a_text_that_was_misread_before_stays_as_it_is() -> None:
    text = STORY.format("In PanamÃ¡ the plan failed.")
    assert decode(text.encode("mac_roman")) == text


@given(st.text(alphabet=string.printable))
def test_plain_ascii_costs_nothing(text: str) -> None:
    assert cost(text) == 0


@given(st.text(max_size=80), st.integers(2, 5))
def test_the_same_line_again_costs_nothing_more(text: str, times: int) -> None:
    assert cost((text + "\n\n") * times) == cost(text + "\n\n")


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_a_dash_between_spaces_costs_less_than_the_letter_of_its_byte(a: str, b: str) -> None:
    assert cost(f"{a} — {b}") < cost(f"{a} ó {b}")
    assert cost(f"{a} – {b}") < cost(f"{a} ñ {b}")


@pytest.mark.parametrize("word", ["CAFÉ", "BEYONCÉ", "José"])
def test_a_word_in_capitals_may_end_in_an_accented_one(word: str) -> None:
    text = STORY.format(f"{word} opens on Tuesday.")
    assert decode(text.encode("cp1252")) == text


def test_one_byte_that_is_no_letter_does_not_turn_the_rest() -> None:
    text = STORY.format("She won’t say who it was, and he didn’t ask.")
    assert decode(text.encode("cp1252") + b"\x81").startswith(text)
