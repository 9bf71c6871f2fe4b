"""What the bot remembers across restarts, in one SQLite file."""

from qabot.slack.state.journal import Journal
from qabot.slack.state.state import STATE_FILE, State, kept_state, open_state

__all__ = ["STATE_FILE", "Journal", "State", "kept_state", "open_state"]
