"""What `qabot doctor` looks at. Every check fails closed: one that cannot run has failed."""

from __future__ import annotations

from qabot.cli.checks.check import Check, Severity, run_checks
from qabot.cli.checks.index import INDEX_CHECKS
from qabot.cli.checks.machine import MACHINE_CHECKS
from qabot.cli.checks.slack import slack_checks

__all__ = ["INDEX_CHECKS", "MACHINE_CHECKS", "Check", "Severity", "run_checks", "slack_checks"]
