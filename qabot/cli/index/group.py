"""The group that the `qabot index` commands register with."""

from __future__ import annotations

import typer

from qabot.cli.app import app

index_app = typer.Typer(
    help="Build, look at and look after the index.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(index_app, name="index")
