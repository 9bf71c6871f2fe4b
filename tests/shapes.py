"""Whether what a command prints with --json has the shape that is documented."""

from __future__ import annotations

from pydantic import TypeAdapter

from qabot.render.json_schema import SHAPES


def conforms(command: str, value: object) -> None:
    """Check a value against the shape of ``command``; raises pydantic's ValidationError."""
    TypeAdapter(SHAPES[command]).validate_python(value)
