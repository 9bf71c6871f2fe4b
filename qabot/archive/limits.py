"""The caps under which files are read. Every one of them is a setting."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Beyond a cap a file is quarantined whole, never cut short.

    Sizes are bytes unless named otherwise; ``text_characters`` is the text of one article;
    ``seconds`` is wall time for one file in the worker, ``cpu_seconds`` its processor time.
    A file of JSON Lines, JSON or CSV has a cap of its own, ``records_bytes``, because it holds many
    articles; each line and each cell is held to ``file_bytes``.
    """

    file_bytes: int = 20 * MEGABYTE
    records_bytes: int = 512 * MEGABYTE
    text_characters: int = 5_000_000
    html_depth: int = 200
    pdf_pages: int = 500
    seconds: float = 30.0
    cpu_seconds: int = 20
    memory_bytes: int = 1_500 * MEGABYTE
    directory_depth: int = 64
