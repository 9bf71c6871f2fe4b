"""A build that only says what would change."""

from __future__ import annotations

from archive_bench import ArchiveBench
from unprivileged import folder_of_nobody, nobody

from qabot.embed.locate import DEFAULT_MODEL


def test_a_dry_run_exports_no_encoder(bench: ArchiveBench) -> None:
    bench.write_story(1)
    report = bench.build(model=DEFAULT_MODEL, dry_run=True)
    assert (report.articles.new, report.published) == (1, False)
    assert not bench.index.exists()


def test_a_dry_run_says_what_would_change_and_writes_nothing(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    bench.write_story(1, word="loud")
    bench.write_story(2)
    before = sorted(path for path in bench.index.rglob("*"))
    report = bench.build(dry_run=True)
    assert report.sentence == "Would be: 1 new, 1 changed."
    assert sorted(path for path in bench.index.rglob("*")) == before
    assert bench.store.current() == 1
    assert bench.build().articles.changed == 1


def test_a_dry_run_says_what_would_change_while_another_build_runs(bench: ArchiveBench) -> None:
    bench.write_story(1)
    with bench.store.writer():
        assert bench.build(dry_run=True).sentence == "Would be: 1 new."


def test_a_dry_run_of_an_index_that_may_only_be_read_says_what_would_change() -> None:
    with folder_of_nobody() as folder:
        bench = ArchiveBench(folder)
        bench.write_story(1)
        bench.build()
        bench.write_story(2)
        with nobody(folder):
            bench.index.chmod(0o500)
            assert bench.build(dry_run=True).sentence == "Would be: 1 new."
