"""Hostile characters become visible, and nothing else changes."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.render.plain import dump_json, neutralise, one_line

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)
STEERING = {"Cc", "Cs"}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(ANY_TEXT)
def test_neutral_text_has_no_control_bidi_or_surrogate(text: str) -> None:
    left = {c for c in neutralise(text) if unicodedata.category(c) in STEERING or c in BIDI}
    assert left <= {"\n", "\t"}


@given(ANY_TEXT)
def test_offsets_stay_true(text: str) -> None:
    assert len(neutralise(text)) == len(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_ordinary_text_of_any_script_is_untouched(text: str) -> None:
    assert neutralise(text) == text


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.dictionaries(ANY_TEXT, ANY_TEXT | st.lists(ANY_TEXT)))
def test_json_gives_back_every_character_and_prints_no_hostile_one(
    value: dict[str, object],
) -> None:
    written = dump_json(value)
    assert neutralise(written) == written
    assert json.loads(written) == value


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x07", "␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eabc", "\ufffdabc"),
        ("a\r\nb", "a␍\nb"),
    ],
)
def test_signs_show_that_something_was_there(hostile: str, shown: str) -> None:
    assert neutralise(hostile) == shown
