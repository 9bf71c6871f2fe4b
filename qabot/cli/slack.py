"""`qabot slack`: answer in Slack, and print the manifest of the app."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from qabot.cli.app import app
from qabot.cli.options import AsAnyJson
from qabot.cli.output import note

slack_app = typer.Typer(rich_markup_mode=None)
app.add_typer(slack_app, name="slack")


@slack_app.callback(invoke_without_command=True)
def slack(context: typer.Context) -> None:
    """Answer in Slack: mentions, direct messages, /ask. Runs until SIGTERM or Ctrl-C.

    Tokens and limits are settings (QABOT_SLACK__*). README.md leads from nothing to an answer in
    your workspace, `qabot doctor --slack` checks it, and deploy/README.md tells the rest.

    \b
    Examples:
      qabot slack manifest
      qabot slack
    """
    if context.invoked_subcommand is not None:
        return
    from qabot.settings import load_settings
    from qabot.slack.runtime import serve

    raise typer.Exit(serve(load_settings()))


@slack_app.command()
def manifest(as_json: AsAnyJson = False) -> None:
    """Print the app manifest, ready to paste into Slack.

    It is YAML, or with --json JSON.

    \b
    Examples:
      qabot slack manifest
      qabot slack manifest --json
    """
    import json

    import yaml

    from qabot.settings import load_settings
    from qabot.slack.manifest import manifest as manifest_of

    found = manifest_of(load_settings())
    text = json.dumps(found, indent=2) if as_json else yaml.safe_dump(found, sort_keys=False)
    sys.stdout.write(text.rstrip("\n") + "\n")


@slack_app.command(hidden=True)
def preview(
    page: Annotated[Path, typer.Argument(help="The HTML file to write.")],
    questions: Annotated[list[str], typer.Argument(help="Questions to ask the index.")],
) -> None:
    """Write an HTML page that shows answers as Slack lays them out (for developers).

    \b
    Examples:
      qabot slack preview answers.html "What did Russia say about Bushehr?"
    """
    from qabot.errors import StorageError
    from qabot.settings import load_settings
    from qabot.slack.preview import preview_page

    made = preview_page(load_settings(), questions)
    try:
        page.write_text(made, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{page} cannot be written ({error.strerror}): name another.") from error
    note(f"Wrote {page}.")
