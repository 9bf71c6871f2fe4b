"""What the commands that look after the index and the set-up print."""

from __future__ import annotations

from qabot.render.schema.answers import CoverageShape
from qabot.render.schema.base import Shape


class ChangesShape(Shape):
    """Articles against the generation before."""

    new: int
    changed: int
    removed: int
    unchanged: int


class FileShape(Shape):
    """What became of one file of the archive: ingested, skipped or quarantined, and why."""

    path: str
    outcome: str
    reason: str | None
    detail: str | None
    size: int


class BuildShape(Shape):
    """`qabot index build`; ``generation`` is the one that serves afterwards."""

    generation: int | None
    published: bool
    dry_run: bool
    articles: ChangesShape
    files: int
    passages: int
    embedded: int
    aliases: int
    copies: int
    unread_dates: int
    quarantined: list[FileShape]
    skipped: list[FileShape]
    warnings: list[str]


class StatusShape(Shape):
    """`qabot index status`; ``files`` is null without --files."""

    generation: int
    built: str
    model: str
    encoder: str
    vector_index: str
    covered: CoverageShape
    outcomes: dict[str, int]
    files: list[FileShape] | None
    warnings: list[str]


class CheckShape(Shape):
    """`qabot index check`; ``problems`` is empty when the index is whole."""

    generation: int
    sound: bool
    problems: list[str]


class PastShape(Shape):
    """One generation on disk; the counts are null where it cannot be read.

    ``current`` is the published one; ``serving`` another where that is damaged.
    """

    generation: int
    current: bool
    serving: bool
    parent: int | None
    built: str | None
    articles: int | None
    passages: int | None


class HistoryShape(Shape):
    """`qabot index history`, newest first."""

    generations: list[PastShape]


class FindingShape(Shape):
    """One check of `qabot doctor`: ok, warning or error, and what to do."""

    check: str
    severity: str
    finding: str
    remedy: str


class DoctorShape(Shape):
    """`qabot doctor`."""

    healthy: bool
    checks: list[FindingShape]


class RatedShape(Shape):
    """One rated answer: how many found it good and bad."""

    id: str
    question: str
    answered: bool
    quotes: list[str]
    good: int
    bad: int


class FeedbackShape(Shape):
    """`qabot feedback`."""

    feedback: list[RatedShape]


class SettingShape(Shape):
    """One setting; a secret's value is hidden."""

    name: str
    value: str
    description: str


class SettingsShape(Shape):
    """`qabot settings`."""

    settings: list[SettingShape]
