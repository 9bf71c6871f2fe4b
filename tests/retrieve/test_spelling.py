"""Words that no article has, and what the archive spells most like them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.domain import Spelling
from qabot.embed import Encoder
from qabot.index import Generation, IndexStore
from qabot.retrieve import Speller

DAM = (
    "The Ouvrel dam leaks, said the engineer Zbigniew Korczak, who has run it for years. "
    "Korczak hopes that the ministry of Dravania will repair the dam in autumn."
)
QUAY = (
    "The harbour master Ludmila Dravh welcomed that. All drach is gone, said Zenobia Dravk. "
    "The drach is a fish; drach was there for years, and Ottokar Dravk ate it."
)
KELP = (
    "The tariff on kelp was lifted on Monday. Kelp growers near Ouvrel were glad of the "
    "tariff's end, and so was Iskander Korczuk, who sells kelp."
)
COMET = "A comet was seen over Dravania; the observatory of Ouvrel measured its tail."


@pytest.fixture(scope="module")
def generation(
    build_archive: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generation]:
    folder = tmp_path_factory.mktemp("spelling")
    for number, text in enumerate((DAM, KELP, COMET, QUAY)):
        story = folder / "seeds" / f"{number}.txt"
        story.parent.mkdir(exist_ok=True)
        story.write_text(f"Vaulted archive {number}\n\n{text}\n", encoding="utf-8")
    build_archive(folder / "seeds", folder / "index")
    with IndexStore(folder / "index").open() as opened:
        yield opened


@pytest.fixture(scope="module")
def speller(generation: Generation) -> Speller:
    return Speller(generation, Encoder(generation.encoder_folder))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (
            "What did Korzcak say about the Ouvral dam?",
            "What did Korczak say about the Ouvrel dam?",
        ),
        ("is the oouvrel dam leaking", "is the Ouvrel dam leaking"),
        ("Who leads the observatry?", "Who leads the observatory?"),
        ("Where is Drovannia?", "Where is Dravania?"),  # two slips in a long word
        ("Was the tarif lifted?", "Was the tariff lifted?"),
        ("Who sells kxlp?", "Who sells kelp?"),
    ],
)
def test_the_nearest_word_of_the_archive_is_suggested(
    speller: Speller, asked: str, meant: str
) -> None:
    assert speller.read(asked, asked).suggestion == meant


def test_of_two_words_as_near_the_commoner_is_suggested(speller: Speller) -> None:
    assert speller.read("Korczyk", "Korczyk").suggestion == "Korczak"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("What did Ludmila Drawh say?", "What did Ludmila Dravh say?"),
        ("What did Ludmila Drav say?", "What did Ludmila Dravh say?"),  # Dravk stands there twice
        ("What did Zenobia Drav say?", "What did Zenobia Dravk say?"),
        ("Does it surprise Draih?", "Does it surprise Dravh?"),  # a name, and no fish
    ],
)
def test_a_name_is_sought_beside_its_other_half_and_among_names(
    speller: Speller, asked: str, meant: str
) -> None:
    assert speller.read(asked, asked).suggestion == meant


@pytest.mark.parametrize(
    ("asked", "unknown"),
    [
        ("What did Lindqvist say about the dam?", ("Lindqvist",)),  # nothing is near
        ("What does the comet cost?", ()),  # a word as any other, which no article has
        ("Does Hansen sell kelp?", ("Hansen",)),  # a name as any other
        ("Who sells klp?", ("klp",)),  # too short for a guess
        ("Is the Avrel dam safe?", ("Avrel",)),  # two slips in a short word
        ("Was it in the vaulted archive?", ()),  # stands in titles only
        ("What happened in 1987?", ()),
        ("Wie viel kostet der Talg vom Dom?", ("Wie", "viel", "kostet", "Talg", "vom", "Dom")),
    ],
)
def test_what_is_right_or_far_from_all_gets_no_suggestion(
    speller: Speller, asked: str, unknown: tuple[str, ...]
) -> None:
    assert speller.read(asked, asked) == Spelling(unknown)


def test_only_words_that_are_searched_with_count(speller: Speller) -> None:
    asked = "Qwertish please: is the dam safe?"
    assert speller.read(asked, "is the dam safe?") == Spelling()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_and_its_known_words_stay(speller: Speller, text: str) -> None:
    found = speller.read(text, text)
    assert all(word in text for word in found.unknown)
    if found.suggestion is not None:
        assert found.unknown
        assert found.suggestion != text
