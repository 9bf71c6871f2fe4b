"""One generation, pinned and verified: everything that answering reads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from qabot.errors import CorruptIndexError, UsageError
from qabot.index.articles import ArticleTable
from qabot.index.dense import Dense, LocalDense, RemoteDense
from qabot.index.layout import ARTICLES, ENCODER, LEXICAL_ARTICLES, LEXICAL_PASSAGES
from qabot.index.lexical import Lexical
from qabot.index.locks import Lock
from qabot.index.manifest import Counts, Manifest
from qabot.index.milvus import Address, Rows
from qabot.index.vectors import Vectors
from qabot.index.verify import REMEDY, verify_files


class Generation(ArticleTable):
    """An immutable snapshot; it stays on disk and unchanged until :meth:`close`.

    ``warnings`` are sentences that people must see, such as that a newer generation is corrupt.
    Safe to share between threads.
    """

    def __init__(  # noqa: PLR0913 - each is given by itself
        self,
        folder: Path,
        manifest: Manifest,
        pinned: Lock,
        *,
        on_close: Callable[[int], None],
        engine: Address | None = None,
        warnings: tuple[str, ...] = (),
    ) -> None:
        """Verify and open ``folder``; :class:`CorruptIndexError` when anything differs.

        ``engine`` holds the vectors of a generation that has none itself.
        """
        self._vector_bytes = verify_files(folder, manifest)
        super().__init__(folder / ARTICLES)
        self.folder = folder
        self.manifest = manifest
        self.warnings = warnings
        self._pinned = pinned
        self._on_close = on_close
        self._engine = engine
        self._dense: Dense | None = None
        self._vectors: Vectors | None = None
        self._loading = threading.Lock()
        try:
            self.lexical = Lexical(folder / LEXICAL_PASSAGES, folder / LEXICAL_ARTICLES)
            self._check_counts()
        except BaseException:
            super().close()  # what pinned the generation lets go of it
            raise

    @property
    def number(self) -> int:
        """The generation's number; later ones are higher."""
        return self.manifest.number

    @property
    def encoder_folder(self) -> Path:
        """Where the encoder lies that made the vectors."""
        return self.folder / ENCODER

    @property
    def vectors(self) -> Vectors:
        """The vectors, read from their bytes when they are first wanted."""
        with self._loading:
            if self._vectors is None:
                self._vectors = self._load_vectors()
            return self._vectors

    def forget_vectors(self) -> None:
        """Let go of the vectors, which were verified, and of the kilobyte a passage they take.

        Nothing is searched by meaning afterwards.
        """
        self._vector_bytes = b""

    @property
    def dense(self) -> Dense:
        """Search by meaning; what it takes is opened when it is first wanted.

        Raises :class:`EngineError`, or :class:`UsageError` where none is set, for a generation
        whose vectors lie in an engine.
        """
        if self._dense is None:
            name = self.manifest.collection
            self._dense = self._open_remote(name) if name else LocalDense(self, self.vectors)
        return self._dense

    def close(self) -> None:
        """Let go of the generation, which may then be collected."""
        super().close()
        self._pinned.release()
        self._on_close(self.number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open_remote(self, name: str) -> RemoteDense:
        if self._engine is None:
            raise UsageError(
                f"the vectors of this index lie in Milvus ({name}), and QABOT_VECTORS__URL is not "
                "set; set it, or run `qabot index build` to bring them back."
            )
        rows = Rows(self._engine, name)
        if (found := rows.count()) < (wanted := self.manifest.counts.vectors):
            raise CorruptIndexError(
                f"Milvus has {found} vectors in {name}, and generation {self.number} needs "
                f"{wanted}; run `qabot index build` to put them there again."
            )
        return RemoteDense(self, rows)

    def _load_vectors(self) -> Vectors:
        vectors = Vectors(self._vector_bytes)
        self._vector_bytes = b""
        counts = self.manifest.counts
        if (vectors.count, vectors.dimension) != (counts.vectors, self.manifest.dimension):
            raise CorruptIndexError(f"{self.folder} does not hold the vectors it says; {REMEDY}")
        return vectors

    def _check_counts(self) -> None:
        articles, passages, files = self.counts()
        words = self.lexical.passage_count, self.lexical.article_count
        # a vector a passage, by the manifest: they themselves are counted when they are loaded
        if Counts(articles, passages, passages, *words, files) != self.manifest.counts:
            raise CorruptIndexError(f"{self.folder} does not hold what it says; {REMEDY}")
