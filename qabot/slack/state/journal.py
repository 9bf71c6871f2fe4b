"""The journal of questions: written before the acknowledgement, finished after the reply."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from qabot.domain import Answer, Filters
from qabot.slack.codec import from_plain, result_from_plain, to_plain
from qabot.slack.records import Asked, Entry, Result, Status, Surface, Thread

_COLUMNS = (
    "id, team, channel, thread_ts, user, ts, surface, text, response_url, filters, received, "
    "status, attempts, result, reply_ts"
)

_SOME = 5  # questions of a thread that a later one may lean on, or of a reader that are listed
_LOOKED_AT = 20  # questions of a direct conversation, for one with an answer
RECENT = 1_800.0  # seconds that a question in a direct message is leaned on outside its thread


@dataclass(frozen=True, slots=True)
class Journal:
    """Every question, what became of it, and its answer."""

    connection: sqlite3.Connection

    def write(self, asked: Asked) -> None:
        """Record a question as accepted."""
        place = asked.thread
        self.connection.execute(
            f"INSERT INTO question ({_COLUMNS}) VALUES ({', '.join('?' * 15)})",  # noqa: S608
            (
                *(asked.id, place.team, place.channel, place.ts, asked.user, asked.ts),
                *(asked.surface, asked.text, asked.response_url),
                *(_text(to_plain(asked.filters)), asked.received),
                *(Status.ACCEPTED, 0, None, None),
            ),
        )

    def begin(self, question_id: str) -> int:
        """Count an attempt; returns how many there have been, this one included."""
        row = self.connection.execute(
            "UPDATE question SET attempts = attempts + 1 WHERE id = ? RETURNING attempts",
            (question_id,),
        ).fetchone()
        return int(row[0]) if row else 0

    def keep_result(self, question_id: str, result: Result) -> None:
        """Store the answer before it is posted, so that every button on it works at once."""
        self.connection.execute(
            "UPDATE question SET result = ? WHERE id = ?",
            (_text(to_plain(result)), question_id),
        )

    def show(self, question_id: str, ts: str) -> None:
        """Remember the message that stands where the answer will."""
        self.connection.execute("UPDATE question SET reply_ts = ? WHERE id = ?", (ts, question_id))

    def finish(self, question_id: str, status: Status, reply_ts: str | None = None) -> None:
        """Close a question; it will not be taken up again."""
        self.connection.execute(
            "UPDATE question SET status = ?, reply_ts = coalesce(?, reply_ts) WHERE id = ?",
            (status, reply_ts, question_id),
        )

    def move(self, question_id: str, thread: Thread, ts: str) -> None:
        """Put a shared answer into the thread that it began, so that people can go on there."""
        self.connection.execute(
            "UPDATE question SET team = ?, channel = ?, thread_ts = ?, reply_ts = ? WHERE id = ?",
            (thread.team, thread.channel, thread.ts, ts, question_id),
        )

    def entry(self, question_id: str) -> Entry | None:
        """The question of that id, or None when it was never asked, or erased."""
        rows = self._entries("WHERE id = ?", question_id)
        return rows[0] if rows else None

    def unfinished(self) -> list[Entry]:
        """Questions accepted and never closed, oldest first: the work of a restart."""
        return self._entries("WHERE status = ? ORDER BY received, rowid", Status.ACCEPTED)

    def earlier(self, asked: Asked) -> tuple[str, ...]:
        """The questions answered before in the same thread, oldest first, as understood then.

        Before is what was written before: a clock may be set back in between. A command stands in
        no thread and has none. A new message in a direct conversation has the last one there, if
        that was not long ago and had an answer.
        """
        place = asked.thread
        if not place.ts:
            return ()
        entries = self._entries(
            "WHERE team = ? AND channel = ? AND thread_ts = ? "
            "AND rowid < (SELECT rowid FROM question WHERE id = ?) "
            "AND status = ? AND result IS NOT NULL ORDER BY rowid DESC LIMIT ?",
            *(place.team, place.channel, place.ts, asked.id),
            *(Status.ANSWERED, _SOME),
        )
        if asked.surface is Surface.DIRECT and asked.ts == place.ts:
            entries = self._latest(asked)
        return tuple(e.result.question for e in reversed(entries) if e.result is not None)

    def _latest(self, asked: Asked) -> list[Entry]:
        """The last question with an answer in the same conversation, within ``RECENT`` seconds."""
        entries = self._entries(
            "WHERE team = ? AND channel = ? AND id != ? AND received BETWEEN ? AND ? "
            "AND status = ? AND result IS NOT NULL ORDER BY received DESC, rowid DESC LIMIT ?",
            *(asked.thread.team, asked.thread.channel, asked.id),
            *(asked.received - RECENT, asked.received, Status.ANSWERED, _LOOKED_AT),
        )
        return [entry for entry in entries if isinstance(entry.result, Answer)][:1]

    def recent(self, user: str) -> tuple[str, ...]:
        """The user's latest questions, newest first, each once."""
        rows = self.connection.execute(
            "SELECT text FROM question WHERE user = ? AND text != '' AND status != ? "
            "GROUP BY text ORDER BY max(received) DESC LIMIT ?",
            (user, Status.UNASKED, _SOME),
        )
        return tuple(str(row[0]) for row in rows)

    def _entries(self, where: str, *values: object) -> list[Entry]:
        sql = f"SELECT {_COLUMNS} FROM question {where}"  # noqa: S608 - our own literals only
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        return [_entry(row) for row in cursor.execute(sql, values)]


def _text(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _entry(row: sqlite3.Row) -> Entry:
    filters, result = row["filters"], row["result"]
    asked = Asked(
        id=row["id"],
        thread=Thread(row["team"], row["channel"], row["thread_ts"]),
        user=row["user"],
        ts=row["ts"],
        surface=Surface(row["surface"]),
        text=row["text"],
        received=row["received"],
        response_url=row["response_url"],
        filters=None if filters is None else from_plain(Filters, json.loads(filters)),
    )
    return Entry(
        asked,
        Status(row["status"]),
        row["attempts"],
        None if result is None else result_from_plain(json.loads(result)),
        row["reply_ts"],
    )
