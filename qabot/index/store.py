"""The index folder: open what is served, publish, list, roll back, collect."""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qabot.domain import Filters
from qabot.errors import (
    CorruptIndexError,
    NoIndexError,
    NotFoundError,
    QabotError,
    StorageError,
)
from qabot.index.articles import ArticleTable
from qabot.index.check import CheckReport, content_problems, file_problems
from qabot.index.collect import collect
from qabot.index.current import Current, current_if_whole, read_current
from qabot.index.disk import Disk, storage_errors
from qabot.index.generation import Generation
from qabot.index.layout import ARTICLES, MANIFEST, Layout
from qabot.index.locks import pin
from qabot.index.manifest import Counts, Manifest, digest_file
from qabot.index.milvus import Address
from qabot.index.opening import Opening
from qabot.index.transfer import read_tar, write_tar
from qabot.index.vectors import Ids
from qabot.index.verify import read_manifest
from qabot.index.writer import Writer

_COLLECTING = 2.0  # seconds that a reader may hold the writer's lock to remove an old generation


@dataclass(frozen=True, slots=True)
class Past:
    """A line of the history: one generation on disk. ``counts`` is None when unreadable.

    ``current`` is the published one, ``serving`` the one that questions are answered from: another
    where the published one is damaged.
    """

    number: int
    current: bool
    serving: bool
    parent: int | None
    built: str | None
    counts: Counts | None


class IndexStore:
    """The index in ``root``. Opening never writes; one process at a time writes."""

    def __init__(
        self, root: Path, *, durable: bool = True, keep: int = 2, engine: Address | None = None
    ) -> None:
        """``keep`` generations, at least 2, stay on disk; ``durable=False`` is for one test.

        ``engine`` holds the vectors, instead of each generation its own.
        """
        self.layout = Layout(root)
        self.engine = engine
        self._disk = Disk(durable)
        self._keep = keep
        self._opening = Opening(self.layout, engine, self._collect_behind)

    def current(self) -> int | None:
        """The number of the published generation; None when there is none yet."""
        current = read_current(self.layout.current)
        return current.number if current else None

    def open(self, number: int | None = None, *, strict: bool = False) -> Generation:
        """Pin, verify and open a generation: the published one, or that of ``number``.

        When the published one is corrupt, the last good one before it is opened instead, with
        a warning on it, unless ``strict``. Raises :class:`NoIndexError`,
        :class:`NotFoundError`, :class:`CorruptIndexError` or :class:`StorageError`.
        """
        if number is not None:
            return self._opening.numbered(number)
        return self._opening.served(strict=strict)

    def writer(self, *, wait: float = 0.0) -> Writer:
        """Take the writer's lock, waiting up to ``wait`` seconds for another build to end."""
        return Writer(self.layout, self._disk, wait=max(wait, _COLLECTING), keep=self._keep)

    def history(self) -> list[Past]:
        """Give the generations on disk, the newest first."""
        current = current_if_whole(self.layout.current)
        number, serving = current.number if current else None, self._serving()
        return [self._past(one, number, serving) for one in reversed(self.layout.numbers())]

    def rollback(self, to: int | None = None) -> int:
        """Serve the generation ``to``, or the last good one before the published one."""
        if not self.layout.numbers():
            raise self._opening.nothing()
        with self.writer() as writer:
            if to is not None:
                return self._point_at(writer, to)
            for number in self._opening.earlier():
                try:
                    return self._point_at(writer, number)
                except CorruptIndexError:
                    continue
        raise NotFoundError("there is no earlier generation to go back to.")

    def size(self) -> int:
        """Bytes of the published generation, about what the next one takes; 0 where none is."""
        try:
            number = self.current()
            manifest = number and read_manifest(self.layout.generation(number), number, None)
        except (CorruptIndexError, StorageError):
            return 0
        return sum(file.size for file in manifest.files.values()) if manifest else 0

    def identity(self) -> str:
        """A name that no other index has, made when it is first asked for."""
        path = self.layout.identity
        with storage_errors(path):
            if not path.exists():
                self._disk.make_folder(path.parent)
                self._disk.replace(path, secrets.token_hex(6).encode())
            return path.read_text("ascii")

    def passage_ids(self) -> Ids:
        """Give the ids of the passages of every generation on disk.

        Raises :class:`CorruptIndexError` or :class:`StorageError` where one cannot be read.
        """
        ids = [np.zeros(0, np.int64)]
        for number in self.layout.numbers():
            with closing(ArticleTable(self.layout.generation(number) / ARTICLES)) as table:
                ids.append(table.passage_ids(Filters()))
        return np.unique(np.concatenate(ids))

    def gc(self, keep: int | None = None) -> list[int]:
        """Remove all but the last ``keep`` generations and those that are pinned.

        Gives the numbers removed. Raises :class:`NoIndexError` when there is none, and
        :class:`CorruptIndexError` when it is not known which is published, or what came before it.
        """
        self._opening.published()  # where there is no index, none is begun
        with self.writer():
            return self._collect(keep or self._keep)

    def check(self, number: int | None = None) -> CheckReport:
        """Compare every checksum, count and offset of a generation, by default the published one.

        Raises :class:`NoIndexError` or :class:`NotFoundError`, and :class:`CorruptIndexError`
        when CURRENT does not say which is published (naming the newest that is whole), or when not
        even the manifest can be read; all else is among the report's problems.
        """
        number = number if number is not None else self._published()
        folder = self.layout.generation(number)
        pinned = pin(folder)
        if pinned is None:
            raise NotFoundError(f"there is no generation {number}; see `qabot index history`.")
        try:
            manifest = read_manifest(folder, number, self._opening.sealed(number))
            problems = list(file_problems(folder, manifest))
            if not problems:
                with self._opening.numbered(number) as generation:
                    problems += content_problems(generation)
        finally:
            pinned.release()
        counts = manifest.counts
        return CheckReport(
            number, len(manifest.files), counts.articles, counts.passages, tuple(problems)
        )

    def export(self, target: Path, number: int | None = None) -> int:
        """Write a generation, by default the published one, to one tar file; give its number."""
        with self.open(number, strict=True) as generation:
            write_tar(generation, target, self._disk)
            return generation.number

    def import_(self, source: Path) -> int:
        """Publish the generation in a file that :meth:`export` wrote; give its new number.

        Raises :class:`CorruptIndexError` for one that would not pass :meth:`check`.
        """

        def fill(folder: Path, number: int) -> Manifest:
            manifest = read_tar(source, folder, number)
            problems = _problems(folder, manifest)
            if problems:
                raise CorruptIndexError(f"{source} is no sound index: {problems[0]} Export again.")
            return manifest

        with self.writer() as writer:
            return writer.adopt(fill)

    def _published(self) -> int:
        try:
            return self._opening.published()
        except CorruptIndexError as error:
            whole = next(filter(self._is_whole, reversed(self.layout.numbers())), None)
            said = "No generation is whole." if whole is None else f"Generation {whole} is whole."
            raise CorruptIndexError(f"{error} {said}") from error

    def _is_whole(self, number: int) -> bool:
        try:
            return not self.check(number).problems
        except CorruptIndexError:
            return False

    def _collect(self, keep: int) -> list[int]:
        number = self._opening.published()
        manifest = read_manifest(self.layout.generation(number), number, None)
        return collect(self.layout, number, manifest.parent, keep)

    def _collect_behind(self, number: int) -> None:
        """Remove a generation that was only waiting for its last reader; never fails."""
        try:
            if self.current() != number:
                with Writer(self.layout, self._disk, keep=self._keep):  # waits for nobody
                    self._collect(self._keep)
        except (QabotError, OSError):
            return  # read-only, or a build is running: the next build collects

    def _point_at(self, writer: Writer, number: int) -> int:
        with self._opening.numbered(number) as generation:
            digest = digest_file(generation.folder / MANIFEST)
        writer.point_at(Current(number, digest.sha256))
        return number

    def _serving(self) -> int | None:
        """The number of the generation that a question would be answered from, if there is one."""
        try:
            with self.open() as generation:
                return generation.number
        except (NoIndexError, CorruptIndexError):
            return None

    def _past(self, number: int, current: int | None, serving: int | None) -> Past:
        past = Past(number, number == current, number == serving, None, None, None)
        try:
            manifest = read_manifest(self.layout.generation(number), number, None)
        except CorruptIndexError:
            return past
        return replace(past, parent=manifest.parent, built=manifest.built, counts=manifest.counts)


def _problems(folder: Path, manifest: Manifest) -> list[str]:
    """What is wrong with a generation that nobody reads yet; :class:`CorruptIndexError` too."""
    pinned = pin(folder)
    if pinned is None:
        return [f"{folder} is gone."]
    try:
        with Generation(folder, manifest, pinned, on_close=lambda _: None) as generation:
            return list(content_problems(generation))
    finally:
        pinned.release()
