"""What is said in the same words at a terminal and in Slack."""

from __future__ import annotations

from qabot.render.plain import one_line


def only_told_of(speaker: str) -> str:
    """That the quotes are not the words of who was asked for."""
    return f"No words of {one_line(speaker)} on this were found: the articles only tell of it."


def counted(number: int, thing: str) -> str:
    """A count such as ``1,204 articles`` or ``1 article``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
