"""The SQLite file: its tables, version and permissions."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from qabot.errors import StorageError

VERSION = 1
CACHE = 512  # kilobytes of pages: every read is by a key, and SQLite's own 2 MB look like a leak
PATIENCE = 5.0  # seconds that another process may hold the file

_TABLES = """
CREATE TABLE IF NOT EXISTS question (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread_ts TEXT NOT NULL,
    user TEXT NOT NULL,
    ts TEXT NOT NULL,
    surface TEXT NOT NULL,
    text TEXT NOT NULL,
    response_url TEXT,
    filters TEXT,
    received REAL NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    reply_ts TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS question_thread ON question (team, channel, thread_ts, received);
CREATE INDEX IF NOT EXISTS question_user ON question (user, received);
CREATE INDEX IF NOT EXISTS question_open ON question (status) WHERE status = 'accepted';
CREATE TABLE IF NOT EXISTS thread (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    ts TEXT NOT NULL,
    last REAL NOT NULL,
    PRIMARY KEY (team, channel, ts)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
CREATE TABLE IF NOT EXISTS feedback (
    answer_id TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    user TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (answer_id, user)
) STRICT, WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open (and make, where missing) the state file; only its owner may read it.

    A killed process loses nothing that was committed; a power cut may lose the last moments
    (``synchronous = NORMAL``), which keeps each write under a millisecond, on the event loop.
    Raises ``StorageError`` when the file cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        _bring_up_to_date(connection, path)
    except (OSError, sqlite3.Error) as error:
        advice = "mend its permissions, move it away, or point QABOT_STATE_DIR elsewhere"
        raise refusal(path, error, f"cannot be used ({error}): {advice}.") from error
    return connection


def refusal(path: Path, error: Exception, said: str) -> StorageError:
    """What to raise for a file that fails; ``said`` where no other process holds it."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:  # of its extended codes
        said = "is held by another process: try again in a moment."
    return StorageError(f"The state file {path} {said}")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        connection.close()
        raise StorageError(
            f"The state file {path} was written by a newer qabot (schema {version}, "
            f"this one knows {VERSION}): upgrade qabot."
        )
    if version == 0:  # or another process is making the tables: then this waits, and makes none
        made = f"{_TABLES}PRAGMA user_version = {VERSION};"
        connection.executescript(f"BEGIN IMMEDIATE;{made}COMMIT;")
