"""Every command explains itself, with examples that are real commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.main import get_command

from qabot.cli import app
from qabot.render.json_schema import SHAPES

Command = Callable[..., Any]


def leaves(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The full names of all commands that are no mere groups."""
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name)


COMMANDS = sorted(leaves(get_command(app)))


def test_the_commands_are_those_that_were_promised() -> None:
    promised = (
        "ask chat search verify who timeline show doctor eval schema settings feedback forget"
    )
    of_index = "build status check rollback history gc export import watch"
    assert {(name,) for name in f"{promised} feedback forget".split()} <= set(COMMANDS)
    assert {("index", name) for name in of_index.split()} <= set(COMMANDS)
    assert ("slack", "manifest") in COMMANDS


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_says_what_it_does_and_gives_examples_that_parse(
    qabot: Command, path: tuple[str, ...]
) -> None:
    ran = qabot(*path, "--help")
    assert ran.code == 0
    assert "Examples:\n" in ran.out
    examples = re.findall(r"^ +(?:.*?[|=\w/~]+ )?(qabot .*)$", ran.out, re.MULTILINE)
    assert any(shlex.split(example)[1 : 1 + len(path)] == list(path) for example in examples)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_shape_of_the_json_is_promised_where_there_is_one(
    qabot: Command, path: tuple[str, ...]
) -> None:
    documented = "-".join(path) in SHAPES or path == ("chat",)  # each line has the shape of ask's
    assert ("qabot schema`" in qabot(*path, "--help").out) == documented


@pytest.mark.parametrize("group", [(), ("index",), ("slack",)], ids=" ".join)
def test_no_description_is_cut_and_no_line_too_wide_on_80_columns(
    qabot: Command, group: tuple[str, ...]
) -> None:
    out = qabot(*group, "--help", columns=80).out
    _, _, listed = out.partition("Commands:\n")
    assert listed
    assert "..." not in listed
    assert max(map(len, out.splitlines())) <= 80


def test_every_exit_code_of_the_error_tree_is_in_the_help(qabot: Command) -> None:
    from qabot import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.QabotError)}
    listed = set(re.findall(r"(?:^|  )\s*(\d+)  ", qabot("--help").out, re.MULTILINE))
    assert {str(code) for code in codes} <= listed
