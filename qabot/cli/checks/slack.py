"""What `qabot doctor --slack` adds."""

from __future__ import annotations

from qabot.cli.checks.check import Check, Severity
from qabot.settings import Settings


def slack_checks(settings: Settings) -> list[Check]:
    """Tokens, scopes, events and reachability, as the Slack app itself checks them."""
    from qabot.slack.doctor import checks

    return [
        Check(found.name, Severity(found.severity), found.finding, found.remedy)
        for found in checks(settings)
    ]
