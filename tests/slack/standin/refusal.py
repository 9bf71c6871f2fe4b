"""How the stand-in says no."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818 - it is an answer of Slack's, not a failure of ours
    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []

    def body(self) -> dict[str, Any]:
        extra = {"response_metadata": {"messages": self.messages}} if self.messages else {}
        return {"ok": False, "error": self.error, **extra}


def require(args: dict[str, Any], *names: str) -> None:
    for name in names:
        if not args.get(name):
            raise Refusal("invalid_arguments", [f"missing required field: {name}"])
