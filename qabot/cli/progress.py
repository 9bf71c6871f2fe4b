"""Progress of a build on standard error: bars on a terminal, a line a stage elsewhere."""

from __future__ import annotations

from typing import Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from qabot.cli.output import console, note


class Rate(ProgressColumn):
    """Steps a second, once it is known."""

    def render(self, task: Task) -> Text:
        """Draw the rate of a task."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="dim")


class Count(MofNCompleteColumn):
    """How many of how many; nothing where the total is not known."""

    def render(self, task: Task) -> Text:
        """Draw the count of a task."""
        return super().render(task) if task.total is not None else Text()


class Bars:
    """Shows the stages of a build, with rate and time left where the total is known."""

    def __init__(self) -> None:
        self._console = console(stderr=True)
        self._drawn = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            Count(),
            Rate(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._drawn.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._drawn.stop()

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage; the one before it is over."""
        if not self._console.is_terminal:
            note(f"{name} ..." if total is None else f"{name}: {total:,} ...")
        if self._task is not None:
            self._drawn.remove_task(self._task)
        self._task = self._drawn.add_task(name, total=total)

    def advance(self, steps: int = 1) -> None:
        """Go on by ``steps``."""
        if self._task is not None:
            self._drawn.advance(self._task, steps)
