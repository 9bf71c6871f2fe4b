"""What every shape shares."""

from __future__ import annotations

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict


@with_config(ConfigDict(extra="forbid", strict=True))
class Shape(TypedDict):
    """The base: no field that is not written here."""
