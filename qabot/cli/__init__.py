"""The command line: one file a command. Each command imports what it needs when it runs."""

from __future__ import annotations

from qabot.cli import (
    ask,
    chat,
    doctor,
    evaluation,
    feedback,
    index,
    reference,
    search,
    show,
    slack,
    timeline,
    verify,
)
from qabot.cli.app import app
from qabot.cli.run import run

__all__ = [
    "app",
    "ask",
    "chat",
    "doctor",
    "evaluation",
    "feedback",
    "index",
    "reference",
    "run",
    "search",
    "show",
    "slack",
    "timeline",
    "verify",
]
