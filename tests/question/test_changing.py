"""Which questions ask for what changes as a story goes on."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.question import read_question


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ("How many people died in the fire?", True),
        ("When will the bridge open?", True),
        ("Is the strike over?", True),
        ("Who is the mayor of Selmouth?", True),
        ("who leads the council", True),
        ("Which firm owns the mill?", True),
        ("What's the price of the tunnel?", True),
        ("How did the strike end?", True),
        ("What happened to the bridge?", True),
        ("what did the mill finally cost", True),
        ("who won the election in Selmouth", True),
        ("whos the mayor of Selmouth", True),
        ("What caused the fire?", True),
        ("How much did the mill earn in the third quarter of 2018?", False),
        ("Who was the mayor of Selmouth?", False),
        ("How many died in the fire according to the first count?", False),
        ("How much was the tunnel originally to cost?", False),
        ("How long was the Ostby ceasefire supposed to hold?", False),
        ("How much were the two tunnels meant to cost?", False),
        ("Why is the bridge closed?", False),
        ("When did the mayor of Selmouth resign?", False),
        ("When was the bridge built?", False),
        ("What did Ek say about the fire?", False),
        ("What is Ek's position on the tunnel?", False),
        ("the fire", False),
    ],
)
def test_what_is_so_now_or_counted_may_change(asked: str, changes: bool) -> None:
    assert read_question(asked, date(2020, 1, 1)).changing is changes
