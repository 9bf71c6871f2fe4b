"""A generation travels as one file; nothing damaged or strange is taken in."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from archive_bench import ArchiveBench, found_by_words

from qabot.errors import (
    CorruptIndexError,
    StorageError,
    UsageError,
)
from qabot.index import IndexStore
from qabot.index.manifest import Manifest, digest_bytes


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
