"""Somebody described and named side by side is one person, who goes by the name."""

from __future__ import annotations

import pytest

from qabot.speech import utterances


def speakers(text: str) -> list[str | None]:
    """The speakers' names, in order of what is said."""
    return [u.speaker.name if u.speaker else None for u in utterances(text)]


@pytest.mark.parametrize(
    ("told", "mention", "name"),
    [
        ("The Rovers head coach, Senka Ek, the first woman to win here, left.", "she", "Senka Ek"),
        ("Its chief executive, Zoran Ek, flew to Ostby.", "he", "Zoran Ek"),
        ("The mayor of San Ostby, Ximena Ek de la Horak, wrote.", "she", "Ximena Ek de la Horak"),
        ("The minister, Zoran del Ek y Hale, was ill.", "the minister", "Zoran del Ek y Hale"),
        ("The foreign minister, Count Zoran della Ek, left.", "he", "Count Zoran della Ek"),
        ("The mayor, Alderman Zoran Ek, twice left.", "he", "Alderman Zoran Ek"),
        ("Another judge, the poet Senka Ek, wept.", "she", "poet Senka Ek"),
        ("The Bank of Ostby governor, Zoran Ek, said no.", "he", "Zoran Ek"),
        ("Its author, a podcaster named Zoran Ek, left.", "the author", "Zoran Ek"),
        ("Jorien de Ek, the head of hardware, left.", "she", "Jorien de Ek"),
        ("The minister, Senka d’Ek-Hale, was ill.", "the minister", "Senka d’Ek-Hale"),
        ("Senka Ek, a pilot, a cook and a nurse came.", "the nurse", "a nurse"),
        ("Zoran Ek, the president of the Ostby Chess Club, left.", "the president",
         "the president"),
        ("He is from Norway, the son of a pilot.", "the son", "the son"),
        ("In a takedown of the mayor, Zoran Ek (Centre) was rude.", "the mayor", "the mayor"),
        ("Lindqvist, 49, a former pilot, took over.", "he", "Lindqvist"),
        ("Senka Ek, 36, the firm’s spokeswoman, succeeds him.", "she", "Senka Ek"),
        ("Senka Ek, later a mayor, left.", "she", "Senka Ek"),
        ("Zoran Ek, Hale’s old friend and adviser, left.", "he", "Zoran Ek"),
        ("Senka Ek is Norway’s minister of trade.", "the minister", "Senka Ek"),
        ("The Rovers coach, Zoran Ek, left. The sun set.", "the coach", "Zoran Ek"),
        ("The Rovers coach, Zoran Ek, left. The Albion coach, Jo Hale, won.", "the coach",
         "The Albion coach"),
        ("Hale’s friend, Zoran Ek, left. It was late.", "Hale’s friend", "Hale’s friend"),
        ("After a call to the mayor, Zoran Ek, 41, left.", "the mayor", "the mayor"),
        ("In meeting the mayor, Zoran Ek, 41, lost.", "the mayor", "the mayor"),
        ("On the day he met the mayor, Zoran Ek, 41, left.", "the mayor", "the mayor"),
        ("On the day Hale shot a nurse, Zoran Ek, a cook, left.", "the nurse", "a nurse"),
        ("After the visit of Zoran Ek, the minister, who was ill, left.", "the minister",
         "the minister"),
        ("Zoran Ek was a prosecutor once. The prosecutor came.", "the prosecutor",
         "a prosecutor"),
    ],
)  # fmt: skip
def test_who_is_named_beside_a_description_goes_by_the_name(
    told: str, mention: str, name: str
) -> None:
    assert speakers(f"{told} “It is cold,” {mention} said.")[-1] == name


@pytest.mark.parametrize(
    ("told", "mention", "name"),
    [
        ("The mother of the suspect, Senka Ek, wept in court.", "the suspect", "the suspect"),
        ("The widow of the captain, Senka Ek, arrived.", "the captain", "the captain"),
        ("The lawyer for the suspect, Senka Ek, spoke first.", "the suspect", "the suspect"),
        ("The parents of the suspect, Senka Ek, left.", "the suspect", "the suspect"),
        ("The man who shot the captain, Zoran Ek, wept.", "the captain", "the captain"),
        ("The lawyer defending the suspect, Senka Ek, left.", "the suspect", "the suspect"),
        ("Zoran Ek is hardly the mayor.", "the mayor", "the mayor"),
        ("Zoran Ek is now the mayor.", "the mayor", "Zoran Ek"),
        ("The trial of the suspect, Senka Ek, began.", "the suspect", "Senka Ek"),
        ("The wife of Zoran Ek is the mayor.", "the mayor", "the mayor"),
        ("What worries Senka Ek is the mayor.", "the mayor", "the mayor"),
        ("Closest to Zoran Ek is the secretary.", "the secretary", "the secretary"),
        ("The man who beat Zoran Ek is the coach.", "the coach", "the coach"),
        ("In Ostby, the singer Zoran Ek is the mayor.", "the mayor", "singer Zoran Ek"),
    ],
)  # fmt: skip
def test_a_name_beside_a_description_may_be_somebody_elses(
    told: str, mention: str, name: str
) -> None:
    assert speakers(f"{told} “It is cold,” {mention} said.")[-1] == name


@pytest.mark.parametrize("age", ["34", "aged 34"])
@pytest.mark.parametrize("who", ["the son of the mayor", "from Ostby", "a clerk"])
def test_an_age_is_no_speaker(age: str, who: str) -> None:
    assert speakers(f"A man, {age}, {who}, said that it was cold.") == ["A man"]


@pytest.mark.parametrize("one", ["one of them", "another", "one of the sailors"])
def test_one_of_several_goes_by_the_name_behind_it(one: str) -> None:
    assert speakers(f"Three came. “It is cold,” said {one}, Zoran Ek, 44.") == ["Zoran Ek"]


@pytest.mark.parametrize("parents", ["a clerk", "a clerk and a nurse"])
def test_where_somebody_was_born_is_nobody_s_child(parents: str) -> None:
    told = f"Mrs. Horak came. She was born in 1973 in Knavik, the daughter of {parents}."
    assert speakers(f"{told} It rained. “It is cold,” she said.") == ["Mrs. Horak"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Zoran Ek came. In Knavik, the son of the clerk took power.", "the son"),
        ("Zoran Hale was ill, the daughter of the clerk said.", "Zoran Hale"),
    ],
)
def test_a_child_who_does_something_is_somebody(told: str, name: str) -> None:
    assert speakers(f"{told} “It is cold,” he said.")[-1] == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [("the farmer", "Zoran Ek"), ("the teacher", "Eva Dahl"), ("the priest", "Bo Holm")],
)
def test_in_a_list_each_description_has_its_own_name(mention: str, name: str) -> None:
    told = "The court heard the farmer, Zoran Ek, the teacher, Eva Dahl, and the priest, Bo Holm."
    assert speakers(f"{told} “It is cold,” {mention} said.") == [name]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("He met the doctor, Senka Ek, the nurse, Per Dahl, and the driver.", "Per Dahl"),
        ("He met the doctor, Senka Ek, the nurse, and the driver.", "the nurse"),
        ("He met Senka Ek, the nurse, Per Dahl, the driver, and a cook.", "the nurse"),
    ],
)
def test_in_a_list_a_name_that_fits_two_descriptions_is_not_given(told: str, name: str) -> None:
    assert speakers(f"{told} “It is cold,” the nurse said.")[-1] == name


@pytest.mark.parametrize(
    ("since", "mention", "name"),
    [
        ("Ostby’s coach was angry.", "the coach", "Ostby’s coach"),
        ("The rival coach wept.", "the coach", "The rival coach"),
        ("Later the coach of Ostby wept.", "the coach", "The coach"),
        ("It was late.", "the coach of Ostby", "the coach of Ostby"),
        ("It was late.", "the coach for the youth team", "the coach for the youth team"),
        ("Later the coach wept.", "the coach", "Senka Ek"),
    ],
)
def test_another_holder_of_an_office_does_not_go_by_the_name_of_the_first(
    since: str, mention: str, name: str
) -> None:
    told = f"The coach, Senka Ek, smiled. {since}"
    assert speakers(f"{told} “We were robbed,” {mention} said.") == [name]


@pytest.mark.parametrize(
    ("told", "mention", "name"),
    [
        ("The chairman, Lord Ek of Ostby, had left.", "he", "Lord Ek"),
        ("The director, Mr Ek, had left.", "the director", "Mr Ek"),
        ("His partner, Clara, had left.", "she", "Clara"),
        ("The firm’s partner, Ostby, had left.", "she", "The firm’s partner"),
    ],
)
def test_a_title_or_a_first_name_shows_that_one_word_names_somebody(
    told: str, mention: str, name: str | None
) -> None:
    assert speakers(f"{told} “It is cold,” {mention} said.") == [name]


@pytest.mark.parametrize("where", ["born at Marsund", "raised at Marsund"])
def test_where_somebody_was_born_is_no_name_of_a_child(where: str) -> None:
    text = f"Senka Ek was {where}, the daughter of a clerk. “It is cold,” she said."
    assert speakers(text) == ["Senka Ek"]
