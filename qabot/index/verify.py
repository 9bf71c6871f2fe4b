"""Nothing of a generation is used before its bytes were compared with its manifest."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qabot.errors import CorruptIndexError, StorageError
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
    """Compare every file with the manifest; give the vectors' bytes, which were hashed as read.

    There are none where the vectors lie in an engine.
    """
    if VECTORS not in manifest.files and manifest.collection is None:
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


_DAMAGED = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO)

REMEDY = (
    "`qabot index check` says more, `qabot index rollback` goes back, "
    "and `qabot index build` makes a new one."
)


def _compare(path: Path, found: FileDigest, expected: FileDigest) -> None:
    if found != expected:
        raise CorruptIndexError(f"{path} differs from its checksum; {REMEDY}")


def _read(path: Path) -> bytes:
    with reading_errors(path):
        return path.read_bytes()


def _digest(path: Path) -> FileDigest:
    with reading_errors(path):
        return digest_file(path)


@contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Tell a damaged file from a machine that cannot read just now."""
    try:
        yield
    except OSError as error:
        if error.errno in _DAMAGED:
            raise CorruptIndexError(
                f"{path} cannot be read ({error.strerror}); {REMEDY}"
            ) from error
        raise StorageError(
            f"{path} cannot be read ({error.strerror}); mend its permissions or free resources."
        ) from error
