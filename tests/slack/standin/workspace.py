"""What the stand-in remembers: messages, statuses, views, acknowledgements, calls."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

TEAM = "T0000001"
BOT_USER = "U0BOT"
BOT_ID = "B0BOT"
APP_ID = "A0000001"
TRIGGER_LIFE = 3.0  # seconds
RESPONSE_URL_USES = 5


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    args: dict[str, Any]
    at: float
    error: str | None = None


@dataclass(slots=True)
class Message:
    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    thread_ts: str | None
    metadata: dict[str, Any] | None
    args: dict[str, Any]
    user: str | None = None  # whom an ephemeral message is for
    streaming: bool = False
    edits: int = 0


@dataclass(slots=True)
class Workspace:
    messages: list[Message] = field(default_factory=list)
    ephemerals: list[Message] = field(default_factory=list)
    responses: list[dict[str, Any]] = field(default_factory=list)
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    prompts: list[dict[str, Any]] = field(default_factory=list)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    users: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    absent_from: set[str] = field(default_factory=set)  # channels the bot was not invited to
    _triggers: dict[str, float] = field(default_factory=dict)
    _response_urls: dict[str, int] = field(default_factory=dict)
    _counter: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def ts(self) -> str:
        return f"{1_700_000_000 + next(self._counter)}.{next(self._counter):06d}"

    def trigger(self) -> str:
        made = f"trigger.{next(self._counter)}"
        self._triggers[made] = time.monotonic()
        return made

    def use_trigger(self, trigger: str) -> str | None:
        """The error Slack gives for this trigger id, or None when it is good."""
        if trigger not in self._triggers:
            return "invalid_trigger_id"
        made = self._triggers[trigger]
        if made < 0:
            return "exchanged_trigger_id"
        self._triggers[trigger] = -1.0
        return "expired_trigger_id" if time.monotonic() - made > TRIGGER_LIFE else None

    def response_token(self) -> str:
        token = f"r{next(self._counter)}"
        self._response_urls[token] = RESPONSE_URL_USES
        return token

    def use_response(self, token: str) -> bool:
        left = self._response_urls.get(token, 0)
        self._response_urls[token] = left - 1
        return left > 0

    def message(self, channel: str, ts: str) -> Message | None:
        found = (m for m in self.messages if m.channel == channel and m.ts == ts)
        return next(found, None)

    def thread(self, channel: str, thread_ts: str) -> list[Message]:
        return [m for m in self.messages if m.channel == channel and m.thread_ts == thread_ts]

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]
