"""Which sentence of an article stands first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qabot.read.candidates import Candidate
from qabot.read.surer import surer_first
from qabot.read.widen import Group

TEXT = "The mill made a profit. It took in 40 crowns a day. Nobody knows why."


@pytest.mark.parametrize(
    ("order", "read", "first"),
    [
        ([9.0, 7.0, 5.0], [0.2, 1.5, -4.0], 1),
        ([9.0, 7.0, 5.0], [0.6, 1.5, -4.0], 0),  # as sure of the first
        ([9.0, 5.5, 5.0], [0.2, 1.5, -4.0], 0),  # far below it
        ([9.0, 7.0, 5.0], [-3.0, -1.0, -4.0], 0),  # sure of neither
    ],
)
def test_within_an_article_what_the_reader_is_surer_of_stands_first(
    make_candidates: Callable[..., list[Candidate]],
    order: list[float],
    read: list[float],
    first: int,
) -> None:
    found = make_candidates(TEXT)
    groups = [Group((number,), number) for number in range(3)]
    ordered = surer_first(groups, found, order, read)
    assert ordered[0] == groups[first]
    assert sorted(ordered, key=groups.index) == groups


def test_between_articles_the_ranking_stays(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    found = [*make_candidates(TEXT, "a")[:1], *make_candidates(TEXT, "b")[1:2]]
    groups = [Group((0,), 0), Group((1,), 1)]
    assert surer_first(groups, found, [9.0, 8.0], [0.0, 5.0]) == groups
