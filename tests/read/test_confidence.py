"""How far an answer is trusted: what raises it, and what it costs that a quote leaves unmet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.read.candidates import Candidate
from qabot.read.closely import UNSURE, agreement, belief
from qabot.read.confidence import Signs, confidence_of, lowered, margin_of
from qabot.read.demands import Unmet
from qabot.read.features import NAMES
from qabot.read.wanted import weigh

Make = Callable[..., list[Candidate]]


ALL_MET = Unmet(names=0, number=False, denial=False, opposite=False, kind=False, counted=False)


def no_frequency(_stem: str) -> int:
    return 0


def some_frequency(_stem: str) -> int:
    return 5


def row(**values: float) -> np.ndarray:
    return np.array([[values.get(name, 0.0) for name in NAMES]], dtype=np.float32)


USUAL = Signs(
    margin=1.0,
    nearness=0.6,
    agreement=0.8,
    belief=0.0,
    quoted=None,
    heed=None,
    missed=ALL_MET,
)


def signs(**told: object) -> Signs:
    return replace(USUAL, **told)


WANTED = weigh("the sinking pier", some_frequency, 5_500)
STRONG = row(maxsim=0.6, passage=1.0, hit=0.9)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 5), st.floats(0, 0.5))
def test_confidence_is_a_probability_and_grows_with_the_evidence(
    maxsim: float, passage: float, hit: float, margin: float, agreement: float
) -> None:
    wanted = weigh("the sinking pier", some_frequency, 10)
    base = {"maxsim": maxsim, "passage": passage, "hit": hit}
    held = signs(margin=margin, nearness=0.5, agreement=agreement)
    at = confidence_of(0, row(**base), wanted, held)
    assert 0 <= at <= 1
    assert at < confidence_of(0, row(**{**base, "maxsim": maxsim + 0.1}), wanted, held)
    assert at < confidence_of(0, row(**base), wanted, replace(held, nearness=0.6))
    assert at < confidence_of(0, row(**base), wanted, replace(held, agreement=agreement + 0.1))


def test_a_question_in_other_words_is_trusted_where_the_archive_is_near() -> None:
    retold = row(maxsim=0.55, passage=0.35, hit=0.75)
    near, far = (confidence_of(0, retold, WANTED, signs(nearness=n)) for n in (0.65, 0.3))
    assert near > 0.5 > far


def test_the_readers_no_counts_where_the_passage_has_the_words_of_the_question() -> None:
    near = row(maxsim=0.62, passage=0.9, hit=0.85)
    yes, unsure, no = (confidence_of(0, near, WANTED, signs(belief=b)) for b in (1.0, 0.0, -2.5))
    assert yes > unsure > 0.5 > no
    retold = row(maxsim=0.55, passage=0.35, hit=0.75)
    asked = {confidence_of(0, retold, WANTED, signs(belief=b)) for b in (1.0, 0.0, -2.5)}
    assert len(asked) == 1


def test_the_readers_yes_counts_where_the_passage_is_near_by_vector_too() -> None:
    for nearness, counts in ((0.2, False), (0.5, True)):
        yes, unsure = (
            confidence_of(0, STRONG, WANTED, signs(nearness=nearness, belief=b)) for b in (1.5, 0.0)
        )
        assert (yes > unsure) == counts


def test_what_the_reader_thinks_of_the_very_quote_counts() -> None:
    yes, unsure, unread, no = (
        confidence_of(0, STRONG, WANTED, signs(quoted=odds)) for odds in (3.0, 0.0, None, -4.0)
    )
    assert yes > unsure > unread > no


def test_a_reader_that_heeds_no_word_which_the_passage_lacks_is_trusted_less() -> None:
    needed, none_lacks, against = (
        confidence_of(0, STRONG, WANTED, signs(quoted=2.5, heed=heed)) for heed in (2.0, None, -1.0)
    )
    assert needed > none_lacks > against


def test_words_that_a_reader_needs_to_say_no_tell_nothing() -> None:
    doubted = {confidence_of(0, STRONG, WANTED, signs(quoted=-1.0, heed=h)) for h in (2.0, None)}
    assert len(doubted) == 1


def test_many_words_in_common_are_not_trusted_where_the_archive_is_far() -> None:
    shared = row(maxsim=0.45, passage=0.8, hit=0.6)
    assert confidence_of(0, shared, WANTED, signs(nearness=0.3)) < 0.5


def test_the_larger_the_archive_the_more_evidence_it_takes() -> None:
    sizes = (10, 500, 30_000, 1_000_000)
    sure = [
        confidence_of(0, STRONG, weigh("the sinking pier", some_frequency, n), signs())
        for n in sizes
    ]
    assert sure[0] == sure[1] > sure[2] > 0.5
    assert sure[2] > sure[3]


def test_words_that_the_archive_has_nowhere_cost_confidence() -> None:
    known, unknown = (
        confidence_of(0, STRONG, weigh("the sinking pier", frequency, 5_500), signs())
        for frequency in (some_frequency, no_frequency)
    )
    assert unknown < known


@pytest.mark.parametrize(
    "missed",
    [
        replace(ALL_MET, names=1),
        replace(ALL_MET, number=True),
        replace(ALL_MET, denial=True),
        replace(ALL_MET, opposite=True),
        replace(ALL_MET, kind=True),
        replace(ALL_MET, counted=True),
    ],
)
def test_every_unmet_demand_costs_confidence(missed: Unmet) -> None:
    wanted = weigh("the sinking pier", some_frequency, 10)
    met = confidence_of(0, STRONG, wanted, signs())
    assert confidence_of(0, STRONG, wanted, signs(missed=missed)) < met


def test_agreement_is_the_share_of_belief_in_an_article(make_candidates: Make) -> None:
    found = [*make_candidates("One is here. Two is here."), *make_candidates("Three.", "b")]
    assert agreement([0.0, 0.0, 0.0], found, 0) == pytest.approx(2 / 3)
    assert agreement([-6.0, -6.0, 12.0], found, 2) == pytest.approx(1, abs=1e-6)
    assert agreement([-6.0, -6.0, 12.0], found, 0) == pytest.approx(0, abs=1e-6)


def test_belief_is_the_highest_of_all_that_was_read() -> None:
    assert belief([-2.0, 3.5, 1.0]) == 3.5
    assert belief([]) == UNSURE


@given(st.floats(0, 1), st.floats(-20, 0))
def test_a_lower_quote_scores_no_more_than_the_first(confidence: float, by: float) -> None:
    assert 0 <= lowered(confidence, by) <= confidence + 1e-6


def test_the_margin_is_that_over_another_article(make_candidates: Make) -> None:
    found = [*make_candidates("One is here. Two is here."), *make_candidates("Three.", "b")]
    assert margin_of(0, found, [5.0, 4.9, 2.0]) == 3.0
    assert margin_of(0, found[:2], [5.0, 4.9]) == 0.0
