"""Vectors that were computed once: a rebuild embeds only what is new."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from qabot.embed.pooling import Floats
from qabot.errors import StorageError

_FORMAT = 2  # of the file; one of another format is begun anew
# Rows of one and a half kilobytes lie in the order they come, and only their keys are sorted: a
# table that is itself sorted by a hash took 4.7 kB a row of 1.5, and this takes 1.9.
_SCHEMA = f"""
pragma page_size = 16384;
create table embeddings (
  encoder text not null, text_sha256 blob not null, vector blob not null
);
create unique index embeddings_key on embeddings (text_sha256, encoder);
pragma user_version = {_FORMAT};
"""
_SELECT = "select text_sha256, vector from embeddings where encoder = ? and text_sha256 in"
_SEAL = 8  # bytes of a vector's digest
_SOME = 500  # rows in one query: SQLite limits the number of its parameters


class EmbeddingCache:
    """SQLite of float32 vectors, keyed by encoder fingerprint and sha256 of the embedded text.

    It can always be made again: a damaged one is set aside and begun anew, and goes when the new
    one has served a build.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._damaged = _aside(path)
        self._touched: set[bytes] = set()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _open_or_begin_anew(path)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(_refused(path, error)) from error

    def get(self, encoder: str, texts: Sequence[str], dimension: int) -> dict[str, Floats]:
        """Give the vectors that are known of ``texts``; one of another length is not known."""
        found: dict[str, Floats] = {}
        by_key = {_key(text): text for text in texts}
        keys = list(by_key)
        self._touched.update(keys)
        for first in range(0, len(keys), _SOME):
            for key, blob in self._rows(encoder, keys[first : first + _SOME]):
                vector = _unsealed(key, blob)
                if vector.shape == (dimension,) and bool(np.isfinite(vector).all()):
                    found[by_key[key]] = vector
        return found

    def touch(self, text: str) -> None:
        """Keep the vector of ``text``, if there is one, without reading it."""
        self._touched.add(_key(text))

    def put(self, encoder: str, vectors: Iterable[tuple[str, Floats]]) -> None:
        """Keep the vector of each text, in one transaction."""
        rows = [(encoder, _key(text), _sealed(_key(text), vector)) for text, vector in vectors]
        self._touched.update(key for _, key, _ in rows)
        try:
            self._insert(rows)
        except sqlite3.OperationalError as error:
            raise StorageError(_refused(self._path, error)) from error
        except sqlite3.DatabaseError:
            self._begin_anew()
            self._insert(rows)

    def _insert(self, rows: Sequence[tuple[str, bytes, bytes]]) -> None:
        with self._connection:
            self._connection.executemany("insert or replace into embeddings values (?,?,?)", rows)

    def _begin_anew(self) -> None:
        """Set a damaged file aside: whatever it held can be computed again."""
        self._connection.close()
        try:
            self._path.replace(self._damaged)
            self._connection = _open(self._path)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(_refused(self._path, error)) from error

    def drop_untouched(self) -> int:
        """Drop the vectors of texts that were neither read nor written since opening.

        What leaves the archive leaves the cache too, and so does a damaged file that was set aside.
        Gives how many vectors went.
        """
        try:
            with self._connection:
                self._connection.execute("create temp table touched (key blob primary key)")
                self._connection.executemany(
                    "insert into touched values (?)", ((key,) for key in self._touched)
                )
                dropped = self._connection.execute(
                    "delete from embeddings where text_sha256 not in (select key from touched)"
                ).rowcount
                self._connection.execute("drop table touched")
            self._damaged.unlink(missing_ok=True)
            return int(dropped)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(_refused(self._path, error)) from error

    def close(self) -> None:
        """Close the file; further calls are an error."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rows(self, encoder: str, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        marks = ",".join("?" * len(keys))
        query = _SELECT + f" ({marks})"
        try:
            return self._connection.execute(query, (encoder, *keys)).fetchall()
        except sqlite3.DatabaseError:
            return []  # damaged: whatever cannot be read is computed again


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _sealed(key: bytes, vector: Floats) -> bytes:
    """A vector's bytes and a digest of them: a flipped bit must not become a wrong answer."""
    content = vector.astype(np.float32).tobytes()
    return content + hashlib.sha256(key + content).digest()[:_SEAL]


def _unsealed(key: bytes, blob: bytes) -> Floats:
    """The vector that was sealed; an empty one when anything differs."""
    content, seal = blob[:-_SEAL], blob[-_SEAL:]
    if len(content) % 4 or hashlib.sha256(key + content).digest()[:_SEAL] != seal:
        return np.zeros(0, np.float32)
    return np.frombuffer(content, np.float32)


def _aside(path: Path) -> Path:
    """Where a damaged cache is put."""
    return path.with_suffix(".damaged")


def _open_or_begin_anew(path: Path) -> sqlite3.Connection:
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.replace(_aside(path))
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    found = connection.execute("pragma user_version").fetchone()[0]
    if found != _FORMAT and path.stat().st_size:
        connection.close()
        path.unlink()
        connection = _connect(path)
    if found != _FORMAT:
        connection.executescript(_SCHEMA)
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("pragma journal_mode=delete")
    connection.execute("pragma synchronous=normal")
    connection.execute("pragma secure_delete=on")
    return connection


def _refused(path: Path, error: Exception) -> str:
    return f"the embedding cache {path} fails ({error}); free space or mend its permissions."
