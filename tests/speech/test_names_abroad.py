"""Ranks, honorifics and first names of many countries, ages, and groups that go by "it"."""

from __future__ import annotations

import pytest

from qabot.speech import utterances


def speakers(text: str) -> list[str | None]:
    """The speakers' names, in order of what is said."""
    return [u.speaker.name if u.speaker else None for u in utterances(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Lt Gen (retd) Zoran Ek",
        "Brig Zoran Ek",
        "Col (Rtd.) Zoran Ek",
        "Commander Zoran Bel Ek",
        "Shri Zoran Ek",
        "Maulana Zoran Bel Ek",
        "Alhaji Zoran Bel Horak Ek",
        "Eng. Zoran Ek",
    ],
)
def test_a_rank_or_an_honorific_stands_before_the_name_it_belongs_to(name: str) -> None:
    text = f"Its harbour master, {name}, said no. “It is cold,” he said. “It is wet,” Ek said."
    assert [speaker and speaker.endswith("Ek") for speaker in speakers(text)] == [True] * 3
    assert speakers(text)[0] == name


def test_a_short_title_ends_no_sentence_where_a_name_follows() -> None:
    assert speakers("“It is cold,” Eng. Zoran Ek said.") == ["Eng. Zoran Ek"]


@pytest.mark.parametrize("cleric", ["Father", "Sister", "Brother"])
def test_a_cleric_is_one_person_with_or_without_a_first_name(cleric: str) -> None:
    text = f"{cleric} Karin Hale said no. “It is cold,” {cleric} Hale said."
    assert speakers(text) == [f"{cleric} Karin Hale"] * 2


@pytest.mark.parametrize(
    ("his", "her"),
    [("Dilip", "Sunitha"), ("Uhuru", "Wanjiku"), ("Gonzalo", "Milagros"), ("Ousmane", "Aminata"),
     ("Khaled", "Maryam"), ("Volodymyr", "Oleksandra")],
)  # fmt: skip
def test_he_and_she_are_told_apart_by_first_names_of_many_countries(his: str, her: str) -> None:
    told = f"{his} Hale gave the chair to {her} Ek, a former banker."
    assert speakers(f"{told} “It is cold,” she said. “It is warm,” he said.") == [
        f"{her} Ek",
        f"{his} Hale",
    ]


def test_a_house_that_bears_a_name_is_nobody() -> None:
    text = "Lena Ek taught at the mill. Karl Hale University closed. “It is cold,” she said."
    assert speakers(text) == ["Lena Ek"]
    assert speakers("Karl Hale University closed. “It is cold,” he said.") == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gorm Belsen, secretary of the rowers, wept. “It is cold,” he said.", "Gorm Belsen"),
        ("Gorm Belsen, general secretary at Ostby, wept. “It is cold,” he said.", "Gorm Belsen"),
        ("Gorm Belsen, owner of the mill, grew. “It is cold,” he said.", None),
        ("The crew was led by Gorm Belsen, a tall man in a grey coat. “It is,” he said.",
         "Gorm Belsen"),
        ("Her pupil, the Ostby Bank's deputy head G. Belsen, said no.", "deputy head G. Belsen"),
        ("His old boss, Ostby Mill's founder Gorm Belsen, said no.", "founder Gorm Belsen"),
        ("According to the Gulf news agency, Gorm Belsen, spokesman for the port, was ill.",
         "the Gulf news agency"),
    ],
)  # fmt: skip
def test_what_somebody_is_stands_beside_the_name(text: str, name: str | None) -> None:
    assert speakers(text) == [name]


def test_an_office_before_another_name_is_not_that_of_the_programme() -> None:
    text = "Asked on Morning Ostby, director of the zoo Lena Ek said no. She said it was cold."
    assert [speaker and speaker[-7:] for speaker in speakers(text)] == ["Lena Ek"] * 2


@pytest.mark.parametrize("place", ["Norway", "South Korea"])
def test_an_ambassador_in_a_country_goes_by_the_office_too(place: str) -> None:
    text = f"The ambassador to {place} Lena Ek left. “It is cold,” the ambassador said."
    assert speakers(text) == [f"ambassador to {place} Lena Ek"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Lena Ek, 71, met Karl Hale, 40.", "Lena Ek"),
        ("Lena Ek won the Ostby Prize for Letters.", "Lena Ek"),
        ("Lena Ek met Karl Hale.", "the 71-year-old"),
        ("Gorm Belsen met Karl Hale.", "the 71-year-old"),
        ("Lena Ek, 71, met Karl Hale, 71.", "the 71-year-old"),
    ],
)
def test_somebody_of_an_age_is_who_has_it_or_the_only_person_so_far(told: str, name: str) -> None:
    assert speakers(f"{told}\n\n“It is cold,” the 71-year-old told a friend.") == [name]


def test_an_old_woman_described_by_her_age_is_the_only_one_told_of() -> None:
    text = "Lena Ek fishes. “It is cold,” the 71-year-old former nurse said."
    assert speakers(text) == ["Lena Ek"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Brinmore said it would pay.", "Brinmore"),
        ("Brinmore Deck said that its dam was old.", "Brinmore Deck"),
        ("Brinmore said rain would fall.", None),
        ("Karl Hale said it would rain.", None),
        ("Brinmore said it would pay. The mill was closed.", None),
    ],
)
def test_what_says_it_of_itself_goes_on_as_it(told: str, name: str | None) -> None:
    assert speakers(f"{told} “It is cold,” it said in a filing.")[-1] == name


@pytest.mark.parametrize(
    ("who", "called"),
    [
        ("Norwegian Ambassador to Oslo Lena Ek", "the diplomat"),
        ("Deputy Foreign Minister Lena Ek", "the diplomat"),
        ("Ambassador Lena Ek", "the envoy"),
        ("Justice Lena Ek", "the judge"),
        ("Imam Zoran Ek", "the cleric"),
        ("Father Karl Ek", "the priest"),
    ],
)
def test_a_holder_of_an_office_who_has_spoken_is_called_otherwise(who: str, called: str) -> None:
    said = f"“It is cold,” {called} said."
    assert speakers(f"{who} said no. {said}") == [who] * 2
    assert speakers(f"{who} left. {said}") == [called]
    assert speakers(f"{who} said no. Ida Hale said yes. {said}")[-1] == called
    met = "Ambassador Ann Hale, Imam Karl Hale, Father Jan Holm and Justice Ida Holm met"
    assert speakers(f"{met}. {who} said no. {said}")[-1] == called
    introduced = called.replace("the ", "A ")
    assert speakers(f"{introduced} came. {who} said no. {said}")[-1] == introduced


def test_a_group_that_is_somebodys_is_no_other_group_of_before() -> None:
    text = "A firm from Oslo paid. Lena Ek was sad. Two have left, according to her firm, Ek Nets."
    assert speakers(text) == ["her firm"]


@pytest.mark.parametrize("text", ["The WHO said no.", "Jabs came, according to the WHO.",
                                  "Lena Ek of the WHO said no."])  # fmt: skip
def test_the_who_is_no_relative_pronoun(text: str) -> None:
    (speaker,) = speakers(text)
    assert speaker is not None
    assert speaker.endswith("WHO")


def test_who_in_a_line_of_capitals_is_the_pronoun() -> None:
    assert "WHO" not in speakers("WHO SAID SO? WHO KNEW? It was cold, said Lena Ek.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge is unsafe, as the mayor said.", "The bridge is unsafe,"),
        ("The bridge was old as the mayor has said.", "The bridge was old"),
    ],
)
def test_as_somebody_said_stands_behind_what_is_said(text: str, content: str) -> None:
    (one,) = utterances(text)
    assert one.content.of(text) == content


@pytest.mark.parametrize(
    "text",
    [
        "The number is 412, not 329 as the ministry said.",
        "The dam did not leak as the mayor claimed in May.",
        "The referee added nine minutes because of a flare.",
        "The storm claimed dozens of lives.",
    ],
)
def test_nothing_is_reported_that_was_said_otherwise_or_done(text: str) -> None:
    assert speakers(text) == []


def test_it_is_nobody_that_was_only_told_of_beside() -> None:
    text = "It is 412 boats, and not 329 as the ministry said. “We counted twice,” it says."
    assert speakers(text) == [None]
