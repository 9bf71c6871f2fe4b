from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from archive_bench import ArchiveBench, found_by_words
from unprivileged import folder_of_nobody, nobody

import qabot
from qabot.domain import Filters
from qabot.errors import (
    CorruptIndexError,
    IndexBusyError,
    NoIndexError,
    NotFoundError,
    StorageError,
    UsageError,
)
from qabot.index import IndexStore
from qabot.index import store as store_module
from qabot.index.manifest import Manifest, digest_bytes, digest_tree

READER = """
import sys
from pathlib import Path
from qabot.index import IndexStore
generation = IndexStore(Path(sys.argv[1])).open()
print(generation.number, flush=True)
sys.stdin.read()
print(generation.coverage().articles)
"""


def on_disk(bench: ArchiveBench) -> list[int]:
    return [past.number for past in bench.store.history()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_without_an_index_the_remedy_is_named(bench: ArchiveBench) -> None:
    assert bench.store.current() is None
    with pytest.raises(NoIndexError, match="qabot index build"):
        bench.store.open()
    assert not bench.index.exists(), "looking writes nothing"


@pytest.mark.parametrize("closed", ["generations", "generations/000001"])
def test_an_index_that_may_not_be_read_is_a_storage_error(closed: str) -> None:
    with folder_of_nobody() as folder:
        bench = ArchiveBench(folder)
        bench.write_story(1)
        bench.build()
        with nobody(folder):
            (bench.index / closed).chmod(0)
            with pytest.raises(StorageError, match="ermission"):
                bench.store.open()
            with pytest.raises(StorageError, match="ermission"):
                bench.store.check()
            if closed == "generations":
                with pytest.raises(StorageError, match="ermission"):
                    bench.store.history()
            (bench.index / closed).chmod(0o700)
        with bench.store.open() as generation:
            assert generation.number == 1


def test_a_folder_that_may_not_be_entered_is_a_storage_error() -> None:
    with folder_of_nobody() as folder:
        (folder / "closed").mkdir()
        with nobody(folder):
            (folder / "closed").chmod(0)
            with pytest.raises(StorageError, match="ermission"):
                IndexStore(folder / "closed" / "index").writer()
            (folder / "closed").chmod(0o700)


def test_a_generation_gives_back_what_was_put_in(bench: ArchiveBench) -> None:
    for number in range(5):
        bench.write_story(number)
    bench.build()
    with bench.store.open() as generation:
        assert generation.number == generation.manifest.number == 1
        assert generation.coverage().articles == 5
        for article in generation.articles():
            passages = generation.passages_of(article.id)
            assert passages
            for passage in passages:
                assert passage.span.of(article.text) == passage.text
            assert generation.passages([one.id for one in passages]) == {
                one.id: one for one in passages
            }
            assert generation.article(article.id) == article
        assert generation.passages([1, 2, 3]) == {}
        with pytest.raises(NotFoundError):
            generation.article("0123456789abcdef")


def test_an_article_is_found_by_id_path_or_the_beginning_of_either(bench: ArchiveBench) -> None:
    for number in range(3):
        bench.write_story(number)
    bench.build()
    with bench.store.open() as generation:
        article = next(generation.articles())
        for key in (article.id, article.id[:8], article.path, "story-000"):
            assert generation.find(key) == article
        with pytest.raises(NotFoundError, match="several"):
            generation.find("story-")
        for key in ("", "%", "story_000", "nothing"):
            with pytest.raises(NotFoundError):
                generation.find(key)


def test_filters_mean_the_same_in_tables_words_and_vectors(bench: ArchiveBench) -> None:
    lines = [
        {"id": n, "title": f"T{n}", "text": f"The lamp number {n} burned all night.", **more}
        for n, more in enumerate(
            [
                {"published": "2003-05-23", "source": "Reuters"},
                {"published": "2003-06-01", "source": "REUTERS"},
                {"published": "2003-06-02", "source": "The Times"},
                {"source": "Reuters"},
                {},
            ]
        )
    ]
    bench.write("all.jsonl", "\n".join(map(json.dumps, lines)))
    bench.build()
    with bench.store.open() as generation:
        for filters in (
            Filters(since=date(2003, 6, 1)),
            Filters(until=date(2003, 5, 31), drop_undated=True),
            Filters(drop_undated=True),
            Filters(sources=("reuters",)),
            Filters(since=date(2003, 5, 1), until=date(2003, 6, 1), sources=("Reuters",)),
        ):
            ids = generation.passage_ids(filters)
            words = generation.lexical.search(["lamp"], 9, filters=filters)
            assert {key for key, _ in words} == set(ids.tolist())
            assert generation.coverage(filters).passages == len(ids)
            query = bench.encoder.encode(["lamp"])
            _, found = generation.vectors.search(query, 9, allow=ids)
            assert set(found[0].tolist()) == set(ids.tolist())
        assert generation.coverage() is generation.coverage(Filters())
        coverage = generation.coverage()
        assert (coverage.first, coverage.last) == (date(2003, 5, 23), date(2003, 6, 2))
        assert coverage.undated == 2
        assert [count for _, count in coverage.sources] == [3, 1]


def test_a_published_generation_never_changes(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    before = contents(bench.index / "generations" / "000001")
    with bench.store.open() as pinned:
        for number in range(2, 5):
            bench.write_story(number)
            bench.build()
            found_by_words(pinned, "mayor")
            assert pinned.vectors.count == 1
        assert contents(bench.index / "generations" / "000001") == before


def test_a_pinned_generation_is_never_removed_and_goes_when_it_is_let_go(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    bench.build()
    pinned = bench.store.open()
    for number in range(2, 6):
        bench.write_story(number)
        bench.build()
        bench.store.gc()
    assert on_disk(bench) == [5, 4, 1]
    assert pinned.coverage().articles == 1
    assert found_by_words(pinned, "mayor")
    pinned.close()
    assert on_disk(bench) == [5, 4]


def test_a_reader_in_another_process_pins_too(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            READER,
            str(bench.index),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(qabot.__file__).parent.parent)},
    )
    assert reader.stdout.readline() == "1\n"
    for number in range(2, 5):
        bench.write_story(number)
        bench.build()
    assert on_disk(bench) == [4, 3, 1]
    assert reader.communicate()[0] == "1\n"
    bench.store.gc()
    assert on_disk(bench) == [4, 3]


def test_of_two_writers_the_second_leaves_with_one_clear_sentence(bench: ArchiveBench) -> None:
    bench.write_story(1)
    with bench.store.writer(), pytest.raises(IndexBusyError, match="another process is building"):
        bench.build()
    assert bench.build().published


def test_of_two_writers_the_second_waits_when_it_may(bench: ArchiveBench) -> None:
    bench.write_story(1)
    holder = bench.store.writer()
    threading.Timer(0.3, lambda: holder.__exit__(None, None, None)).start()
    assert bench.build(wait=30.0).published


def test_rollback_goes_back_one_and_a_new_build_goes_on_from_there(bench: ArchiveBench) -> None:
    for number in range(1, 4):
        bench.write_story(number)
        bench.build()
    assert bench.store.rollback() == 2
    assert len(bench.titles()) == 2
    assert on_disk(bench) == [3, 2], "what was left stays until the next build"
    assert bench.build().generation == 4
    assert len(bench.titles()) == 3
    assert bench.store.history()[0].parent == 2
    assert on_disk(bench) == [4, 2], "the one it went on from is the one before"


def test_rollback_without_an_earlier_generation_says_so(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    with pytest.raises(NotFoundError, match="no earlier generation"):
        bench.store.rollback()
    with pytest.raises(NotFoundError, match="no generation 77"):
        bench.store.rollback(77)
    assert bench.store.current() == 1


def test_a_generation_travels_as_one_file(bench: ArchiveBench, tmp_path: Path) -> None:
    for number in range(3):
        bench.write_story(number)
    bench.build()
    assert bench.store.export(tmp_path / "one.tar") == 1
    other = IndexStore(tmp_path / "elsewhere")
    assert other.import_(tmp_path / "one.tar") == 1
    assert other.check().problems == ()
    with other.open() as there, bench.store.open() as here:
        assert list(there.articles()) == list(here.articles())
        assert found_by_words(there, "mayor") == found_by_words(here, "mayor")
    assert other.import_(tmp_path / "one.tar") == 2, "an import is a new generation"


def test_an_export_overwrites_nothing_and_names_a_folder_that_is_missing(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    bench.write_story(1)
    bench.build()
    mine = tmp_path / "mine.tar"
    mine.write_text("something dear")
    with pytest.raises(UsageError, match="exists already"):
        bench.store.export(mine)
    assert mine.read_text() == "something dear"
    with pytest.raises(UsageError, match="no folder"):
        bench.store.export(tmp_path / "nowhere" / "one.tar")
    with pytest.raises(StorageError, match="File name too long"):
        bench.store.export(tmp_path / ("x" * 300) / "one.tar")
    bench.store.export(tmp_path / "one.tar")
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_is_called_like_the_manifest_is_sealed_like_any_other(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    bench.write_story(1)
    (bench.encoder_folder / "manifest.json").write_text("{}")
    bench.build()
    assert bench.store.check().problems == ()
    bench.store.export(tmp_path / "one.tar")
    other = IndexStore(tmp_path / "elsewhere")
    other.import_(tmp_path / "one.tar")
    copied = other.layout.generation(1) / "encoder" / "manifest.json"
    assert copied.read_text() == "{}"
    copied.write_text("[]")
    with pytest.raises(CorruptIndexError):
        other.open()


Change = Callable[[str, bytes], tuple[str, bytes]]


def rewrite(source: Path, target: Path, change: Change) -> None:
    """Copy a tar, letting ``change`` alter each member's name and content."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            name, content = change(member.name, old.extractfile(member).read())
            changed = tarfile.TarInfo(name)
            changed.size = len(content)
            new.addfile(changed, io.BytesIO(content))


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "lexical/../../outside"])
def test_an_import_writes_nothing_outside_and_publishes_nothing_strange(
    bench: ArchiveBench, tmp_path: Path, name: str
) -> None:
    bench.write_story(1)
    bench.build()
    bench.store.export(tmp_path / "one.tar")

    def renamed(member: str, content: bytes) -> tuple[str, bytes]:
        if member == "vectors.faiss":
            member = name
        if member == "manifest.json":
            manifest = Manifest.from_json(content, tmp_path)
            files = dict(manifest.files)
            files[name] = files.pop("vectors.faiss")
            content = replace(manifest, files=files).to_json()
        return member, content

    rewrite(tmp_path / "one.tar", tmp_path / "bad.tar", renamed)
    other = IndexStore(tmp_path / "elsewhere")
    with pytest.raises(CorruptIndexError):
        other.import_(tmp_path / "bad.tar")
    assert other.current() is None
    assert not (tmp_path / "outside").exists()
    assert not Path("/tmp/outside").exists()


@pytest.mark.parametrize("target", ["elsewhere.json", "manifest.json"])
def test_an_import_whose_manifest_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    link = tarfile.TarInfo("manifest.json")
    link.type, link.linkname = tarfile.SYMTYPE, target
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        tar.addfile(link)
    with pytest.raises(CorruptIndexError, match="not a plain file"):
        IndexStore(tmp_path / "index").import_(tmp_path / "bad.tar")


def test_an_import_that_is_damaged_or_cut_short_is_refused(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    bench.write_story(1)
    bench.build()
    bench.store.export(tmp_path / "one.tar")
    whole = (tmp_path / "one.tar").read_bytes()
    damaged = bytearray(whole)
    damaged[whole.index(b"SQLite format 3") + 5000] ^= 1
    other = IndexStore(tmp_path / "elsewhere")
    for content in (whole[: len(whole) // 2], bytes(damaged), b"", b"nonsense" * 500):
        (tmp_path / "bad.tar").write_bytes(content)
        with pytest.raises(CorruptIndexError):
            other.import_(tmp_path / "bad.tar")
    with pytest.raises(UsageError, match="no file"):
        other.import_(tmp_path / "absent.tar")
    assert other.current() is None
    assert list((tmp_path / "elsewhere" / "generations").iterdir()) == []


@pytest.mark.parametrize("there", [b'"articles"', b'"counts"', b'"seal"', b'"format"', b'"size"'])
def test_an_import_whose_manifest_has_a_flipped_bit_is_to_be_exported_again(
    bench: ArchiveBench, tmp_path: Path, there: bytes
) -> None:
    bench.write_story(1)
    bench.build()
    bench.store.export(tmp_path / "one.tar")
    content = bytearray((tmp_path / "one.tar").read_bytes())
    at = content.index(there)
    for bit in range(8):
        damaged = content[: at + 1] + bytes([content[at + 1] ^ 1 << bit]) + content[at + 2 :]
        (tmp_path / "bad.tar").write_bytes(damaged)
        with pytest.raises(CorruptIndexError) as refused:
            IndexStore(tmp_path / "elsewhere").import_(tmp_path / "bad.tar")
        said = f"the manifest in {tmp_path / 'bad.tar'} is damaged; export it again."
        assert str(refused.value) == said


def test_a_newer_format_is_named_and_nothing_older_is_served_in_its_place(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    bench.build()
    bench.write_story(2)
    bench.build()
    path = bench.index / "generations" / "000002" / "manifest.json"
    manifest = Manifest.from_json(path.read_bytes(), path)
    content = replace(manifest, format=99).to_json()
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (bench.index / "CURRENT").write_text(f"000002 {digest}\n")
    with pytest.raises(CorruptIndexError, match="newer qabot"):
        bench.store.open()
    bench.write_story(3)
    with pytest.raises(CorruptIndexError, match="newer qabot"):
        bench.build()
    assert bench.build(full=True).generation == 3
    assert len(bench.titles()) == 3


def test_an_import_that_holds_what_its_checksums_say_but_no_sound_index_is_refused(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    bench.write_story(1)
    bench.build()
    bench.store.export(tmp_path / "one.tar")

    def empty(_: bytes) -> bytes:
        return b""

    def moved(content: bytes) -> bytes:
        path = tmp_path / "articles.sqlite"
        path.write_bytes(content)
        with sqlite3.connect(path) as connection:
            connection.execute("update passages set start = start + 1")
        connection.close()
        return path.read_bytes()

    other = IndexStore(tmp_path / "elsewhere")
    for alter in (empty, moved):
        with tarfile.open(tmp_path / "one.tar") as tar:
            table = alter(tar.extractfile("articles.sqlite").read())

        def altered(name: str, content: bytes, table: bytes = table) -> tuple[str, bytes]:
            if name == "articles.sqlite":
                return name, table
            if name == "manifest.json":
                manifest = Manifest.from_json(content, tmp_path)
                files = {**manifest.files, "articles.sqlite": digest_bytes(table)}
                return name, replace(manifest, files=files).to_json()
            return name, content

        rewrite(tmp_path / "one.tar", tmp_path / "bad.tar", altered)
        with pytest.raises(CorruptIndexError):
            other.import_(tmp_path / "bad.tar")
        assert other.current() is None
        assert list((tmp_path / "elsewhere" / "generations").iterdir()) == []


def test_a_file_that_a_thread_still_writes_into_a_folder_on_its_way_out_goes_with_it(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    # As Tantivy does with its lock file, shortly after an index was opened.
    left = tmp_path / "elsewhere" / "generations" / "000001.building"
    left.mkdir(parents=True)
    for number in range(5_000):
        (left / f"{number}").touch()

    def write_late() -> None:
        with suppress(FileNotFoundError):  # came too late, on a busy machine
            while len(list(left.iterdir())) == 5_000:
                time.sleep(0)
            (left / "late.lock").touch()

    thread = threading.Thread(target=write_late)
    thread.start()
    with IndexStore(tmp_path / "elsewhere").writer():
        thread.join()
        assert not left.exists()


def test_a_disk_that_fills_while_the_encoder_is_copied_is_said_in_one_sentence(
    bench: ArchiveBench, tmp_path: Path
) -> None:
    bench.write_story(1)
    (bench.encoder_folder / "large.bin").write_bytes(bytes(20_000_000))
    code = (
        "import resource, sys; from pathlib import Path; from archive_bench import ArchiveBench\n"
        "from qabot.index import IndexStore; from qabot.ingest import BuildOptions, build\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000_000, 10_000_000))\n"
        "folder = Path(sys.argv[1])\n"
        "build(folder / 'seeds', IndexStore(folder / 'index'), "
        "BuildOptions(model=str(folder / 'encoder'), threads=1))"
    )
    paths = os.pathsep.join(map(str, (Path(qabot.__file__).parents[1], Path(__file__).parents[1])))
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stderr.strip().splitlines()[-1]
    assert "StorageError: the disk refuses" in said
    assert said.count("large.bin") == 1
    assert list((bench.index / "generations").iterdir()) == []


def test_a_generation_that_cannot_be_published_does_not_stay_and_fill_the_disk(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    bench.build()
    blocked = bench.index / "CURRENT.tmp"
    blocked.mkdir()
    bench.write_story(2)
    for _ in range(3):
        with pytest.raises(StorageError):
            bench.build()
        assert on_disk(bench) == [1]
    blocked.rmdir()
    assert bench.build().articles.new == 1


def test_what_cannot_be_collected_fails_no_build(bench: ArchiveBench) -> None:
    for number in range(1, 4):
        bench.write_story(number)
        assert bench.build().published
        # no generation's name, and one that cannot take the place that removing needs
        (bench.index / "generations" / "mine.corrupt").mkdir(exist_ok=True)
        (bench.index / "generations" / "000001.going").write_text("in the way")
    assert on_disk(bench) == [3, 2, 1]
    assert bench.store.gc() == []
    (bench.index / "generations" / "000001.going").unlink()
    assert bench.store.gc() == [1]
    assert (bench.index / "generations" / "mine.corrupt").is_dir()


def test_the_folders_above_a_new_index_are_made_too(bench: ArchiveBench) -> None:
    bench.write_story(1)
    assert bench.build(IndexStore(bench.folder / "far" / "away" / "index")).published


def test_a_build_is_not_turned_away_by_a_reader_that_removes_an_old_generation(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    reader = bench.store.writer()  # as a reader does that lets go of a generation
    threading.Timer(0.3, lambda: reader.__exit__(None, None, None)).start()
    assert bench.build().published


def test_a_reader_that_lets_go_while_a_build_runs_waits_for_nobody(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):
        bench.write_story(number)
        bench.build()
    old = bench.store.open(2)
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)  # between two tries for the lock
    with bench.store.writer():
        old.close()
        assert waits == []


def test_a_generation_that_is_checked_stays_until_it_is_checked(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write_story(1)
    bench.build()
    looked = store_module.file_problems

    def slowly(folder: Path, manifest: Manifest) -> Iterator[str]:
        for number in range(2, 5):
            bench.write_story(number)
            bench.build()
        yield from looked(folder, manifest)

    monkeypatch.setattr(store_module, "file_problems", slowly)
    assert bench.store.check(1).problems == ()


def test_check_names_what_is_wrong(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    report = bench.store.check()
    assert report.problems == ()
    assert (report.generation, report.articles, report.passages) == (1, 1, 1)
    folder = bench.index / "generations" / "000001"
    (folder / "stray.txt").write_text("?")
    (folder / "encoder" / "tokenizer.json").unlink()
    with (folder / "vectors.faiss").open("r+b") as file:
        file.write(b"damage")
    problems = " ".join(bench.store.check().problems)
    assert "stray.txt does not belong" in problems
    assert "tokenizer.json cannot be read" in problems
    assert "vectors.faiss differs" in problems


def test_check_finds_offsets_that_are_wrong_under_right_checksums(bench: ArchiveBench) -> None:
    """Checksums tell that bytes are as written; check also tells that they were written right."""
    bench.write_story(1)
    bench.build()
    folder = bench.index / "generations" / "000001"
    with sqlite3.connect(folder / "articles.sqlite") as connection:
        connection.execute("update passages set start = start + 1")
    connection.close()
    path = folder / "manifest.json"
    manifest = Manifest.from_json(path.read_bytes(), path)
    content = replace(manifest, files=digest_tree(folder)).to_json()
    path.write_bytes(content)
    (bench.index / "CURRENT").write_text(f"000001 {digest_bytes(content).sha256}\n")
    assert "is not the text of article" in " ".join(bench.store.check().problems)


def test_files_dated_in_the_past_or_future_change_nothing(bench: ArchiveBench) -> None:
    """Numbers order generations and hashes detect change: no clock is asked."""
    for number in range(3):
        bench.write_story(number)
    bench.build()
    for stamp in (0, 2**33, time.time()):
        for path in [*bench.seeds.rglob("*"), *bench.index.rglob("*")]:
            os.utime(path, (stamp, stamp))
        assert not bench.build().published
        bench.write_story(1, word=f"loud{int(stamp)}")
        os.utime(bench.seeds / "story-001.txt", (0, 0))
        report = bench.build()
        assert (report.articles.changed, report.published) == (1, True)
    assert bench.store.current() == 4
    with bench.store.open() as generation:
        assert {article.published for article in generation.articles()} == {None}


@pytest.fixture
def read_only(bench: ArchiveBench) -> Iterator[Callable[[], None]]:
    """Make the index read-only as a read-only disk does."""
    if os.geteuid() != 0:
        pytest.skip("needs root to mount a folder read-only")

    def mount() -> None:
        target = str(bench.index)
        bound = subprocess.run(["mount", "--bind", target, target], check=False)
        if bound.returncode:
            pytest.skip("this machine mounts nothing")
        subprocess.run(["mount", "-o", "remount,ro,bind", target], check=True)

    yield mount
    subprocess.run(["umount", "-l", str(bench.index)], check=False)


def test_a_read_only_index_answers_and_says_why_it_cannot_be_built(
    bench: ArchiveBench, read_only: Callable[[], None]
) -> None:
    bench.write_story(1)
    bench.build()
    read_only()
    bench.write_story(2)
    with pytest.raises(StorageError, match=r"(?i)read-only"):
        bench.build()
    with bench.store.open(strict=True) as generation:
        assert found_by_words(generation, "mayor")
        assert generation.vectors.count == 1
        assert generation.warnings == ()
    assert bench.store.check().problems == ()


@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077])
def test_who_may_read_an_index_is_for_the_umask_alone(bench: ArchiveBench, umask: int) -> None:
    """One user builds, another asks: no file of a generation is closed to those the rest is for."""
    bench.write_story(1)
    bench.encoder_folder.chmod(0o500)
    before = os.umask(umask)
    try:
        bench.build()
    finally:
        os.umask(before)
        bench.encoder_folder.chmod(0o700)
    generation = bench.store.layout.generation(1)
    for path in (generation, *generation.rglob("*")):
        full = 0o777 if path.is_dir() else 0o666
        assert oct(path.stat().st_mode & 0o777) == oct(full & ~umask), path


def test_a_file_system_without_permissions_can_hold_an_index(
    bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    bench.write_story(1)
    bench.build()
    assert bench.store.check().problems == ()


def test_an_index_folder_that_is_a_link_to_nothing_gets_the_advice_that_mends_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "index").symlink_to(tmp_path / "unmounted")
    store = IndexStore(tmp_path / "index")
    with pytest.raises(NoIndexError, match=r"is a link to .*unmounted, which is not there"):
        store.open()
    with pytest.raises(StorageError, match="a link to what is not there; move it away"):
        store.writer()
