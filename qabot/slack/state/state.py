"""The state as one object: dedupe keys, threads, journal, ratings, retention, erasure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qabot.slack.records import Asked, Thread
from qabot.slack.state.journal import Journal
from qabot.slack.state.ratings import Ratings
from qabot.slack.state.schema import connect, refusal

STATE_FILE = "slack.sqlite"
DAY = 86_400.0
SEEN_FOR = DAY
"""How long a dedupe key is kept, in seconds; Slack's own retries end after some minutes."""


@dataclass(frozen=True, slots=True)
class State:
    """What the bot remembers. One connection, used from the event loop's thread only."""

    connection: sqlite3.Connection
    journal: Journal
    ratings: Ratings

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the writes inside, or none of them: no failure leaves a transaction open."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # a full disk ends it by itself
                self.connection.execute("ROLLBACK")
            raise

    def accept(self, asked: Asked, keys: Sequence[str]) -> bool:
        """Journal a question unless one of its dedupe keys was seen; False when it was."""
        with self.transaction():
            fresh = [self.see(key, asked.received) for key in keys]
            if not all(fresh):
                return False
            self.journal.write(asked)
            if asked.thread.ts:
                self.engage(asked.thread, asked.received)
        return True

    def see(self, key: str, at: float) -> bool:
        """Whether a dedupe key is new; it is not from now on."""
        sql = "INSERT INTO seen (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING"
        return self.connection.execute(sql, (key, at)).rowcount == 1

    def engage(self, thread: Thread, at: float) -> None:
        """Remember that the bot answers in this thread."""
        self.connection.execute(
            "INSERT INTO thread (team, channel, ts, last) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET last = excluded.last",
            (thread.team, thread.channel, thread.ts, at),
        )

    def engaged(self, thread: Thread) -> bool:
        """Whether the bot was asked something in this thread before."""
        row = self.connection.execute(
            "SELECT 1 FROM thread WHERE team = ? AND channel = ? AND ts = ?",
            (thread.team, thread.channel, thread.ts),
        ).fetchone()
        return row is not None

    def unsee(self, key: str) -> None:
        """Take a dedupe key back: what it stood for did not come about, and may be tried again."""
        self.connection.execute("DELETE FROM seen WHERE key = ?", (key,))

    def erase(self, question_id: str) -> None:
        """Delete a question that was not to be kept, and its thread if it began it."""
        with self.transaction():
            self.connection.execute(
                "DELETE FROM thread WHERE (team, channel, ts) = "
                "(SELECT team, channel, thread_ts FROM question WHERE id = ?) AND NOT EXISTS "
                "(SELECT 1 FROM question AS q WHERE q.team = thread.team AND "
                "q.channel = thread.channel AND q.thread_ts = thread.ts AND q.id != ?)",
                (question_id, question_id),
            )
            self.connection.execute("DELETE FROM question WHERE id = ?", (question_id,))

    def expire(self, now: float, retention_days: int) -> int:
        """Delete what is older than the retention; returns how many questions went."""
        before = now - retention_days * DAY
        with self.transaction():
            self.connection.execute("DELETE FROM seen WHERE at < ?", (now - SEEN_FOR,))
            self.connection.execute("DELETE FROM thread WHERE last < ?", (before,))
            gone = self.connection.execute("DELETE FROM question WHERE received < ?", (before,))
        return gone.rowcount

    def forget(self, user: str) -> int:
        """Erase a user's questions, answers and feedback; returns how many questions went."""
        with self.transaction():
            self.connection.execute("DELETE FROM feedback WHERE user = ?", (user,))
            gone = self.connection.execute("DELETE FROM question WHERE user = ?", (user,))
            self.connection.execute(
                "DELETE FROM thread WHERE NOT EXISTS (SELECT 1 FROM question AS q WHERE "
                "q.team = thread.team AND q.channel = thread.channel AND q.thread_ts = thread.ts)"
            )
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone.rowcount

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def open_state(path: Path) -> State:
    """Open the state file at ``path``, making it where it is missing."""
    connection = connect(path)
    return State(connection, Journal(connection), Ratings(connection))


@contextmanager
def kept_state(folder: Path) -> Iterator[State | None]:
    """What the bot keeps in ``folder``, for a moment, also while it runs; None before its start.

    What the disk, or another process, refuses inside the block is a :class:`StorageError`.
    """
    path = folder / STATE_FILE
    if not path.exists():
        yield None
        return
    state = open_state(path)
    try:
        yield state
    except sqlite3.OperationalError as error:
        advice = "free space or mend its permissions, and try again"
        raise refusal(path, error, f"cannot be written ({error}): {advice}.") from error
    finally:
        state.close()
