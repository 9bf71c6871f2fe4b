"""What can become of a job other than its result. Caught where replies are written.

None is Slack's doing: a start that fails with one may be tried again, unlike a refused token.
"""

from __future__ import annotations

from qabot.errors import QabotError


class Busy(QabotError):  # noqa: N818 - a state of affairs that users are told of
    """The queue is full: in all, or where ``yours`` of this user's own questions."""

    def __init__(self, message: str, *, yours: bool = False) -> None:
        super().__init__(message)
        self.yours = yours


class TooSlow(QabotError):  # noqa: N818
    """The deadline passed; a worker that was on it is gone."""


class EngineFailed(QabotError):  # noqa: N818
    """The engine raised, or its process died twice on this job."""
