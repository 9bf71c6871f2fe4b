"""Readers' verdicts on answers: the last press wins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from qabot.slack.records import Feedback, Verdict


@dataclass(frozen=True, slots=True)
class Ratings:
    """Feedback by answer id and reader."""

    connection: sqlite3.Connection

    def rate(self, feedback: Feedback) -> bool:
        """Store a press; False when the answer is no longer known (erased or expired)."""
        known = self.connection.execute(
            "SELECT 1 FROM question WHERE id = ?", (feedback.answer_id,)
        ).fetchone()
        if known is None:
            return False
        self.connection.execute(
            "INSERT INTO feedback (answer_id, user, verdict, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET verdict = excluded.verdict, at = excluded.at "
            "WHERE excluded.at >= feedback.at",
            (feedback.answer_id, feedback.user, feedback.verdict, feedback.at),
        )
        return True

    def all(self) -> Iterator[Feedback]:
        """Every verdict, oldest first."""
        rows = self.connection.execute(
            "SELECT answer_id, user, verdict, at FROM feedback ORDER BY at, answer_id, user"
        )
        for answer_id, user, verdict, at in rows:
            yield Feedback(str(answer_id), str(user), Verdict(verdict), float(at))
