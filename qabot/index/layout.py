"""The names of everything below the index folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qabot.index.disk import storage_errors

MANIFEST = "manifest.json"
ARTICLES = "articles.sqlite"
VECTORS = "vectors.faiss"
LEXICAL_PASSAGES = "lexical/passages"
LEXICAL_ARTICLES = "lexical/articles"
ENCODER = "encoder"

_NUMBERED = re.compile(r"\d{6,}\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths below ``root``, the index folder."""

    root: Path

    @property
    def current(self) -> Path:
        """The file that names the generation being served."""
        return self.root / "CURRENT"

    @property
    def writer_lock(self) -> Path:
        """The file whose kernel lock the one writer holds."""
        return self.root / "writer.lock"

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.root / "generations"

    @property
    def embeddings(self) -> Path:
        """The cache of computed vectors."""
        return self.root / "cache" / "embeddings.sqlite"

    @property
    def encoders(self) -> Path:
        """The folder of exported encoders, one for each fingerprint."""
        return self.root / "cache" / "encoders"

    @property
    def identity(self) -> Path:
        """What tells this index from others in an engine that they share."""
        return self.root / "cache" / "identity"

    def generation(self, number: int) -> Path:
        """The folder of one generation."""
        return self.generations / f"{number:06d}"

    def numbers(self) -> list[int]:
        """The numbers of the generations on disk, published or not, ascending."""
        return sorted(int(name) for name in self._names() if _NUMBERED.match(name))

    def highest(self) -> int:
        """The highest number ever used on disk, 0 when none: set-aside and building ones count."""
        heads = (re.match(r"\d{6,}", name) for name in self._names())
        return max((int(head.group()) for head in heads if head), default=0)

    def _names(self) -> list[str]:
        with storage_errors(self.generations):
            try:
                return [path.name for path in self.generations.iterdir()]
            except (FileNotFoundError, NotADirectoryError):
                return []
