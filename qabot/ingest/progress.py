"""How a build tells what it is doing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a build calls as it goes on, from its own thread."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage of ``total`` steps; None when their number is not known."""

    def advance(self, steps: int = 1) -> None:
        """Go on by ``steps``."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, steps: int = 1) -> None:
        """Say nothing."""
