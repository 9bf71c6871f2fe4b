"""Which neighbours a sentence takes along."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scored import sentences

from qabot.read.candidates import Candidate
from qabot.read.widen import CHARACTERS, SENTENCES, widen

Make = Callable[..., list[Candidate]]

PLAIN = "The dam held. Engineers opened two gates. Schools reopened on Monday."
LEANING = "The board closed the pier. It had sunk by a metre. Schools reopened on Monday."


def shown(found: list[Candidate], scores: list[float], new: list[float] | None = None) -> list[str]:
    groups = widen(sentences(found, scores, new), 1)
    return [group.span(found).of(found[0].article.text) for group in groups]


def test_a_sentence_far_above_its_neighbours_stands_alone(make_candidates: Make) -> None:
    assert shown(make_candidates(PLAIN), [9.0, 1.0, 1.0]) == ["The dam held."]


def test_a_neighbour_that_scores_nearly_as_well_comes_along(make_candidates: Make) -> None:
    assert shown(make_candidates(PLAIN), [9.0, 7.0, 1.0]) == [
        "The dam held. Engineers opened two gates."
    ]


def test_a_sentence_that_leans_on_the_one_before_takes_it_along(make_candidates: Make) -> None:
    assert shown(make_candidates(LEANING), [4.0, 9.0, 1.0]) == [
        "The board closed the pier. It had sunk by a metre."
    ]


def test_a_sentence_that_only_repeats_the_question_takes_its_neighbour_along(
    make_candidates: Make,
) -> None:
    found, scores = make_candidates(PLAIN), [9.0, 4.0, 1.0]
    assert shown(found, scores) == ["The dam held."]
    assert shown(found, scores, [1.0, 9.0, 9.0]) == ["The dam held. Engineers opened two gates."]


def test_no_sentence_is_in_two_groups(make_candidates: Make) -> None:
    found = make_candidates(PLAIN)
    groups = widen(sentences(found, [9.0, 8.9, 8.8]), 5)
    members = [member for group in groups for member in group.members]
    assert sorted(members) == [0, 1, 2]


def test_a_long_neighbour_is_left_out(make_candidates: Make) -> None:
    long = "The report says " + "very " * 100 + "little."
    assert shown(make_candidates(f"The dam held. {long}"), [9.0, 9.0]) == ["The dam held."]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(-20, 20), min_size=1, max_size=12), st.integers(1, 6))
def test_groups_are_neighbours_few_and_best_first(
    make_candidates: Make, scores: list[float], most: int
) -> None:
    found = make_candidates(" ".join(f"Sentence number {n} is here." for n in range(len(scores))))
    groups = widen(sentences(found, scores), most)
    assert 1 <= len(groups) <= most
    for group in groups:
        first, last = found[group.members[0]].index, found[group.members[-1]].index
        assert [found[m].index for m in group.members] == list(range(first, last + 1))
        assert len(group.members) <= SENTENCES
        assert group.first in group.members
        assert scores[group.first] == max(scores[m] for m in group.members)
        assert len(group.members) == 1 or len(group.span(found)) <= CHARACTERS + SENTENCES
    firsts = [scores[group.first] for group in groups]
    assert firsts == sorted(firsts, reverse=True)


def test_what_two_people_say_is_never_joined(make_candidates: Make) -> None:
    text = "Mayor Ines Okafor said the tram is late. Mr. Karel Novak said the tram is early."
    found = make_candidates(text)
    groups = widen(sentences(found, [9.0, 8.9]), 5)
    assert [len(group.members) for group in groups] == [1, 1]


def test_what_one_person_says_under_two_names_is_joined(make_candidates: Make) -> None:
    text = "Mayor Ines Okafor said the tram is late. “It was never early,” Okafor said."
    found = make_candidates(text)
    (group,) = widen(sentences(found, [9.0, 8.9]), 5)
    assert len(group.members) == 2


def test_the_words_of_nobody_known_are_not_joined_to_somebodys(make_candidates: Make) -> None:
    text = "“My wife asked what was rattling there.”\n\n“It is a brooch,” said Fatima Solheim."
    found = make_candidates(text)
    assert shown(found, [8.0, 9.0]) == [found[1].text]


def test_a_quotation_that_opens_a_paragraph_takes_no_narration_along_from_above(
    make_candidates: Make,
) -> None:
    said = "“It was a poor harvest,” said Lena Ek."
    text = f"The volume fell by a tenth.\n\n{said}"
    assert shown(make_candidates(text), [8.0, 9.0]) == [said]
    joined = text.replace("\n\n", " ")
    assert shown(make_candidates(joined), [8.0, 9.0]) == [joined]


def test_narration_that_opens_a_paragraph_takes_no_quotation_along_from_above(
    make_candidates: Make,
) -> None:
    said = "“It was a poor harvest,” said Lena Ek."
    text = f"{said}\n\nThe envoy Karl Hale is to remain."
    assert shown(make_candidates(text), [8.0, 9.0]) == ["The envoy Karl Hale is to remain."]
    assert shown(make_candidates(text), [9.0, 8.0]) == [said]
    leaning = f"{said}\n\nBut the volume fell by a tenth."
    assert shown(make_candidates(leaning), [8.0, 9.0]) == [leaning]


def test_what_somebody_says_in_two_paragraphs_is_joined(make_candidates: Make) -> None:
    text = "Lena Ek said that it was bad.\n\n“It was a poor harvest,” Ek said."
    assert shown(make_candidates(text), [8.0, 9.0]) == [text]


def test_the_last_line_of_an_obituary_stands_alone(make_candidates: Make) -> None:
    line = "Otmela Quist, piper, born 3 March 1931, died 9 January 2003"
    found = make_candidates(f"She left two daughters.\n\n{line}\n")
    assert shown(found, [9.0, 9.0]) == ["She left two daughters."]
    assert shown(found, [8.0, 9.0]) == [line]
