"""Faults that a test asks the stand-in to inject, each used up as it strikes."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    DROP_AFTER = "drop_after"  # the call takes effect, then the connection dies
    DROP_BEFORE = "drop_before"
    ERROR = "error"  # an `ok: false` of Slack's


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    retry_after: int = 1
    error: str = "internal_error"


@dataclass(slots=True)
class Faults:
    _waiting: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, method: str, *faults: Fault) -> None:
        self._waiting[method].extend(faults)

    def take(self, method: str) -> Fault | None:
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None

    def left(self, method: str) -> int:
        return len(self._waiting[method])

    def clear(self) -> None:
        self._waiting.clear()
