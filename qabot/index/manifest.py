"""``manifest.json``: what a generation holds, and the sha256 of each of its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from qabot.errors import CorruptIndexError, OtherFormatError
from qabot.index.layout import MANIFEST

FORMAT = 1
IN_MILVUS = "milvus:"  # begins ``vector_index`` where a collection, named after it, has the vectors

_AGAIN = "run `qabot index build --full` to build it again."


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each there are. Passages, vectors and lexical entries are always equal."""

    articles: int
    passages: int
    vectors: int
    lexical_passages: int
    lexical_articles: int
    files: int


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file's size in bytes and the sha256 of its content in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation in figures.

    ``recipe`` is the fingerprint of everything, besides the archive, that decides the content
    (chunking, readers, encoder). ``vector_index`` is FAISS's factory string, or names a
    :attr:`collection`. ``built`` is a timestamp for people (ISO 8601, UTC); nothing is decided by
    it.
    """

    number: int
    parent: int | None
    recipe: str
    encoder: str
    model: str
    dimension: int
    vector_index: str
    counts: Counts
    files: dict[str, FileDigest]
    built: str
    version: str
    format: int = FORMAT

    @property
    def collection(self) -> str | None:
        """The collection in Milvus that has the vectors; None where the generation has them."""
        name = self.vector_index.removeprefix(IN_MILVUS)
        return None if name == self.vector_index else name

    def to_json(self) -> bytes:
        """The file's content, sealed by a sha256 over itself."""
        fields = asdict(self)
        return _json({**fields, "seal": _seal(fields)})

    @classmethod
    def from_json(cls, content: bytes, name: Path | str, again: str = _AGAIN) -> Manifest:
        """Read what :meth:`to_json` wrote; :class:`CorruptIndexError` for anything else.

        ``name`` is what to call it then, ``again`` how another is had.
        """
        try:
            fields = json.loads(content)
            _check_format(fields["format"], name, again)
            sealed = fields.pop("seal") == _seal(fields)
            fields["counts"] = Counts(**fields["counts"])
            fields["files"] = {k: FileDigest(**v) for k, v in fields["files"].items()}
            manifest = cls(**fields)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise CorruptIndexError(f"{name} is damaged; {again}") from error
        if not sealed:
            raise CorruptIndexError(f"{name} was changed after it was written; {again}")
        return manifest


def _json(fields: dict[str, object]) -> bytes:
    return (json.dumps(fields, indent=1, sort_keys=True) + "\n").encode()


def _seal(fields: dict[str, object]) -> str:
    return hashlib.sha256(_json(fields)).hexdigest()


def digest_tree(folder: Path) -> dict[str, FileDigest]:
    """The digest of every file below ``folder`` but the manifest, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): digest_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST
    }


def digest_file(path: Path) -> FileDigest:
    """Hash a file as it is read, without holding it in memory."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileDigest(file.tell(), digest)


def digest_bytes(content: bytes) -> FileDigest:
    """Hash what was read."""
    return FileDigest(len(content), hashlib.sha256(content).hexdigest())


def _check_format(found: object, name: Path | str, again: str) -> None:
    if found == FORMAT:
        return
    if isinstance(found, int) and found > FORMAT:
        raise OtherFormatError(
            f"{name} was written by a newer qabot (index format {found}, this one reads {FORMAT}); "
            f"install that version, or {again}"
        )
    raise OtherFormatError(f"{name} has index format {found}, not {FORMAT}; {again}")
