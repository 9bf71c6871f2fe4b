"""The worker's side: a process that holds the index open, and what it does with each request.

It runs where :mod:`qabot.slack.pool` starts it; the bot's own process imports nothing of it.
"""

from qabot.slack.engine.requests import Engine, open_engine

__all__ = ["Engine", "open_engine"]
