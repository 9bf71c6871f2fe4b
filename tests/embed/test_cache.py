from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from qabot.embed import EmbeddingCache
from qabot.errors import StorageError


def vector(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=8).astype(np.float32)


def test_what_was_put_is_given_back_exactly(tmp_path: Path) -> None:
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        cache.put("model", [("one", vector(1)), ("two", vector(2))])
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        found = cache.get("model", ["two", "one", "three"], 8)
    assert set(found) == {"one", "two"}
    assert found["one"].tolist() == vector(1).tolist()


def test_encoders_are_kept_apart(tmp_path: Path) -> None:
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        cache.put("model", [("one", vector(1))])
        assert cache.get("another", ["one"], 8) == {}


def test_a_vector_of_the_wrong_length_or_without_numbers_is_not_known(tmp_path: Path) -> None:
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        cache.put("model", [("one", vector(1)), ("two", np.full(8, np.nan, np.float32))])
        assert cache.get("model", ["one"], 9) == {}
        assert cache.get("model", ["two"], 8) == {}


def test_thousands_are_asked_for_at_once(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(2500)]
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        cache.put("model", [(text, vector(1)) for text in texts])
        assert len(cache.get("model", texts, 8)) == 2500


def test_what_was_not_touched_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with EmbeddingCache(path) as cache:
        cache.put("model", [("old", vector(1)), ("kept", vector(2))])
    with EmbeddingCache(path) as cache:
        cache.get("model", ["kept"], 8)
        cache.put("model", [("new", vector(3))])
        assert cache.drop_untouched() == 1
        assert set(cache.get("model", ["old", "kept", "new"], 8)) == {"kept", "new"}
    assert vector(1).tobytes() not in path.read_bytes()


def test_a_file_that_is_no_cache_is_set_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"nonsense" * 1000)
    with EmbeddingCache(path) as cache:
        cache.put("model", [("one", vector(1))])
        assert (tmp_path / "cache.damaged").exists()
        assert cache.drop_untouched() == 0
    assert sqlite3.connect(path).execute("select count(*) from embeddings").fetchone() == (1,)
    assert not (tmp_path / "cache.damaged").exists(), "nobody would ever remove it"


def test_a_file_of_another_format_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "create table embeddings (encoder text, text_sha256 blob, vector blob, "
            "primary key (encoder, text_sha256)) without rowid"
        )
    connection.close()
    for known in (set(), {"one"}):
        with EmbeddingCache(path) as cache:
            assert set(cache.get("model", ["one"], 8)) == known
            cache.put("model", [("one", vector(1))])


def test_a_vector_takes_little_more_room_than_its_numbers(tmp_path: Path) -> None:
    one = np.ones(384, np.float32)
    with EmbeddingCache(tmp_path / "cache.sqlite") as cache:
        cache.put("f" * 64, [(f"text {number}", one) for number in range(2000)])
    assert (tmp_path / "cache.sqlite").stat().st_size < 2000 * one.nbytes * 1.4


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StorageError, match=r"cache\.sqlite"):
        EmbeddingCache(tmp_path / "taken" / "cache.sqlite")


def test_wherever_a_cache_is_damaged_new_vectors_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    texts = [f"text {number}" for number in range(400)]
    with EmbeddingCache(path) as cache:
        cache.put("model", [(text, vector(1)) for text in texts])
    whole = path.read_bytes()
    chance = np.random.default_rng(5)
    for _ in range(40):
        damaged = bytearray(whole)
        at = int(chance.integers(100, len(whole) - 512))
        damaged[at : at + 512] = chance.bytes(512)
        path.write_bytes(damaged)
        with EmbeddingCache(path) as cache:
            known = cache.get("model", texts, 8)
            assert all(one.tolist() == vector(1).tolist() for one in known.values())
            missing = [text for text in texts if text not in known]
            cache.put("model", [(text, vector(1)) for text in [*missing, "new"]])
            assert "new" in cache.get("model", ["new"], 8)
