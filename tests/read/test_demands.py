"""What a question demands beyond its topic."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.question import read_question
from qabot.read.demands import Unmet, unmet
from qabot.read.wanted import weigh

MET = Unmet(names=0, number=False, denial=False, opposite=False, kind=False, counted=False)
PASSAGE = "The harbour board closed the old pier in 1987 after a storm. Marta Lindqvist disagreed."


def missed(asked: str, quote: str, passage: str = PASSAGE) -> Unmet:
    question = read_question(asked, date(2003, 5, 23))
    weights = weigh(question.searched, lambda _stem: 0, 10).weights
    return unmet(question, weights, quote, passage, ["Pier closed", passage])


def test_a_name_that_the_article_never_mentions_is_missed() -> None:
    assert missed("Why did Tornhaven close the pier?", PASSAGE).names == 1
    assert missed("Why did the board of Marta Lindqvist close the pier?", PASSAGE) == MET


def test_a_country_is_mentioned_by_every_name_it_goes_by() -> None:
    passage = "Moscow sold the pier to the Americans."
    assert missed("Did Russia and the United States trade the pier?", passage, passage).names == 0
    assert missed("Did France trade the pier?", passage, passage).names == 1


@pytest.mark.parametrize(
    ("name", "passage", "missing"),
    [
        ("Europe", "European ships came.", 0),
        ("Europe", "Eurasian ships came.", 1),
        ("CHD", "Many died of coronary heart disease.", 0),
        ("CHD", "Many died of heart disease.", 1),
    ],
)
def test_a_name_is_mentioned_by_its_people_and_by_what_it_stands_for(
    name: str, passage: str, missing: int
) -> None:
    assert missed(f"Why did {name} matter?", passage, passage).names == missing


@pytest.mark.parametrize(("typed", "missing"), [("Lindqist", 0), ("Lindgren", 1), ("Marga", 0)])
def test_a_name_typed_with_a_slip_is_mentioned(typed: str, missing: int) -> None:
    assert missed(f"Why did {typed} disagree?", PASSAGE).names == missing


def test_a_short_name_is_another_with_another_letter() -> None:
    assert missed("Why did Iran sell the pier?", "Iraq sold it.", "Iraq sold it.").names == 1


def test_who_is_asked_to_speak_is_not_looked_for_here() -> None:
    assert missed("What did Karel Novak say about the pier?", PASSAGE).names == 0


def test_a_number_must_stand_in_the_quote_or_its_passage() -> None:
    assert missed("What did the board close in 1987?", "It closed the pier.") == MET
    assert missed("Which 22 piers did the board close?", "It closed the pier.").number
    assert not missed("What are the 2 piers?", "The two piers are long.").number
    assert not missed("Who closed the 3rd pier?", "The third pier was closed by Ek.").number
    assert missed("Who paid 3.5 million for the pier?", "It cost 3 million.").number


def test_a_number_of_the_question_is_no_amount() -> None:
    assert missed("How many ships came in 1987?", "Ships have come since 1987.").kind
    assert not missed("How many ships came in 1987?", "In 1987 ships came, 40 of them.").kind


def test_each_part_of_a_name_with_a_hyphen_is_looked_for() -> None:
    passage = "Rolls bought the pier."
    assert missed("Why did Rolls-Royce buy the pier?", passage, passage).names == 1


@pytest.mark.parametrize(
    ("quote", "denied"),
    [
        ("The board closed the pier.", True),
        ("The board refused to close the pier.", False),
        ("The board didn’t close the pier.", False),
        ("The pier stayed unfinished.", False),
        ("The board mended the pier rather than the wall.", False),
        ("The board declined to close the pier.", False),
        ("The United Board closed the pier.", True),
    ],
)
def test_a_denial_must_be_shared(quote: str, denied: bool) -> None:
    assert missed("What did the board not close?", quote).denial is denied


@pytest.mark.parametrize(
    ("asked", "holds", "lacks"),
    [
        ("When was the pier closed?", "It closed on Monday.", "It closed after a storm."),
        ("When does the pier close?", "It closes at 17.45.", "It closes at 17.45 percent."),
        ("When was the pier built?", "In 506 the pier was built.", "It was built in 506 pieces."),
        ("When was the pier built?", "It was built in 30 AD.", "It was built of 30 oaks."),
        ("In what decade did it close?", "It closed in the 1950s.", "It closed in 1950m."),
        ("How many piers closed?", "Seven closed.", "Piers closed."),
        ("Who closed the pier?", "It was closed by Marta Lindqvist.", "It was closed."),
        ("Who closed the pier?", "Lindqvist closed it.", "They closed it."),
        ("Who paid for it?", "It was paid for by the farmers.", "It was paid for in May."),
        ("Where was the pier?", "It stood near the mill.", "It was a long one."),
        ("How much did the pier cost?", "It cost £9.", "It cost the 12 members a year's work."),
        ("How much is Ek paid?", "Twice as much as Hale.", "Less than the other 9 are."),
        ("What is the price of a ticket?", "A ticket is 90 cents.", "A ticket is for 2 days."),
        ("How old is Marta Ek?", "Ek, 54, is a nurse.", "Ek wrote a 412-page report."),
        ("How old was Marta Ek?", "She had turned seventy.", "She ran the party for 9 weeks."),
        ("How fast is the tram?", "It does 40 miles an hour.", "It has 40 seats."),
        ("What percentage agreed?", "Nine in ten did.", "The 40 members did in May."),
    ],
)
def test_what_is_asked_for_must_be_in_the_quote(asked: str, holds: str, lacks: str) -> None:
    assert not missed(asked, holds).kind
    assert missed(asked, lacks).kind


@pytest.mark.parametrize(
    ("asked", "quote", "unmet"),
    [
        ("How many goals did Ek score?", "Ek scored nine goals.", False),
        ("How many goals did Ek score?", "Ek scored nine minutes after the break.", True),
        ("How many small boats were lost?", "Nine boats sank.", False),
        ("How many people were hurt?", "Nine passengers were hurt.", False),
        ("How Many People Were Hurt?", "Nine passengers were hurt.", False),
        ("How many were hurt by it?", "Nine passengers were hurt.", False),
        ("How much did Ek pay?", "Ek paid nine pounds.", False),
    ],
)
def test_what_is_counted_must_be_in_the_quote(asked: str, quote: str, unmet: bool) -> None:
    assert missed(asked, quote, quote).counted is unmet


@pytest.mark.parametrize(
    ("asked", "quote", "missing"),
    [
        ("Who won the men's javelin?", "Lena Ek won the women's javelin.", True),
        ("Who won the women's javelin?", "Lena Ek won the women's javelin.", False),
        ("Who was best actor?", "The best actress was Lena Ek.", True),
        ("What is the minimum wage?", "The maximum wage is nine crowns.", True),
        ("Which secondary schools will close?", "Two primary schools will close.", True),
        ("Which secondary schools will close?", "Two primary and secondary schools close.", False),
        ("Who won the men's javelin?", "The women ran, and Karl Ek threw the javelin.", False),
        ("Who lives north of the river?", "Karl Ek lives in the south of town.", False),
        ("Did her brother come?", "His sister, Lena Ek, said that she had come.", False),
    ],
)
def test_a_quote_may_tell_the_opposite_of_what_is_asked(
    asked: str, quote: str, missing: bool
) -> None:
    assert missed(asked, quote, quote).opposite is missing


def test_who_compares_two_opposites_has_both() -> None:
    passage = "Lena Ek won the women's javelin. Karl Ek won the men's javelin."
    assert not missed("Who won the men's javelin?", passage[:32], passage).opposite
