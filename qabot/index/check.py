"""Every checksum, every count, every offset of a generation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qabot.chunk import passage_id
from qabot.errors import CorruptIndexError
from qabot.index.articles import ArticleTable
from qabot.index.generation import Generation
from qabot.index.layout import MANIFEST
from qabot.index.manifest import Manifest, digest_file


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was compared and what was found wrong; ``problems`` are sentences."""

    generation: int
    files: int
    articles: int
    passages: int
    problems: tuple[str, ...]


def file_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Name every file that is missing, differs, or does not belong."""
    for name, expected in manifest.files.items():
        try:
            if digest_file(folder / name) != expected:
                yield f"{name} differs from its checksum."
        except OSError as error:
            yield f"{name} cannot be read ({error.strerror})."
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST and name not in manifest.files:
            yield f"{name} does not belong to the generation."


def content_problems(generation: Generation) -> Iterator[str]:
    """Name every passage, vector or count that does not fit the others."""
    yield from _offset_problems(generation)
    passages = {row[0] for row in generation.rows("select id from passages")}
    try:
        whole = generation.dense.serves(passages)
    except CorruptIndexError as error:
        yield str(error)
        return
    if not whole:
        yield "the ids of the vectors are not those of the passages."


def _offset_problems(table: ArticleTable) -> Iterator[str]:
    """Read every passage out of its article and compute its id again."""
    orphans = table.rows(
        "select count(*) from passages where article not in (select key from articles)"
    )
    if orphans[0][0]:
        yield f"{orphans[0][0]} passages belong to no article."
    for article in table.articles():
        for passage in table.passages_of(article.id):
            span = passage.span
            if not 0 <= span.start < span.end <= len(article.text):
                yield f"passage {passage.id} reaches beyond article {article.id}."
            elif passage.id != passage_id(article.id, span, span.of(article.text)):
                yield f"passage {passage.id} is not the text of article {article.id} at its place."
