"""`qabot index`: build, look at and look after the index."""

from __future__ import annotations

from qabot.cli.index import build, carry, history, status, watch

__all__ = ["build", "carry", "history", "status", "watch"]
