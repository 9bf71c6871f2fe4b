"""A build that fails, or cannot read: what is said, and what serves."""

from __future__ import annotations

import sys

import pytest
from archive_bench import ArchiveBench
from unprivileged import folder_of_nobody, nobody

from qabot.errors import ArchiveError, BuildIncompleteError, StorageError, WrongModelError
from qabot.index import IndexStore
from qabot.ingest import BuildOptions, Changes, build


def test_an_empty_or_missing_archive_is_said_and_the_old_index_stays(bench: ArchiveBench) -> None:
    with pytest.raises(ArchiveError, match="holds no article"):
        bench.build()
    bench.write_story(1)
    bench.build()
    (bench.seeds / "story-001.txt").unlink()
    with pytest.raises(ArchiveError, match="holds no article"):
        bench.build()
    bench.seeds.rmdir()
    with pytest.raises(ArchiveError, match="there is no folder"):
        bench.build()
    assert bench.store.current() == 1
    assert bench.titles() == ["The day of number 1"]


def test_too_many_failures_publish_nothing_and_are_named(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    bench.write_story(2)
    for number in range(12):
        bench.write(f"bad-{number:02d}.jsonl", "{not json")
    with pytest.raises(BuildIncompleteError) as refused:
        bench.build()
    said = str(refused.value)
    assert "12 of 14 files failed" in said
    assert all(f"bad-{number:02d}.jsonl (" in said for number in range(10))
    assert "; and 2 more." in said
    assert said.endswith(" Generation 1 still serves.")
    assert bench.store.current() == 1
    assert bench.build(failure_limit=1.0).published


def test_what_never_held_articles_stops_no_build_but_articles_that_are_gone_do(
    bench: ArchiveBench,
) -> None:
    for name in ("package.json", "config.json", "sitemap.xml", "index.csv"):
        bench.write(name, "<urlset/>" if name.endswith("xml") else '{"name": "Dam"}')
    with pytest.raises(
        BuildIncompleteError, match=r"4 of 4 files failed.*package\.json \(it is no"
    ):
        bench.build()
    bench.write("news.jsonl", '{"id": 1, "text": "The dam held."}')
    assert bench.build().published
    for name in ("a.json", "b.json"):
        bench.write(name, '{"text": "The ferry sank."}')
    assert bench.build().published
    for name in ("a.json", "b.json"):
        bench.write(name, '{"words": "The ferry sank."}')
    with pytest.raises(BuildIncompleteError, match="2 of 3 files failed"):
        bench.build()


def test_an_archive_below_a_folder_that_may_not_be_entered_is_said_in_one_sentence() -> None:
    with folder_of_nobody() as folder:
        (folder / "closed").mkdir()
        bench = ArchiveBench(folder / "closed")
        with nobody(folder):
            (folder / "closed").chmod(0)
            with pytest.raises(ArchiveError, match=r"looked at \(Permission denied"):
                bench.build()
            (folder / "closed").chmod(0o700)


def test_an_index_folder_that_is_a_link_to_itself_is_said_in_one_sentence(
    bench: ArchiveBench,
) -> None:
    bench.index.symlink_to(bench.index)
    with pytest.raises(StorageError, match="move it away"):
        bench.build()


@pytest.mark.parametrize("closed", ["old/story-001.txt", "old", "old/"])
def test_a_file_or_folder_that_cannot_be_read_just_now_keeps_its_articles(closed: str) -> None:
    """Its earlier articles stay; the report still names it."""
    with folder_of_nobody() as folder:
        bench = ArchiveBench(folder)
        bench.write_story(1)
        bench.write_story(2)
        bench.write("lines.jsonl", '{"id": 1, "title": "Lamps", "text": "One burned."}\n{bad\n')
        (bench.seeds / "old").mkdir()
        for path in [path for path in bench.seeds.iterdir() if path.is_file()]:
            path.rename(bench.seeds / "old" / path.name)
        bench.build()
        held = bench.titles()
        with bench.store.open() as generation:
            verdicts = {one.path: one.outcome for one in generation.files()}
        fresh = range(3, 7)
        for number in fresh:
            bench.write_story(number)
        with nobody(folder):
            # the last: names can be listed, and nothing behind them be had
            (bench.seeds / closed).chmod(0o400 if closed.endswith("/") else 0)
            report = bench.build()
            again = bench.build()
            (bench.seeds / closed).chmod(0o700)
            mended = bench.build()
        assert len(held) == 3
        assert report.sentence.startswith("Generation 2: 4 new, ")
        assert (report.articles.removed, report.articles.changed) == (0, 0)
        named = [one for one in report.quarantined if "stays in the index" in one.detail]
        assert named
        assert all(one.path.startswith(closed) for one in named)
        assert not again.published
        assert mended.articles == Changes(unchanged=mended.articles.unchanged)
        assert bench.titles() == sorted([*held, *(f"The day of number {n}" for n in fresh)])
        with bench.store.open() as generation:
            after = {one.path: one.outcome for one in generation.files()}
        assert after == {**verdicts, **{f"story-{n:03d}.txt": "ingested" for n in fresh}}


@pytest.mark.parametrize(
    "options", [{}, {"full": True}, {"max_tokens": 64}], ids=["changes", "full", "another recipe"]
)
def test_a_file_that_is_being_written_keeps_its_articles_as_they_were(
    bench: ArchiveBench, options: dict[str, int]
) -> None:
    bench.write_story(1)
    bench.write_story(2)
    bench.build()
    with (bench.seeds / "story-001.txt").open("a") as file:
        file.write("An afterthought that ")
        file.flush()
        report = bench.build(**options)
        file.write("is complete now.")
    assert [record.reason for record in report.quarantined] == ["changed_while_read"]
    assert (report.articles.removed, report.articles.unchanged) == (0, 2)
    with bench.store.open() as generation:
        assert "afterthought" not in generation.find("story-001.txt").text
    assert bench.store.check().problems == ()
    assert bench.build(**options).articles.changed == 1


def test_a_model_that_does_not_exist_is_named(bench: ArchiveBench) -> None:
    bench.write_story(1)
    with pytest.raises(WrongModelError, match="no-such-model"):
        build(bench.seeds, bench.store, BuildOptions(model="no-such-model"))
    assert bench.store.current() is None


def test_an_index_folder_that_cannot_be_made_is_said_in_one_sentence(bench: ArchiveBench) -> None:
    bench.write_story(1)
    (bench.folder / "taken").write_text("a file")
    with pytest.raises(StorageError, match="taken"):
        bench.build(IndexStore(bench.folder / "taken"))


def test_a_first_build_that_fails_says_of_no_index_that_it_serves(bench: ArchiveBench) -> None:
    bench.write("bad.jsonl", "{not json")
    with pytest.raises(BuildIncompleteError) as refused:
        bench.build()
    assert "serves" not in str(refused.value)
    with pytest.raises(ArchiveError) as empty:
        bench.build(failure_limit=1.0)
    assert "serves" not in str(empty.value)


def test_a_disk_that_refuses_a_build_leaves_what_serves(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    bench.write_story(1)
    bench.build()
    bench.write_story(2)
    monkeypatch.setattr(sys.modules["qabot.ingest.build"], "prepare_encoder", refuse)
    with pytest.raises(StorageError) as refused:
        bench.build()
    assert str(refused.value).endswith("try again. Generation 1 still serves.")
