"""A timeline has an entry for each article on the topic, and says what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from qabot.ask import Asker
from qabot.ask.timeline import on_topic
from qabot.domain import Answer, Article, Filters, Timeline
from qabot.terms import content_stems

WHO = [
    "baker",
    "miller",
    "pilot",
    "tailor",
    "joiner",
    "nurse",
    "porter",
    "ringer",
    "sexton",
    "thatcher",
]
WHAT = [
    "kettle",
    "ladder",
    "mirror",
    "saddle",
    "candle",
    "basket",
    "anchor",
    "hammer",
    "pillow",
    "ribbon",
]
WHERE = [
    "Tarn",
    "Ousby",
    "Wexholm",
    "Dravik",
    "Selmo",
    "Karsa",
    "Norby",
    "Fellin",
    "Astrup",
    "Hagen",
]


def filler(number: int) -> str:
    """About ten sentences of nothing in particular, others for each number."""
    chosen = Random(number)
    return " ".join(
        f"The {chosen.choice(WHO)} of {chosen.choice(WHERE)} lent a {chosen.choice(WHAT)} to the "
        f"{chosen.choice(WHO)} of {chosen.choice(WHERE)}."
        for _ in range(10)
    )


def story(number: int, title: str, text: str, **more: str) -> dict[str, Any]:
    day = f"2011-03-{number:02}"
    return {"id": f"n{number}", "title": title, "published": day, "text": text, **more}


EVENTS = (
    story(1, "Council votes for a viaduct", "The council voted on Monday to build a viaduct."),
    story(2, "Viaduct to cost twice as much", f"Per Ek said so on Friday. {filler(2)}"),
    story(3, "Solheim steps down over viaduct", f"Lena Solheim left her office. {filler(3)}"),
    story(
        4,
        "Contractor fined",
        f"{filler(4)} The firm laid the old viaduct in the wrong place. {filler(5)} The viaduct "
        "must be moved by nine metres, the court found.",
    ),
    story(5, "Trams come back", f"The first tram crossed the viaduct on Sunday. {filler(6)}"),
)
OTHERS = (
    story(
        11,
        "Bakers at odds over flour",
        f"{filler(7)} Horak compared the price of flour to the viaduct. {filler(8)}",
    ),
    story(12, "Owls return", f"Barn owls nest again in the old mill of Karsholm. {filler(9)}"),
    story(
        13,
        "Choir sings again",
        f"{filler(10)}\n\n“We sang too loud,” said Marit Lindqvist, the conductor.\n\n{filler(11)}",
    ),
)


@pytest.fixture(scope="module")
def town(asker_on: Callable[..., Asker]) -> Asker:
    return asker_on((*EVENTS, *OTHERS))


def entries(timeline: Timeline) -> list[str]:
    assert isinstance(timeline.answer, Answer)
    cited = {citation.number: citation for citation in timeline.answer.citations}
    return [cited[quote.citation].path.partition("#n")[2] for quote in timeline.answer.quotes]


def test_each_article_on_the_topic_has_one_entry_and_none_that_names_it_in_passing(
    town: Asker,
) -> None:
    timeline = town.timeline("viaduct")
    assert entries(timeline) == ["1", "2", "3", "4", "5"]
    assert (timeline.on_topic, timeline.shown, timeline.in_passing) == (5, 5, 1)
    assert not timeline.at_least


def test_an_entry_is_what_a_story_opens_with_where_that_names_the_topic(
    asker_on: Callable[..., Asker],
) -> None:
    opening = "Harvest fell by half in the valley of Ousby, where the locusts had come in June."
    nearer = "Locusts, locusts: nobody speaks of anything but the locusts."
    one = story(1, "Harvest falls", f"{opening}\n\n{filler(2)}\n\n{filler(3)}\n\n{nearer}")
    answer = asker_on((one, *OTHERS)).timeline("locusts").answer
    assert isinstance(answer, Answer)
    assert answer.quotes[0].text.startswith(opening)


def test_a_limit_takes_the_best_and_says_of_how_many(town: Asker) -> None:
    timeline = town.timeline("viaduct", limit=2)
    assert len(entries(timeline)) == 2
    assert (timeline.on_topic, timeline.shown) == (5, 2)


def test_filters_hold_for_the_articles_that_are_counted(town: Asker) -> None:
    timeline = town.timeline("viaduct", Filters(sources=("Nobody's Paper",)))
    assert not isinstance(timeline.answer, Answer)
    assert (timeline.on_topic, timeline.shown) == (0, 0)


def test_who_speaks_in_an_article_is_no_mention_in_passing(town: Asker) -> None:
    assert "13" in entries(town.timeline("Marit Lindqvist"))


def test_where_all_only_mention_it_a_mention_is_shown(town: Asker) -> None:
    timeline = town.timeline("flour and the viaduct")
    assert entries(timeline)[0] == "11"


def test_a_topic_in_other_words_is_still_found_by_its_meaning(town: Asker) -> None:
    timeline = town.timeline("barn owls breeding in the old mill at Karsholm")
    assert "12" in entries(timeline)
    assert timeline.on_topic == 0


def test_nothing_on_the_topic_is_no_answer(town: Asker) -> None:
    timeline = town.timeline("submarine volcano")
    assert not isinstance(timeline.answer, Answer)
    assert timeline.in_passing == 0


def test_one_printing_of_a_story_is_one_entry(asker_on: Callable[..., Asker]) -> None:
    text = f"The council voted on Monday to build a viaduct at Norby. {filler(12)}"
    printed = [story(n, "Viaduct voted", text + " " * n, source=f"Paper {n}") for n in (1, 2)]
    timeline = asker_on((*printed, EVENTS[4])).timeline("viaduct")
    assert isinstance(timeline.answer, Answer)
    assert [len(citation.also_in) for citation in timeline.answer.citations] == [1, 0]
    assert (timeline.on_topic, timeline.shown) == (2, 2)


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("The harbour viaduct opens", filler(1), True),
        ("Trams come back", f"The harbour viaduct carries trams now. {filler(1)} ", True),
        ("Viaduct opens", f"At the harbour a band played. {filler(1)} ", True),
        (
            "Firm fined",
            f"{filler(1)} The harbour viaduct leans. {filler(1)} The viaduct is old.",
            True,
        ),
        ("Firm fined", f"{filler(1)} The harbour viaduct leans. {filler(1)} ", False),
        (
            "Firm fined",
            f"{filler(1)} The harbour froze. {filler(1)} A viaduct leans. A viaduct!",
            False,
        ),
        (
            "Trams come back",
            f"The harbour froze. {filler(1)} {filler(1)} Nobody saw the viaduct.",
            False,
        ),
    ],
)
def test_a_topic_is_the_matter_of_an_article_by_where_its_words_stand(
    title: str, text: str, *, named: bool
) -> None:
    article = Article("a", "a.txt", title, None, None, None, None, text, "0" * 64)
    assert on_topic(article, content_stems("harbour viaduct")) == named
