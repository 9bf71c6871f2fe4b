"""A generation as one file: a tar of exactly what its manifest names, verified both ways."""

from __future__ import annotations

import os
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from qabot.errors import CorruptIndexError, UsageError
from qabot.index.disk import Disk, storage_errors
from qabot.index.generation import Generation
from qabot.index.layout import MANIFEST
from qabot.index.manifest import Manifest, digest_file

_MOST_MANIFEST = 16_000_000  # bytes


def write_tar(generation: Generation, target: Path, disk: Disk) -> None:
    """Write a verified generation to ``target``, which appears whole or not at all.

    Raises :class:`UsageError` when there is such a file, or no folder to put it into.
    """
    with storage_errors(target.parent):  # it may not be entered, say
        if os.path.lexists(target):
            raise UsageError(f"{target} exists already; give another name, or remove it first.")
        if not target.parent.is_dir():
            raise UsageError(f"there is no folder {target.parent}; make it, or give another.")
    aside = target.with_name(f".qabot-export-{os.getpid()}.tmp")
    if generation.manifest.collection:
        raise UsageError(
            "the vectors of this index lie in Milvus and in no file; to export it, leave "
            "QABOT_VECTORS__URL out, run `qabot index build`, and export that."
        )
    with storage_errors(target):
        try:
            with tarfile.open(aside, "w", format=tarfile.PAX_FORMAT) as tar:
                for name in (MANIFEST, *sorted(generation.manifest.files)):
                    tar.add(generation.folder / name, arcname=name, filter=_anonymous)
            disk.sync(aside)
            disk.rename(aside, target)
        finally:
            aside.unlink(missing_ok=True)


def read_tar(source: Path, folder: Path, number: int) -> Manifest:
    """Unpack ``source`` into the empty ``folder`` as generation ``number``.

    Takes plain files that the manifest names, of the size and sha256 that it gives, and nothing
    else; the manifest comes first. Raises :class:`UsageError` or :class:`CorruptIndexError`.
    """
    try:
        with tarfile.open(source, "r:") as tar:
            manifest = _first(tar, source)
            with storage_errors(folder):
                _unpack(tar, manifest, folder)
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {source}.") from error
    except OSError as error:
        raise UsageError(f"{source} cannot be read ({error.strerror}); give another.") from error
    except (tarfile.TarError, EOFError) as error:
        raise CorruptIndexError(
            f"{source} is no exported index, or is cut short ({error}); export it again."
        ) from error
    _compare(folder, manifest, source)
    return replace(manifest, number=number, parent=None)


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Keep who wrote it, and when, out of the file."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime, member.mode = 0, 0o644
    return member


def _first(tar: tarfile.TarFile, source: Path) -> Manifest:
    member = tar.next()
    if member is None or member.name != MANIFEST or member.size > _MOST_MANIFEST:
        raise CorruptIndexError(
            f"{source} is no exported index: it does not begin with a manifest."
        )
    content = _content(tar, member).read()
    manifest = Manifest.from_json(content, f"the manifest in {source}", "export it again.")
    if manifest.collection:
        raise CorruptIndexError(f"{source} is no exported index: it names vectors elsewhere.")
    return manifest


def _unpack(tar: tarfile.TarFile, manifest: Manifest, folder: Path) -> None:
    while member := tar.next():
        expected = manifest.files.get(member.name)
        if expected is None or member.size != expected.size:
            raise CorruptIndexError(f"{member.name!r} does not belong into an exported index.")
        if not _plain(member.name):
            raise CorruptIndexError(f"{member.name!r} is no name for a file of an index.")
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            shutil.copyfileobj(_content(tar, member), file)


def _plain(name: str) -> bool:
    """Whether a name stays below the folder it is put into, whatever the manifest says."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and name == path.as_posix()


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """What a plain file of the tar holds; a link, which may lead round in a circle, is none."""
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise CorruptIndexError(f"{member.name!r} is not a plain file.")
    return content


def _compare(folder: Path, manifest: Manifest, source: Path) -> None:
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file() or digest_file(path) != expected:
            raise CorruptIndexError(f"{name} in {source} is missing or damaged; export it again.")
