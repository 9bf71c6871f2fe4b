"""Whatever becomes of the index's files, no wrong answer and no crash."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from archive_bench import ArchiveBench, found_by_words
from few_files import room_for

from qabot.embed import Encoder
from qabot.errors import CorruptIndexError, StorageError
from qabot.index import Generation
from qabot.index.articles import ArticleTable

QUESTIONS = ("mayor", "loud night", "lamps of number 3")


def two_generations(bench: ArchiveBench) -> None:
    for number in range(2):
        bench.write_story(number)
        bench.build()


def answers(generation: Generation, encoder: Encoder) -> list[object]:
    """What is found, by words and by vectors, with scores."""
    found: list[object] = [found_by_words(generation, question) for question in QUESTIONS]
    scores, ids = generation.vectors.search(encoder.encode(QUESTIONS), 4)
    passages = generation.passages(ids.ravel().tolist())
    return [*found, ids.tolist(), np.round(scores, 5).tolist(), sorted(passages.items())]


def damage(path: Path, chance: random.Random) -> str:
    """Do one of the things that happen to files."""
    content = bytearray(path.read_bytes())
    kind = chance.choice(["flip", "flip", "zero", "cut", "append", "empty", "remove", "swap"])
    at = chance.randrange(len(content)) if content else 0
    if kind == "flip" and content:
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "zero":
        content[at : at + 64] = bytes(len(content[at : at + 64]))
    elif kind == "cut":
        del content[at:]
    elif kind == "append":
        content += b"\0" * 8
    elif kind == "empty":
        content.clear()
    elif kind == "swap":
        content.reverse()
    if kind == "remove":
        path.unlink()
    else:
        path.write_bytes(content)
    return f"{kind} {path.name} at {at}"


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_damaged_generation_is_refused_and_the_one_before_serves(
    bench: ArchiveBench, tmp_path: Path, long: bool
) -> None:
    for number in range(4):
        bench.write_story(number)
    bench.build()
    bench.write_story(3, word="loud")
    bench.build()
    encoder = bench.encoder
    right = {}
    for number in (1, 2):
        with bench.store.open(number) as generation:
            right[number] = answers(generation, encoder)
    assert right[1] != right[2]
    saved = tmp_path / "saved"
    shutil.copytree(bench.index, saved)
    chance = random.Random(9)
    fell_back = 0
    for number in range(2000 if long else 200):
        # a thread of Tantivy's may still be writing its lock file into the folder of before
        gone = bench.index.rename(tmp_path / f"gone-{number}")
        shutil.rmtree(gone, ignore_errors=True)
        shutil.copytree(saved, bench.index)
        files = [*files_of(bench.index / "generations" / "000002"), bench.index / "CURRENT"]
        # small files are damaged as often as large ones
        path = chance.choice(files)
        before = path.read_bytes()
        what = damage(path, chance)
        unharmed = path.exists() and path.read_bytes() == before
        with bench.store.open() as generation:
            assert answers(generation, encoder) == right[generation.number], what
            if path.name != "CURRENT":
                assert generation.number == (2 if unharmed else 1), what
            if generation.number == 1:
                fell_back += 1
                assert "Generation 1 is served instead" in generation.warnings[0], what
        if not unharmed:
            with pytest.raises(CorruptIndexError):
                bench.store.open(strict=True)
    assert fell_back > 100


def test_the_next_build_sets_the_damaged_generation_aside(bench: ArchiveBench) -> None:
    two_generations(bench)
    (bench.index / "generations" / "000002" / "vectors.faiss").write_bytes(b"damage")
    report = bench.build()
    assert (report.generation, report.published) == (3, True)
    assert report.warnings
    names = sorted(path.name for path in (bench.index / "generations").iterdir())
    assert names == ["000001", "000002.corrupt", "000003"]
    with bench.store.open(strict=True) as generation:
        assert generation.coverage().articles == 2
    bench.write_story(7)
    bench.build()
    bench.write_story(8)
    bench.build()
    assert not (bench.index / "generations" / "000002.corrupt").exists()


def test_when_every_generation_is_damaged_nothing_is_served_until_the_next_build(
    bench: ArchiveBench,
) -> None:
    bench.write_story(1)
    bench.build()
    (bench.index / "generations" / "000001" / "articles.sqlite").write_bytes(b"")
    with pytest.raises(CorruptIndexError, match="differs from its checksum"):
        bench.store.open()
    assert bench.build().published
    with bench.store.open(strict=True) as generation:
        assert generation.coverage().articles == 1


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"\0\0\0"), Path.unlink])
def test_rollback_mends_a_damaged_current(
    bench: ArchiveBench, harm: Callable[[Path], object]
) -> None:
    two_generations(bench)
    harm(bench.index / "CURRENT")
    with bench.store.open() as generation:
        assert generation.number == 2
        assert "Generation 2 is served instead" in generation.warnings[0]
    assert bench.store.rollback() == 2
    with bench.store.open(strict=True) as generation:
        assert generation.number == 2


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"\0\0\0"), Path.unlink])
def test_check_says_that_current_is_damaged_or_missing_and_what_is_whole(
    bench: ArchiveBench, harm: Callable[[Path], object]
) -> None:
    two_generations(bench)
    harm(bench.index / "CURRENT")
    with pytest.raises(CorruptIndexError, match=r"CURRENT.*rollback.* Generation 2 is whole\."):
        bench.store.check()
    with pytest.raises(CorruptIndexError, match=r"CURRENT.*rollback.* chooses the last good one"):
        bench.store.gc()
    assert len(bench.store.history()) == 2
    for number in (1, 2):
        (bench.index / "generations" / f"{number:06d}" / "articles.sqlite").write_bytes(b"")
    with pytest.raises(CorruptIndexError, match="No generation is whole"):
        bench.store.check()


def test_a_damaged_cache_costs_time_and_nothing_else(bench: ArchiveBench) -> None:
    for number in range(3):
        bench.write_story(number)
    bench.build()
    cache = bench.index / "cache" / "embeddings.sqlite"
    whole = cache.read_bytes()
    for content in (b"", b"nonsense" * 100, whole[: len(whole) // 2], whole[:100] + bytes(4000)):
        cache.write_bytes(content)
        bench.write_story(4, word=f"word{len(content)}")
        assert bench.build().published
        with bench.store.open() as generation:
            expected = bench.encoder.encode(["the night"])
            assert generation.vectors.search(expected, 2)[1].shape == (1, 2)
        assert bench.store.check().problems == ()
        assert not cache.with_suffix(".damaged").exists()


def test_a_process_out_of_descriptors_calls_no_generation_damaged(bench: ArchiveBench) -> None:
    """Whichever file is the one too many: what is refused now is opened when there is room."""
    two_generations(bench)
    refused = 0
    for files in range(20):
        try:
            with room_for(files), bench.store.open() as generation:
                assert generation.number == 2
                assert not generation.warnings
        except StorageError:
            refused += 1
    assert 2 < refused < 20
    with room_for(0), pytest.raises(StorageError):
        ArticleTable(bench.store.layout.generation(2) / "articles.sqlite")
