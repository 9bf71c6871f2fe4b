"""Whatever was edited, an incremental build equals a full one."""

from __future__ import annotations

import json
import random

import numpy as np
from archive_bench import ArchiveBench

from qabot.embed import Encoder
from qabot.index import Generation, IndexStore
from qabot.terms import terms_of

WORDS = ("quiet", "loud", "cold", "bright", "long", "foggy")
QUESTIONS = ("the mayor", "a loud night", "lamps of number 4", "nobody asked")


def edit(bench: ArchiveBench, chance: random.Random) -> None:
    """One to four changes to the archive: added, edited, removed, copied, renamed files.

    Also sidecars, good and bad, and files of several articles and bad lines.
    """
    for _ in range(chance.randint(1, 4)):
        number = chance.randrange(12)
        path = bench.seeds / f"story-{number:03d}.txt"
        kind = chance.choice(["write", "write", "remove", "copy", "rename", "sidecar", "lines"])
        if kind == "lines":
            lines = [line(one, chance) for one in range(number)]
            bench.write(f"wire-{number % 3}.jsonl", "\n".join(lines))
        elif kind == "sidecar":
            states = ['{"source": "The Herald"}', '{"source": "The Post"}', "{bad"]
            bench.write(f"story-{number:03d}.meta.json", chance.choice(states))
        elif kind == "write" or not path.exists():
            bench.write_story(number, chance.choice(WORDS))
        elif kind == "remove":
            path.unlink()
        elif kind == "copy":
            bench.write(f"copies/{number}.txt", path.read_text())
        else:
            path.rename(bench.seeds / f"moved-{number:03d}.txt")
    bench.write_story(99)


def line(number: int, chance: random.Random) -> str:
    """A line of a .jsonl file: a record, with an id or without; now and then a broken one."""
    if chance.random() < 0.2:
        return "{bad"
    record = {"title": f"Wire {number}", "text": f"The night was {chance.choice(WORDS)}."}
    return json.dumps({**record, "id": f"id{number}"} if number % 2 else record)


def everything(generation: Generation, encoder: Encoder) -> dict[str, object]:
    scores, ids = generation.vectors.search(encoder.encode(QUESTIONS), 10)
    terms = [terms_of(question) for question in QUESTIONS]
    articles = list(generation.articles())
    return {
        "articles": articles,
        "with aliases": sorted(generation.contents()),
        "copies": [generation.copies_of(article.id) for article in articles],
        "passages": [generation.passages_of(article.id) for article in articles],
        "files": generation.files(),
        "words": [generation.lexical.search(one, 10) for one in terms],
        "in articles": [generation.lexical.search_articles(one, 10) for one in terms],
        "nearest": ids.tolist(),
        "scores": np.round(scores, 6).tolist(),
    }


def test_incremental_builds_equal_full_ones(bench: ArchiveBench, long: bool) -> None:
    chance = random.Random(13)
    other = IndexStore(bench.folder / "full")
    encoder = bench.encoder
    published = 0
    for _ in range(200 if long else 60):
        edit(bench, chance)
        published += bench.build().published
        bench.build(other, full=True)
        with bench.store.open() as incremental, other.open() as full:
            assert everything(incremental, encoder) == everything(full, encoder)
            seen = incremental.files()
    assert published > 20
    assert {"quarantined", "skipped", "ingested"} <= {str(one.outcome) for one in seen}
