"""One pass over the archive: what each file is now, against what the generation before knew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qabot.archive import FileVerdict, Outcome, file_of
from qabot.domain import Article
from qabot.index import FileRecord
from qabot.ingest.progress import Progress
from qabot.ingest.report import Changes

_KEPT = "; what was read of it before stays in the index"

Keep = Callable[[Article, str], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What the generation before holds: each file's record, each article's sha256.

    ``articles`` maps file to article path to sha256, ``parts`` a file to the records of its bad
    lines and its sidecar. ``ordered`` are the paths of ``files``, ascending.
    """

    files: Mapping[str, FileRecord] = field(default_factory=dict)
    articles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    parts: Mapping[str, list[FileRecord]] = field(default_factory=dict)
    ordered: Sequence[str] = ()

    @classmethod
    def of(cls, files: Iterable[FileRecord], articles: Iterable[tuple[str, str, str]]) -> Known:
        """Make it from records and from rows of file, article path and sha256."""
        by_path = {record.path: record for record in files}
        parts: dict[str, list[FileRecord]] = {}
        for path, record in by_path.items():
            if (file := file_of(path)) != path:
                parts.setdefault(file, []).append(record)
        held: dict[str, dict[str, str]] = {}
        for file, path, sha256 in articles:
            held.setdefault(file, {})[path] = sha256
        return cls(by_path, held, parts, sorted(by_path))

    @property
    def fingerprints(self) -> dict[str, str]:
        """The files that need not be read again while their bytes are the same."""
        return {
            path: record.fingerprint
            for path, record in self.files.items()
            if record.outcome == Outcome.INGESTED
        }

    def contents(self) -> dict[str, str]:
        """Each article's sha256 by its path."""
        return {path: sha for held in self.articles.values() for path, sha in held.items()}

    def below(self, folder: str) -> Sequence[str]:
        """The paths of the files below a folder, found without a look at all others."""
        first, after = (bisect_left(self.ordered, folder + end) for end in "/0")  # neighbours
        return self.ordered[first:after]

    def records_of(self, file: str) -> Iterator[FileRecord]:
        """The record of a file, and those of its bad lines and sidecar."""
        yield self.files[file]
        yield from self.parts.get(file, ())


@dataclass(slots=True)
class ArchivePass:
    """What one pass found. ``unchanged`` are the files whose articles are taken over.

    ``unread_dates`` counts the articles of the others whose stated date could not be read.
    """

    by_path: dict[str, FileRecord] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)
    unread_dates: int = 0

    def of_outcome(self, outcome: Outcome) -> tuple[FileRecord, ...]:
        """The records that ended so."""
        return tuple(record for record in self.records if record.outcome == outcome)

    @property
    def records(self) -> list[FileRecord]:
        """What became of each file, and of each bad line or sidecar."""
        return list(self.by_path.values())

    def whole_files(self, outcome: Outcome) -> list[FileRecord]:
        """The files, not their lines or sidecars, that ended so."""
        return [one for one in self.of_outcome(outcome) if file_of(one.path) == one.path]

    def changes(self, before: Mapping[str, str]) -> Changes:
        """Compare the articles with those of the generation before."""
        both = self.contents.keys() & before.keys()
        same = sum(self.contents[path] == before[path] for path in both)
        return Changes(
            new=len(self.contents) - len(both),
            changed=len(both) - same,
            removed=len(before) - len(both),
            unchanged=same,
        )


def read(
    verdicts: Iterable[FileVerdict], known: Known, keep: Keep, progress: Progress
) -> ArchivePass:
    """Follow ``verdicts``; give every article that is new or changed to ``keep``, with its file.

    A file or a folder that cannot be read just now keeps the articles that ``known`` has of it: a
    disk or a permission that fails for a moment takes nothing out of the index.
    """
    reading = ArchivePass()
    progress.stage("reading the archive", None)
    for verdict in verdicts:
        if verdict.outcome is Outcome.UNCHANGED:
            _take_over(reading, known, verdict.path)
        else:
            _take_in(reading, known, verdict, keep)
        progress.advance()
    return reading


def _take_over(reading: ArchivePass, known: Known, file: str) -> None:
    reading.unchanged.append(file)
    reading.by_path.update((record.path, record) for record in known.records_of(file))
    reading.contents.update(known.articles.get(file, {}))


def _keep_known(reading: ArchivePass, known: Known, path: str) -> bool:
    """Keep what is known of a file, or of all files below a folder; whether there was any."""
    if path in known.articles:
        reading.unchanged.append(path)
        reading.contents.update(known.articles[path])
        return True
    below = known.below(path)
    reading.by_path.update((one, known.files[one]) for one in below)
    files = [file for file in below if file in known.articles]
    reading.unchanged.extend(files)
    for file in files:
        reading.contents.update(known.articles[file])
    return bool(files)


def _take_in(reading: ArchivePass, known: Known, verdict: FileVerdict, keep: Keep) -> None:
    kept = verdict.reason.passing and _keep_known(reading, known, verdict.path)
    reading.by_path[verdict.path] = FileRecord(
        verdict.path,
        verdict.fingerprint,
        verdict.size,
        verdict.outcome,
        verdict.reason,
        f"{verdict.detail}{_KEPT}" if kept else verdict.detail,
    )
    reading.unread_dates += verdict.unread_dates
    for article in verdict.articles:
        reading.contents[article.path] = article.sha256
        keep(article, verdict.path)
