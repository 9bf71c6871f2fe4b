"""What a build did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass

from qabot.archive import ReasonCode, file_of
from qabot.index import FileRecord


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles against the generation before: by path, then by content."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of a build.

    ``generation`` is the number that is served afterwards (None when there is none);
    ``published`` says whether this build made it. ``quarantined`` and ``skipped`` are the
    files that were not read, with their reasons;
    ``ingested`` counts those that were. ``passages`` is the total, ``embedded`` how many
    of them were computed now. ``aliases`` counts articles that are the very same as another,
    ``unread_dates`` those read now whose stated date could not be read.
    """

    generation: int | None
    published: bool
    articles: Changes
    files: int
    ingested: int = 0
    quarantined: tuple[FileRecord, ...] = ()
    skipped: tuple[FileRecord, ...] = ()
    passages: int = 0
    embedded: int = 0
    aliases: int = 0
    copies: int = 0
    unread_dates: int = 0
    dry_run: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def unsettled(self) -> bool:
        """Whether a file was still being written: the next build may read it."""
        return any(one.reason == ReasonCode.CHANGED_WHILE_READ for one in self.quarantined)

    @property
    def quarantined_files(self) -> int:
        """How many files could not be read, or not wholly."""
        return len({file_of(record.path) for record in self.quarantined})

    @property
    def sentence(self) -> str:
        """One sentence: "3 new, 1 changed, 1 removed, 2 quarantined"."""
        counts = (
            ("new", self.articles.new),
            ("changed", self.articles.changed),
            ("removed", self.articles.removed),
            ("quarantined", self.quarantined_files),
        )
        said = ", ".join(f"{count} {name}" for name, count in counts if count)
        if self.dry_run:
            return f"Would be: {said}." if said else "Nothing would change."
        if not self.published:
            return f"Nothing changed; generation {self.generation} still serves" + (
                f" ({said})." if said else "."
            )
        return f"Generation {self.generation}: {said or 'rebuilt, no article changed'}."
