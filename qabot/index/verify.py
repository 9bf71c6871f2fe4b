"""Nothing of a generation is used before its bytes were compared with its manifest."""

from __future__ import annotations

from pathlib import Path

from qabot.errors import CorruptIndexError
from qabot.index.layout import MANIFEST, VECTORS
from qabot.index.manifest import FileDigest, Manifest, digest_bytes, digest_file


def read_manifest(folder: Path, number: int, sha256: str | None) -> Manifest:
    """Read and check the manifest of generation ``number``.

    ``sha256`` is what CURRENT says of it, where CURRENT speaks of this generation.
    """
    path = folder / MANIFEST
    content = _read(path)
    if sha256 is not None and digest_bytes(content).sha256 != sha256:
        raise CorruptIndexError(f"{path} differs from its checksum; {REMEDY}")
    manifest = Manifest.from_json(content, path)
    if manifest.number != number:
        raise CorruptIndexError(f"{path} is that of generation {manifest.number}; {REMEDY}")
    return manifest


def verify_files(folder: Path, manifest: Manifest) -> bytes:
    """Compare every file with the manifest; give the vectors' bytes, which were hashed as read."""
    if VECTORS not in manifest.files:
        raise CorruptIndexError(f"the manifest in {folder} names no {VECTORS}; {REMEDY}")
    vectors = b""
    for name, expected in manifest.files.items():
        path = folder / name
        if name == VECTORS:
            vectors = _read(path)
            found = digest_bytes(vectors)
        else:
            found = _digest(path)
        _compare(path, found, expected)
    return vectors


REMEDY = (
    "`qabot index check` says more, `qabot index rollback` goes back, "
    "and `qabot index build --full` builds it again."
)


def _compare(path: Path, found: FileDigest, expected: FileDigest) -> None:
    if found != expected:
        raise CorruptIndexError(f"{path} differs from its checksum; {REMEDY}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorruptIndexError(f"{path} cannot be read ({error.strerror}); {REMEDY}") from error


def _digest(path: Path) -> FileDigest:
    try:
        return digest_file(path)
    except OSError as error:
        raise CorruptIndexError(f"{path} cannot be read ({error.strerror}); {REMEDY}") from error
