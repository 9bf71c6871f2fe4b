"""Erasing what the bot keeps about a person."""

from __future__ import annotations

import re

from qabot.errors import UsageError
from qabot.settings import Settings
from qabot.slack.runtime import STATE_FILE
from qabot.slack.state import open_state

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
    path = settings.state_dir / STATE_FILE
    if not path.exists():
        return 0
    state = open_state(path)
    try:
        return state.forget(user)
    finally:
        state.close()
