"""Reports without quotation marks: who tells them, and what only looks like one."""

from __future__ import annotations

import pytest

from qabot.speech import utterances


def said(text: str) -> list[tuple[str | None, str]]:
    """Speakers' names with their contents."""
    return [(u.speaker.name if u.speaker else None, u.content.of(text)) for u in utterances(text)]


@pytest.mark.parametrize(
    ("report", "teller", "name"),
    [
        ("Talks will resume in Geneva", "Ek said", "Ek"),
        ("Talks will resume in Geneva", "spokeswoman Ann Ek told reporters", "spokeswoman Ann Ek"),
        ("The boats were found in the Gulf of Riga", "Hale said", "Hale"),
        ("The firm will merge with Euronord", "spokesman Axel Holm said", "spokesman Axel Holm"),
        (
            "It will vote against the Exchange",
            "chief executive Axel Holm said on Tuesday",
            "chief executive Axel Holm",
        ),
        ("Police arrested Karl Ek", "detective Ann Hale said", "detective Ann Hale"),
        (
            "The army fired on the Ostby Republic (OR)",
            "spokesman of the republic's command Eduard Holm said on Sunday",
            "spokesman of the republic's command Eduard Holm",
        ),
        ("Both signed the treaty", "Ostby's press service reported", "Ostby's press service"),
        ("Seven were arrested", "the mayor said on Monday", "the mayor"),
        (
            "A third of it was spent",
            "according to the Institute for Polar Studies",
            "the Institute for Polar Studies",
        ),
        ("It came by mail", "said Ostby police chief Ann Ek", "Ostby police chief Ann Ek"),
        ("The ships met in the bay", "reported Radio Ostby", "Radio Ostby"),
    ],
)
def test_who_is_named_behind_a_report_told_it(report: str, teller: str, name: str) -> None:
    assert said(f"{report}, {teller}.") == [(name, f"{report},")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The photographer added that the tower was old.", "The photographer"),
        ("The duo explained that when they looked, it fell.", "The duo"),
        ("A number of tenants reported that the lift stood still.", "A number of tenants"),
        ("One of them said that the key was lost.", "One of them"),
        ("But some argued that the tower should stay.", "some"),
        ("The leaks also claimed that the dam was weak.", "The leaks"),
        ("Karl Ek once said that the tower leaned.", "Karl Ek"),
        ("State Department spokesman Karl Ek said that it leaned.", "State Department spokesman"),
        ("Armed forces chief General Karl Ek said that it leaned.", "Armed forces chief General"),
        ("A man carrying a bag said that it leaned.", "A man"),
        ("Lawyers suing Ostby Council said that it leaned.", "Lawyers"),
        ("The chief operating officer said that it leaned.", "The chief operating officer"),
        ("Karl Ek in his book Towers argues that it leaned.", "Karl Ek"),
        ("The report released on Monday says that it leaned.", "The report"),
        ("The baker Karl Ek last year said that it leaned.", "The baker Karl Ek"),
        ("Mary May quit in June. May said that it leaned.", "Mary May"),
        (
            "Last Sunday, the Ostbians met at a fair at which they said that it leaned.",
            "the Ostbians",
        ),
    ],
)
def test_whoever_tells_that_something_is_so_speaks(text: str, name: str) -> None:
    [(speaker, content)] = said(text)
    assert speaker is not None
    assert speaker.startswith(name)
    assert len(speaker) <= len(name) + len(" Karl Ek")
    assert content in text.rpartition("that ")[2]


def test_he_is_who_is_told_of_as_speaking_in_the_sentence_before() -> None:
    text = (
        "“I was no spy,” Holm said.\n\nEk, speaking to Radio Ostby, was puzzled by it.\n\n"
        "“It never made sense to me,” he said.\n\nEk said it again."
    )
    assert [name for name, _ in said(text)][:2] == ["Holm", "Ek"]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout is thought to be about 38 per cent.",
        "The islands Aro and Boro, which lie off the coast, were thought to be peaks.",
        "Karl Ek, considered a pioneer of the trade, was the first to run it.",
        "In May Ostby, supported by its neighbours, took the valley.",
        "OSTBY — The vaccine, hailed two years ago as a breakthrough, loses its power.",
        "All member states are bound to the principle.",
        "Current estimates are far from the truth.",
        "The works continued throughout the winter.",
        "The parcels are sorted according to size.",
        "The visit was going according to plan.",
        "In 1756 Ostby formally declared war on Norhaven.",
        "Ostby started to recruit volunteers on Thursday to clear the woods.",
        "Karl Ek also wrote for the Ostby Courier.",
        "The rebels attacked a checkpoint with grenades.",
        "Ostby responded five minutes later with a header.",
        "The play won praise for its music.",
        "His words raised fears about the dam.",
        "Northern rail conductors will strike.",
        "The bank posted a net profit in May.",
    ],
)
def test_what_is_told_of_somebody_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Karl Ek continued: “It leaned.”",
        "Karl Ek attacked the plan as “a folly”.",
        "Karl Ek, the mayor, criticized “a folly”.",
        "According to Norhaven law, it leaned.",
    ],
)
def test_and_what_is_said_with_such_words_is(text: str) -> None:
    assert len(said(text)) == 1
