"""Of a topic the opening of a story stands first."""

from __future__ import annotations

from collections.abc import Callable

from qabot.read.candidates import Candidate
from qabot.read.opening import raised_openings

TEXT = "It rained. The mill made a profit. The mill took in 40 crowns a day."
TOPIC = {"mill": 3.0}


def test_the_first_sentence_that_names_all_of_a_topic_is_raised(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    found = make_candidates(TEXT)
    assert raised_openings(found, [1.0, 1.0, 2.0], TOPIC) == [1.0, 4.0, 2.0]
    assert raised_openings(found, [1.0, 1.0, 2.0], {**TOPIC, "strike": 3.0}) == [1.0, 1.0, 2.0]


def test_what_stands_far_down_opens_nothing(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    far = make_candidates("It rained all day. " * 30 + TEXT)
    assert raised_openings(far, [0.0] * len(far), TOPIC) == [0.0] * len(far)
