"""What the bot remembers across restarts, in one SQLite file."""

from qabot.slack.state.journal import Journal
from qabot.slack.state.state import State, open_state

__all__ = ["Journal", "State", "open_state"]
