"""`qabot schema` and `qabot settings`: what there is to know without the manual."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from qabot.cli.app import app
from qabot.cli.options import AsJson
from qabot.cli.output import show_json


class Documented(StrEnum):
    """The commands whose JSON has a shape of its own."""

    ASK = "ask"
    SEARCH = "search"
    VERIFY = "verify"
    WHO = "who"
    TIMELINE = "timeline"
    SHOW = "show"
    INDEX_BUILD = "index-build"
    INDEX_STATUS = "index-status"
    INDEX_CHECK = "index-check"
    INDEX_HISTORY = "index-history"
    DOCTOR = "doctor"
    FEEDBACK = "feedback"
    SETTINGS = "settings"


@app.command()
def schema(
    command: Annotated[Documented, typer.Argument(help="The command whose --json is meant.")],
) -> None:
    """Print the JSON Schema of what a command prints with --json.

    \b
    Examples:
      qabot schema ask
      qabot schema index-status
    """
    from qabot.render.json_schema import json_schema

    show_json(json_schema(command.value))


@app.command()
def settings(
    example: Annotated[
        bool, typer.Option("--example", help="Print the text of .env.example instead.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List every setting with its present value and what it does.

    Secrets stay hidden.

    \b
    Examples:
      qabot settings
      qabot settings --example > .env
    """
    from qabot.settings import env_example, list_settings, load_settings

    if example:
        sys.stdout.write(env_example())
        return
    listed = list_settings(load_settings())
    if as_json:
        show_json(
            {
                "settings": [
                    {"name": one.name, "value": one.value, "description": one.description}
                    for one in listed
                ]
            }
        )
        return
    for one in listed:
        sys.stdout.write(f"{one.name}={one.value}\n    {one.description}\n")
