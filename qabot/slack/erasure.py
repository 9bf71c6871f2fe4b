"""Erasing what the bot keeps about a person."""

from __future__ import annotations

import re

from qabot.errors import UsageError
from qabot.settings import Settings
from qabot.slack.state import kept_state

_USER = re.compile(r"[UW][A-Z0-9]{2,}")


def forget(settings: Settings, user: str) -> int:
    """Erase a user's questions, answers and feedback; returns how many questions went.

    Safe while the bot runs. Raises ``UsageError`` for what is no Slack user id.
    """
    if not _USER.fullmatch(user):
        raise UsageError(
            f"{user!r} is no Slack user id: it begins with U or W; copy it from the person's "
            "profile (More, Copy member ID)."
        )
    with kept_state(settings.state_dir) as state:
        return state.forget(user) if state else 0
