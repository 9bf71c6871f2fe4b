"""Headings within an article, and articles of several stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from scored import sentences

from qabot.read.candidates import Candidate
from qabot.read.quotes import worth_showing
from qabot.read.sections import is_link
from qabot.read.widen import one_each, widen

Make = Callable[..., list[Candidate]]

BRIEFS = (
    "The pier sank by a metre.\n\nLibrary hours cut\n\nThe library closes at four. It opens at ten."
)


def shown(found: list[Candidate], scores: list[float]) -> list[str]:
    groups = widen(sentences(found, scores), 9)
    return [one.text for one in worth_showing(found, groups, scores)]


def test_no_quote_runs_past_a_heading(make_candidates: Make) -> None:
    found = make_candidates(BRIEFS)
    assert shown(found, [9.0, 8.8, 8.6, 2.0]) == [
        "The pier sank by a metre.",
        "Library hours cut\n\nThe library closes at four.",
        "It opens at ten.",
    ]


def test_a_heading_begins_a_quote_and_is_none(make_candidates: Make) -> None:
    found = make_candidates(BRIEFS)
    assert shown(found, [1.0, 9.0, 3.0, 2.9])[0] == (
        "Library hours cut\n\nThe library closes at four."
    )
    alone = shown(found, [1.0, 6.0, 9.0, 8.5])
    assert "Library hours cut" not in alone


def test_a_heading_is_no_articles_best_either(make_candidates: Make) -> None:
    found = make_candidates(f"The pier sank.\n\nHours cut\n\nIt is a {'very ' * 100}poor library.")
    (group,) = one_each(sentences(found, [8.0, 9.0, 1.0]))
    assert found[group.first].text == "The pier sank."


CLOSES, FINES, PIER = "The library closes at four.", "Fines rise in May.", "The pier sank."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ostby in brief", [CLOSES, FINES]),
        ("Corrections", [f"{CLOSES} {FINES}"]),
        ("A town", [CLOSES, FINES, PIER]),
    ],
)
def test_of_several_stories_only_what_is_near_is_shown_beside_the_first(
    make_candidates: Make, title: str, expected: list[str]
) -> None:
    found = [
        replace(one, article=replace(one.article, title=title))
        for one in make_candidates(f"{PIER}\n\n{CLOSES} {FINES}")
    ]
    assert shown(found, [3.0, 9.0, 4.0]) == expected


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Who let the water out of the lake?",
        "Read more: Harbour tolls to rise",
        "- ALSO READ: Ek leaves the council",
        "RELATED | The ferry that never came",
        "WATCH – The day the dam broke",
        "OPINION: The harbour needs no second crane",
        "Mayor Lena Ek Takes A Second Look At The Ferry.",
    ],
)
def test_a_labelled_title_of_another_article_is_a_link(line: str) -> None:
    assert is_link(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more slowly, she told the class: it is a poem.",
        "Watch the dam, Ek said: it may break.",
        "Opinion: nobody had one.",
        "Listen: you must go, she said.",
        "Watch – we will win, said Ek.",
        "More: that is what the crews want.",
        "READ MORE: The dam broke " + "and the water ran into the town below it " * 4 + ".",
        "The related story: a ferry sank.",
        "Lena Ek, Jan Hale, Will Horak, Ivo Solheim.",
        "THE FERRY SANK IN THE HARBOUR ON FRIDAY.",
        "“The Salt Of The Sea” won on Friday.",
    ],
)
def test_words_of_the_story_are_no_link(sentence: str) -> None:
    assert not is_link(sentence)
