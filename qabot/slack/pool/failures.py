"""What can become of a job other than its result. Caught where replies are written.

None is Slack's doing: a start that fails with one may be tried again, unlike a refused token.
"""

from __future__ import annotations

from qabot.errors import QabotError


class Busy(QabotError):  # noqa: N818 - a state of affairs that users are told of
    """The queue is full, in all or for this user."""


class TooSlow(QabotError):  # noqa: N818
    """The deadline passed; a worker that was on it is gone."""


class EngineFailed(QabotError):  # noqa: N818
    """The engine raised, or its process died twice on this job."""
