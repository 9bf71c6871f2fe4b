"""Making and publishing a generation."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from qabot import __version__
from qabot.errors import CorruptIndexError, StorageError
from qabot.index.article_writer import ArticleWriter
from qabot.index.collect import collect, remove, set_aside, sweep
from qabot.index.current import Current, current_if_whole, read_current
from qabot.index.disk import Disk, remove_tree, storage_errors
from qabot.index.layout import (
    ARTICLES,
    ENCODER,
    LEXICAL_ARTICLES,
    LEXICAL_PASSAGES,
    MANIFEST,
    VECTORS,
    Layout,
)
from qabot.index.lexical_writer import write_lexical
from qabot.index.locks import writer_lock
from qabot.index.manifest import Counts, Manifest, digest_bytes, digest_tree
from qabot.index.milvus import Rows
from qabot.index.vector_writer import choose, index_bytes
from qabot.index.vectors import Floats, Ids


class Writer:
    """The one writer of an index: a context manager that holds the lock."""

    def __init__(self, layout: Layout, disk: Disk, *, wait: float = 0.0, keep: int) -> None:
        """Wait up to ``wait`` seconds for the lock; :class:`IndexBusyError` after that."""
        self._layout = layout
        self._disk = disk
        self._keep = keep
        disk.make_folder(layout.root)
        self._lock = writer_lock(layout.writer_lock, wait)
        sweep(layout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def draft(self) -> Draft:
        """Begin a generation; its folder is not seen by readers."""
        folder, number = self._begin()
        return Draft(folder, number)

    def adopt(self, fill: Callable[[Path, int], Manifest]) -> int:
        """Publish what ``fill`` puts into a fresh folder and gives the manifest of."""
        folder, number = self._begin()
        try:
            manifest = fill(folder, number)
            before = current_if_whole(self._layout.current)
            parent = before.number if before else None
            return self.publish(folder, replace(manifest, parent=parent))
        except BaseException:
            remove_tree(folder)
            raise

    def publish(self, folder: Path, manifest: Manifest) -> int:
        """Seal ``folder``, which is complete, and make it the one that is served.

        When this returns, the generation survives a power cut. Raises :class:`StorageError`;
        the generation before then still serves.
        """
        content = manifest.to_json()
        self._disk.sync_tree(folder)
        self._disk.write(folder / MANIFEST, content)
        self._disk.sync(folder)
        try:
            self._disk.rename(folder, self._layout.generation(manifest.number))
            self.point_at(Current(manifest.number, digest_bytes(content).sha256))
        except StorageError:
            self._take_back(manifest.number)
            raise
        collect(self._layout, manifest.number, manifest.parent, self._keep)
        return manifest.number

    def point_at(self, current: Current) -> None:
        """Let CURRENT name another generation."""
        self._disk.replace(self._layout.current, current.to_bytes())

    def _take_back(self, number: int) -> None:
        """Remove a generation that could not be published, lest it fill the disk for good.

        It stays if CURRENT names it after all: then only the last fsync failed.
        """
        with suppress(CorruptIndexError, StorageError):
            current = read_current(self._layout.current)
            if current is None or current.number != number:
                remove(self._layout, number)

    def _begin(self) -> tuple[Path, int]:
        number = self._layout.highest() + 1
        folder = self._layout.generation(number)
        aside = folder.with_name(folder.name + ".building")
        with storage_errors(aside):
            aside.mkdir(parents=True)
        self._disk.sync(self._layout.root)
        self._disk.sync(self._layout.root.parent)
        return aside, number

    def set_aside_corrupt(self, good: int | None) -> None:
        """Take the published generation out of the row unless it is ``good``, the one that opens.

        It stays on disk for somebody to look at, until it is collected.
        """
        current = current_if_whole(self._layout.current)
        if current and current.number != good:
            with storage_errors(self._layout.generation(current.number)):
                set_aside(self._layout, current.number)


class Draft:
    """A generation in the making. Steps: articles, vectors, words, encoder, manifest."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.number = number
        self.articles = ArticleWriter(folder / ARTICLES)
        self._form = ""
        self._vectors = 0
        self._entries = (0, 0)

    def write_vectors(self, ids: Ids, vectors: Floats, previous: str | None) -> None:
        """Index ``vectors`` ``(n, d)`` under passage ids ``(n,)``.

        ``previous`` is the form that the generation before has, for hysteresis.
        """
        self._form = choose(len(ids), previous)
        with storage_errors(self.folder / VECTORS):
            (self.folder / VECTORS).write_bytes(index_bytes(ids, vectors, self._form))
        self._vectors = len(ids)

    def leave_vectors_to(self, rows: Rows) -> None:
        """Say that an engine has the vectors of all passages."""
        self._form = rows.form
        self._vectors = self.articles.counts()[1]

    def write_words(self) -> None:
        """Index the words of the articles and passages."""
        passages = write_lexical(self.folder / LEXICAL_PASSAGES, self.articles.passage_entries())
        articles = write_lexical(self.folder / LEXICAL_ARTICLES, self.articles.article_entries())
        self._entries = (passages, articles)

    def copy_encoder(self, source: Path) -> None:
        """Copy the encoder: a generation depends on nothing outside itself."""
        copied = self.folder / ENCODER
        with storage_errors(copied):
            copied.mkdir()  # by the umask; `copytree` would close it to whom the source is closed
            for path in sorted(source.rglob("*")):
                target = copied / path.relative_to(source)
                target.mkdir() if path.is_dir() else shutil.copyfile(path, target)

    def manifest(
        self, *, parent: int | None, recipe: str, encoder: str, model: str, dimension: int
    ) -> Manifest:
        """Close the tables and say what there is; raises when the parts do not agree."""
        articles, passages, files = self.articles.counts()
        self.articles.finish()
        counts = Counts(articles, passages, self._vectors, *self._entries, files)
        if not (passages == counts.vectors == counts.lexical_passages):
            raise StorageError(
                f"the index in {self.folder} came out incomplete ({counts}); build again."
            )
        return Manifest(
            number=self.number,
            parent=parent,
            recipe=recipe,
            encoder=encoder,
            model=model,
            dimension=dimension,
            vector_index=self._form,
            counts=counts,
            files=digest_tree(self.folder),
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            version=__version__,
        )

    def discard(self) -> None:
        """Throw the draft away."""
        self.articles.abandon()
        remove_tree(self.folder)
