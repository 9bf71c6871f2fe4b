"""`qabot doctor`: is everything in order, and if not, what to do."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cli.app import app
from qabot.cli.options import AsJson
from qabot.cli.output import show, show_json

if TYPE_CHECKING:
    from rich.console import Group

    from qabot.checks import Check

MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "error": ("ERROR", "bold red")}


@app.command()
def doctor(
    slack: Annotated[
        bool, typer.Option("--slack", help="Check tokens, scopes, events and reachability too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check whether everything is in order, and say what to do.

    That is Python, packages, settings, archive, disk, index and model. The exit code is 1 when a
    check finds an error. A check that cannot run has failed.

    \b
    Examples:
      qabot doctor
      qabot doctor --json
    """
    from qabot.checks import Severity, run_checks
    from qabot.cli.checks import INDEX_CHECKS, MACHINE_CHECKS, Served
    from qabot.settings import load_settings

    settings = load_settings()
    checks = list(run_checks(MACHINE_CHECKS, settings))
    with ExitStack() as held:
        checks += run_checks(INDEX_CHECKS, Served(settings, held))
    if slack:
        from qabot.slack.doctor import checks as slack_checks

        checks += slack_checks(settings)
    failed = any(check.severity is Severity.ERROR for check in checks)
    if as_json:
        show_json({"healthy": not failed, "checks": [_as_json(check) for check in checks]})
    else:
        show(_page(checks))
    if failed:
        raise typer.Exit(1)


def _as_json(check: Check) -> dict[str, str]:
    return {
        "check": check.name,
        "severity": check.severity.value,
        "finding": check.finding,
        "remedy": check.remedy,
    }


def _page(checks: list[Check]) -> Group:
    from rich.console import Group
    from rich.text import Text

    from qabot.render.plain import one_line
    from qabot.render.terminal.blocks import Indented

    lines: list[Text | Indented] = []
    for check in checks:
        mark, style = MARKS[check.severity.value]
        lines.append(Text().append(f"{mark:<8}", style=style).append(check.name, style="bold"))
        lines.append(Indented(Text(one_line(check.finding)), indent=8))
        if check.remedy:
            lines.append(Indented(Text(f"→ {check.remedy}", style="yellow"), indent=8))
    return Group(*lines)
