"""The folder of an index: closed, read-only, full, or a link to nothing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from archive_bench import ArchiveBench, found_by_words
from unprivileged import folder_of_nobody, nobody

import qabot
from qabot.errors import (
    NoIndexError,
    StorageError,
)
from qabot.index import IndexStore


def on_disk(bench: ArchiveBench) -> list[int]:
    return [past.number for past in bench.store.history()]


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
