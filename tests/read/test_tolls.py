"""How many died: of one story the last count that is told stands first."""

from __future__ import annotations

import re
from datetime import date

import pytest

from qabot.domain import Article, Span
from qabot.read.quotes import Found
from qabot.read.tolls import Toll, last_toll_first, toll_asked

DEAD = toll_asked("How many died?") or Toll(re.compile(""), ())


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Four people were killed and 11 are missing after the dam broke.", 4),
        ("With two more bodies found, the toll of the flood has risen to 13.", 13),
        ("The number of dead in the fire at the mill reached 41 on Monday.", 41),
        ("The storm killed at least 1,204 people and hurt 300.", 1204),
        ("In all, 97 people died and 3,240 fell ill.", 97),
        ("Seven miners are confirmed dead.", 7),
        ("The mill, 40 years old, was closed and 12 people were hurt.", 0),
        ("Three more people died on Sunday.", 0),
        ("The fire was killing 30 years of work.", 0),
    ],
)
def test_the_number_of_dead_is_read_from_what_says_that_they_died(text: str, dead: int) -> None:
    assert DEAD.within(text) == dead


@pytest.mark.parametrize(
    ("question", "text", "count"),
    [
        ("How many people were hurt?", "The blast injured 14 and killed 3.", 14),
        ("How many were injured at the mill?", "Of the crew 3 died and nine were injured.", 9),
        ("How many have been infected?", "The outbreak has infected 917 people since May.", 917),
        ("How many cases of cholera are there?", "The number of cases has climbed to 104.", 104),
        ("How many got measles in Ostby?", "In all, 1,988 people fell ill and three died.", 1988),
        ("How many homes were lost?", "At least 60 homes have been destroyed, and 9 cars.", 60),
        ("how many houses burned down", "The number of homes lost has risen to 87.", 87),
        ("How many houses were destroyed?", "The fire destroyed 12 cars.", 0),
        ("How many were arrested?", "Police arrested 31 people on Monday.", 31),
    ],
)
def test_what_else_only_grows_is_counted_by_its_own_words(
    question: str, text: str, count: int
) -> None:
    toll = toll_asked(question)
    assert toll is not None
    assert toll.within(text) == count


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many people died in the flood?", True),
        ("how many were killed at the mill", True),
        ("What is the death toll of the fire?", True),
        ("How many people were hurt in the fire?", False),
        ("How many homes were hit by the fire?", False),
        ("Who died in the flood?", False),
    ],
)
def test_a_toll_is_asked_for_by_the_dead(question: str, asked: bool) -> None:
    assert (toll_asked(question) is DEAD) is asked


def quote(key: str, text: str) -> Found:
    """A whole article; one whose id is later in the alphabet is newer."""
    day = date(2018, 5, ord(key) - ord("a") + 1)
    article = Article(key, key, "Flood", None, None, day, None, text, "0" * 64)
    span = Span(0, len(text))
    return Found(article, span, span, span, 3.0)


EARLY = quote("a", "Four people died in the flood.")
LATER = quote("b", "The toll of the flood has risen to 13.")


@pytest.mark.parametrize(
    ("first", "last", "moved"),
    [
        (EARLY, LATER, True),
        (EARLY, quote("b", "Two people died in the second flood."), False),
        (EARLY, quote("b", "The flood is over."), False),
        (quote("a", "The flood came at night."), LATER, False),
    ],
)
def test_a_later_count_of_the_same_story_stands_before_a_lower_one(
    first: Found, last: Found, moved: bool
) -> None:
    assert last_toll_first(DEAD, [first, last], last)[0] is (last if moved else first)


def test_without_a_last_word_on_the_story_the_quotes_stay() -> None:
    assert last_toll_first(DEAD, [EARLY, LATER], None) == [EARLY, LATER]
    assert last_toll_first(DEAD, [EARLY, LATER], EARLY) == [EARLY, LATER]
