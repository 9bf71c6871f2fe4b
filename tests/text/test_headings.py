"""What is a heading within an article."""

from __future__ import annotations

import pytest

from qabot.domain import Span
from qabot.sentences import is_heading


@pytest.mark.parametrize(
    ("above", "line", "below", "expected"),
    [
        ("The pier sank.\n\n", "Library hours cut", "\n\nIt closes at four.", True),
        ("“It sank,” she said.\n", "Library hours cut", "\nIt closes at four.", True),
        ("", "Library hours cut", "\n\nIt closes at four.", True),
        ("The pier sank.\n\n", "Library hours are cut.", "\n\nIt closes at four.", False),
        ("The pier sank.\n\n", "Why is it closed?", "\n\nNobody knows.", False),
        ("The pier sank.\n\n", "- Library hours cut", "\n\nIt closes at four.", False),
        ("The pier sank.\n\n", "Ostby Town 2, Solheim 1", "\n\nIt rained.", False),
        ("The pier sank.\n\n", "10:45 Ferry turned back", "\n\nIt rained.", True),
        ("The pier sank.\n\n", "### Why is it closed?", "\n\nNobody knows.", True),
        ("Eggs\n", "Butter", "\nFlour\n", False),  # a list
        ("Eggs\n", "Butter", "\nMix it all well.", False),
        ("The pier sank. ", "Library hours cut", "\n\nIt closes at four.", False),
        ("The pier sank.\n\n", "Library hours cut", "", False),
        ("The pier sank.\n\n", "Library hours " * 8, "\n\nIt closes at four.", False),
    ],
)
def test_a_heading_is_a_short_line_between_prose(
    above: str, line: str, below: str, expected: bool
) -> None:
    line = line.strip()
    span = Span(len(above), len(above) + len(line))
    assert is_heading(above + line + below, span) is expected
