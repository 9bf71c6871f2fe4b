"""Where output goes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from qabot.errors import UsageError
from qabot.render.plain import dump_json, neutralise

if TYPE_CHECKING:  # rich is imported when something is drawn, not for --json
    from rich.console import Console, RenderableType


_USUAL_WIDTH = 80  # columns
_NO_TEXT = re.compile("[\ud800-\udfff]")


def console(*, stderr: bool = False) -> Console:
    """A console that shows text literally; colour only on a terminal, and not with NO_COLOR."""
    from rich.console import Console

    # some shells without a terminal say that it is 0 wide, where Rich would show nothing
    width = _USUAL_WIDTH if os.environ.get("COLUMNS", "").strip() == "0" else None
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def show(page: RenderableType) -> None:
    """Print a page on standard output; a command to copy may be wider than the terminal."""
    console().print(page, crop=False)


def show_json(value: Mapping[str, object], *, indent: int | None = 2) -> None:
    """Print one JSON object on standard output, on one line where ``indent`` is None."""
    sys.stdout.write(dump_json(value, indent=indent) + "\n")


def note(message: str) -> None:
    """Say something that is not a result, on standard error; unsaid where that is full or gone."""
    with suppress(OSError):
        sys.stderr.write(neutralise(message) + "\n")


def words_of(parts: list[str], what: str) -> str:
    """The argument as one text; ``-`` reads standard input.

    Raises :class:`UsageError` when there is no letter or digit in it.
    """
    text = sys.stdin.read() if parts == ["-"] else legible(" ".join(parts))
    if not text.strip():
        raise UsageError(f"The {what} is empty: write it after the command.")
    if not any(map(str.isalnum, text)):
        raise UsageError(f"The {what} holds no word to look for.")
    return text.strip()


def legible(argument: str) -> str:
    """An argument that is text, with U+FFFD for bytes that are none; file names keep theirs."""
    return _NO_TEXT.sub("\ufffd", argument)
