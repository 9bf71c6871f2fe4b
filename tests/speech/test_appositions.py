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
        ("The mayor at the time, Zoran Ek, was ill.", "the mayor", "Zoran Ek"),
        ("The Bank of Ostby governor, Zoran Ek, said no.", "he", "Zoran Ek"),
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
