"""The index of the settings, and an asker on it, for the length of one command."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qabot.cli.output import note

if TYPE_CHECKING:
    from qabot.ask import Asker
    from qabot.index import IndexStore


def store() -> IndexStore:
    """The index folder of the settings."""
    from qabot.settings import load_settings
    from qabot.wiring import open_store

    return open_store(load_settings())


@contextmanager
def opened(*, generation: int | None = None, quotes: int | None = None) -> Iterator[Asker]:
    """Open the index, say on standard error when it is not the newest, and close it at the end."""
    gc.disable()  # a command this short has no garbage worth a tenth of its time
    try:
        with _asker(generation, quotes) as asker:
            yield asker
    finally:
        gc.enable()


@contextmanager
def _asker(generation: int | None, quotes: int | None) -> Iterator[Asker]:
    from qabot.settings import load_settings
    from qabot.wiring import open_asker

    asker = open_asker(load_settings(), generation, quotes=quotes)
    with asker.generation:
        for warning in asker.generation.warnings:
            note(f"Warning: {warning}")
        yield asker
