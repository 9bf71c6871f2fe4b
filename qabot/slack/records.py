"""What the Slack app keeps and passes on: frozen records, no Slack objects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qabot.domain import Answer, Coverage, Filters, NoAnswer

Result = Answer | NoAnswer


class Surface(StrEnum):
    """Where a question was asked.

    ``FOLLOW_UP`` is a line without a mention in a channel's thread; ``PRESSED`` an earlier question
    changed by a button, which none of the messages above the answer shows.
    """

    MENTION = "mention"
    DIRECT = "direct"
    FOLLOW_UP = "follow_up"
    COMMAND = "command"
    PRESSED = "pressed"


class Status(StrEnum):
    """How far a question has come; ``UNASKED`` is what asked us nothing, and nothing leans on."""

    ACCEPTED = "accepted"
    ANSWERED = "answered"
    BUSY = "busy"
    FAILED = "failed"
    STOPPED = "stopped"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread of a conversation; ``ts`` is that of its first message."""

    team: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was accepted. ``id`` names its answer, and is the reference in errors.

    ``ts`` is that of the message (of no message, for a command). ``response_url`` is set for a
    command only. ``filters`` are those to use in place of what the question says, or None.
    ``received`` is in seconds since the epoch.
    """

    id: str
    thread: Thread
    user: str
    ts: str
    surface: Surface
    text: str
    received: float
    response_url: str | None = None
    filters: Filters | None = None

    @property
    def reference(self) -> str:
        """The short form of ``id`` that people see and can quote to whoever runs the bot."""
        return self.id[:8]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with what became of it."""

    asked: Asked
    status: Status
    attempts: int
    result: Result | None
    reply_ts: str | None


class Verdict(StrEnum):
    """What a reader thought of an answer."""

    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Feedback:
    """The last press of one reader on one answer; ``at`` in seconds since the epoch."""

    answer_id: str
    user: str
    verdict: Verdict
    at: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text, verbatim but for the marks of a cut ("…") at its ends."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class InContext:
    """Quotes within their article as it is stored now, in the order of its text.

    ``changed`` when the article no longer has all of the quotes.
    """

    pieces: tuple[Piece, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class About:
    """What the index holds: its coverage, its generation's number, when it was built.

    ``examples`` are questions that this very archive answers, as far as they are known yet.
    """

    coverage: Coverage
    generation: int
    built: str
    examples: tuple[str, ...] = ()
