"""What `qabot doctor` looks at. Every check fails closed: one that cannot run has failed."""

from __future__ import annotations

from qabot.cli.checks.index import INDEX_CHECKS, Served
from qabot.cli.checks.machine import MACHINE_CHECKS

__all__ = ["INDEX_CHECKS", "MACHINE_CHECKS", "Served"]
