"""A small newsroom archive, written for these tests, and an asker on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

import pytest

from qabot.ask import Asker
from qabot.wiring import open_asker

FERRY = (
    "The harbour board of Ostrava Bay voted on Tuesday to close the old ferry terminal by the end "
    "of the year.\n\n“The pier is sinking by four centimetres every winter,” said Marta Lindqvist, "
    "the board’s chief engineer. “We cannot repair it again.”\n\nShopkeepers near the terminal "
    "oppose the plan. Tomas Reyes, who has sold coffee there for nineteen years, said the closure "
    "would cost him half of his customers.\n\nThe mayor, Ines Okafor, rejected the criticism. "
    "“Nobody will lose a shop because of this decision,” she told reporters after the vote."
)

ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "ferry",
        "title": "Board votes to close ferry terminal",
        "source": "Bay Courier",
        "published": "2011-03-08",
        "text": FERRY,
    },
    {
        "id": "ferry-wire",
        "title": "Ferry terminal to close",
        "source": "Coast Wire",
        "published": "2011-03-09",
        "text": FERRY.replace("on Tuesday", "Tuesday"),
    },
    {
        "id": "bees",
        "title": "Beekeepers report mild losses",
        "source": "Valley Post",
        "published": "2014-05-20",
        "text": "Beekeepers in the upper valley lost one hive in nine last winter, the lowest "
        "figure in a decade, according to a survey of 212 growers.\n\nThe survey was led by the "
        "entomologist Haruka Bell. She said the mites had been checked by a cold November.\n\n"
        "Farmers pay about 60 crowns for each hive that is set among their apple trees.",
    },
    {
        "id": "library",
        "title": "Flood closes the city library",
        "source": "Valley Post",
        "published": "2014-11-02",
        "text": "The city library shut its reading room on Sunday because a burst pipe flooded the "
        "basement. About 3,000 maps were moved to the town hall.\n\n“The maps are damp, but none "
        "is lost,” said the librarian, Piotr Hale.\n\nThe reading room will open again in January.",
    },
    {
        "id": "windmill",
        "title": "Windmill painted",
        "source": "Bay Courier",
        "published": "2013-06-11",
        "text": "The old windmill on the point was painted white again this week. The Valley "
        "Fund gave a grant of 40,000 crowns for the windmill.",
    },
    {
        "id": "tram",
        "title": "Tram line delayed",
        "text": "The new tram line will open two years late, the transport office said. The office "
        "blamed a shortage of rails.\n\nThe mayor, Ines Okafor, said the tram was worth the wait.",
    },
)


@pytest.fixture(scope="session")
def asker_on(
    build_archive: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Asker]]:
    """Builds an archive of articles, each a line of JSON, and opens an asker on it."""
    with ExitStack() as opened:

        def build(articles: Iterable[Mapping[str, Any]]) -> Asker:
            folder = tmp_path_factory.mktemp("asked")
            seeds = folder / "seeds"
            seeds.mkdir()
            lines = "\n".join(map(json.dumps, articles))
            (seeds / "news.jsonl").write_text(lines, encoding="utf-8")
            asker = open_asker(build_archive(seeds, folder / "index"))
            opened.callback(asker.generation.close)
            return asker

        yield build


@pytest.fixture(scope="session")
def newsroom(asker_on: Callable[..., Asker]) -> Asker:
    return asker_on(ARTICLES)
