"""From an archive to a generation: what a build does, and does again."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from archive_bench import ArchiveBench, found_by_words
from tiny_encoder import make_tiny_encoder

from qabot.index.entry import headed
from qabot.ingest import BuildOptions, Silent, build


class Recorded(Silent):
    """What a build says as it goes on."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.steps: dict[str, int] = {}

    def stage(self, name: str, total: int | None) -> None:
        self.stages.append((name, total))

    def advance(self, steps: int = 1) -> None:
        name = self.stages[-1][0]
        self.steps[name] = self.steps.get(name, 0) + steps


def test_a_build_says_what_it_did(bench: ArchiveBench) -> None:
    for number in range(4):
        bench.write_story(number)
    first = bench.build()
    assert first.sentence == "Generation 1: 4 new."
    assert (first.passages, first.embedded, first.files) == (4, 4, 4)
    bench.write_story(0, word="loud")
    bench.write_story(7)
    (bench.seeds / "story-003.txt").unlink()
    bench.write("broken.jsonl", "{not json")
    second = bench.build()
    assert second.sentence == "Generation 2: 1 new, 1 changed, 1 removed, 1 quarantined."
    assert second.quarantined[0].path.startswith("broken.jsonl")
    assert second.quarantined[0].detail
    assert second.articles.unchanged == 2
    assert second.embedded == 2, "only what is new or changed is embedded"


def test_a_build_that_changes_nothing_publishes_nothing(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    again = bench.build()
    assert not again.published
    assert again.generation == bench.store.current() == 1
    assert again.sentence == "Nothing changed; generation 1 still serves."
    assert [path.name for path in (bench.index / "generations").iterdir()] == ["000001"]


def test_a_log_that_grows_beside_the_articles_is_no_news(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.write("crawl.log", "begun\n")
    bench.build()
    bench.write("crawl.log", "begun\nended\n")
    assert not bench.build().published


def test_a_full_build_computes_everything_again(bench: ArchiveBench) -> None:
    for number in range(3):
        bench.write_story(number)
    bench.build()
    full = bench.build(full=True)
    assert (full.published, full.embedded, full.generation) == (True, 3, 2)
    assert full.articles.unchanged == 3
    assert full.sentence == "Generation 2: rebuilt, no article changed."


def test_a_removed_article_is_gone_from_the_index_and_from_the_cache(bench: ArchiveBench) -> None:
    bench.write_story(1, word="secretive")
    bench.write_story(2)
    bench.build()
    (bench.seeds / "story-001.txt").unlink()
    bench.build()
    bench.store.gc(keep=1)
    with bench.store.open() as generation:
        assert found_by_words(generation, "secretive") == []
        assert generation.coverage().articles == 1
    left = [
        path
        for path in bench.index.rglob("*")
        if path.is_file() and b"secretive" in path.read_bytes()
    ]
    assert left == []
    with sqlite3.connect(bench.index / "cache" / "embeddings.sqlite") as connection:
        assert connection.execute("select count(*) from embeddings").fetchone() == (1,)
    connection.close()


def test_what_became_of_every_file_is_kept_with_the_index(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.write("notes.xyz", "what is this")
    bench.write("lines.jsonl", '{"id": 1, "title": "T", "text": "The lamp burned."}\n{bad\n')
    for _ in range(2):  # the second build takes the verdicts over
        bench.build()
        with bench.store.open() as generation:
            outcomes = {record.path: record.outcome for record in generation.files()}
        assert outcomes["story-001.txt"] == "ingested"
        assert outcomes["notes.xyz"] == "skipped"
        assert outcomes["lines.jsonl"] == "ingested"
        assert [p for p, o in outcomes.items() if o == "quarantined"] == ["lines.jsonl#line 2"]
        bench.write_story(5)


def test_the_same_article_under_two_names_is_indexed_once_and_both_names_are_kept(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    text = (bench.seeds / "story-001.txt").read_text()
    bench.write("a-copy.txt", text)
    report = bench.build()
    assert (report.aliases, report.articles.new, report.passages) == (1, 2, 1)
    with bench.store.open() as generation:
        article = next(generation.articles())
        assert article.path == "a-copy.txt"
        paths = {path for _, path, _ in generation.contents()}
        assert paths == {"a-copy.txt", "story-001.txt"}
        assert generation.find("story-001.txt") == article
    assert not bench.build().published
    (bench.seeds / "a-copy.txt").unlink()
    report = bench.build()
    assert (report.articles.removed, report.aliases) == (1, 0)
    with bench.store.open() as generation:
        assert [article.path for article in generation.articles()] == ["story-001.txt"]
        assert len(found_by_words(generation, "mayor")) == 1


STORY = (
    "The council of the harbour town voted on Tuesday to close the old fish market by the end "
    "of the year. Mayor Ada Brill said the roof could no longer be trusted in a storm. Traders "
    "who have sold there for decades asked for another winter, and two of them wept. “We were "
    "told of it on the radio,” said Jon Tarn, who sells eels. A new hall is to open in spring."
)


def test_printings_of_one_story_are_grouped_and_both_stay(bench: ArchiveBench) -> None:
    lines = [
        {"title": "Market to close", "source": "Reuters", "published": "2003-05-23", "text": STORY},
        {
            "title": "Fish market will close",
            "source": "The Times",
            "published": "2003-05-24",
            "text": STORY + " The Times could not reach the builder.",
        },
        {
            "title": "Rain expected",
            "source": "Reuters",
            "text": "Rain is expected in the hills from Friday. Farmers welcomed the news after "
            "a dry month, and the river office said that the dams had room for all of it.",
        },
    ]
    bench.write("wire.jsonl", "\n".join(json.dumps(line) for line in lines))
    report = bench.build()
    assert report.copies == 1
    with bench.store.open() as generation:
        by_title = {article.title: article for article in generation.articles()}
        assert len(by_title) == 3
        (copy,) = generation.copies_of(by_title["Market to close"].id)
        assert (copy.title, copy.source) == ("Fish market will close", "The Times")
        assert copy.published == date(2003, 5, 24)
        assert generation.copies_of(by_title["Rain expected"].id) == ()
        assert len(set(generation.stories().values())) == 1


def test_boilerplate_becomes_no_passage_and_stays_in_the_article(bench: ArchiveBench) -> None:
    bench.write(
        "story.txt",
        "A day of rain\n\nThe rain fell on the town all day.\n\n"
        "Copyright © 2003 The Small Paper, LLC. Click here for reprint permission.\n",
    )
    bench.build()
    with bench.store.open() as generation:
        article = next(generation.articles())
        assert "Copyright" in article.text
        assert not any("Copyright" in one.text for one in generation.passages_of(article.id))
        assert found_by_words(generation, "copyright reprint") == []


def test_another_encoder_rebuilds_everything(bench: ArchiveBench, tmp_path: Path) -> None:
    bench.write_story(1)
    bench.build()
    other = make_tiny_encoder(tmp_path / "other", seed=7)
    report = build(bench.seeds, bench.store, BuildOptions(model=str(other), threads=1))
    assert (report.published, report.embedded) == (True, 1)
    with bench.store.open() as generation:
        assert generation.manifest.encoder == f"{7:064x}"


def test_another_passage_size_divides_everything_again(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    report = bench.build(max_tokens=60, overlap_tokens=0)
    assert report.published
    assert report.passages > 1


@pytest.mark.parametrize("title", ["Lamps", "The lamps of Solheim " * 20])
def test_no_passage_is_longer_than_the_encoder_reads_beside_the_title(
    bench: ArchiveBench, title: str
) -> None:
    text = " ".join(f"Mayor Ek of town {number} counted the lamps." for number in range(40))
    bench.write("lines.jsonl", json.dumps({"id": 1, "title": title, "text": text}) + "\n")
    bench.build(max_tokens=8000)
    encoder = bench.encoder
    with bench.store.open() as generation:
        [article] = generation.articles()
        passages = [one.text for one in generation.passages_of(article.id)]
    assert len(passages) > 1
    assert max(encoder.count_tokens(passages)) <= encoder.room
    whole = encoder.count_tokens([headed(title, text) for text in passages])
    assert len(title) > encoder.room or max(whole) <= encoder.room


def test_progress_is_told_stage_by_stage(bench: ArchiveBench) -> None:
    for number in range(3):
        bench.write_story(number)
    progress = Recorded()
    options = BuildOptions(model=str(bench.encoder_folder), threads=1)
    build(bench.seeds, bench.store, options, progress)
    assert [name for name, _ in progress.stages] == [
        "preparing the encoder",
        "reading the archive",
        "dividing articles",
        "embedding passages",
        "writing the index",
    ]
    totals = dict(progress.stages)
    assert progress.steps["embedding passages"] == totals["embedding passages"] == 3
    assert progress.steps["dividing articles"] == totals["dividing articles"] == 3
