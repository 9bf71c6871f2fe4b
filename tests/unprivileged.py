"""Tests of permissions, which mean nothing to root: for a while this process is nobody."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A temporary folder that stays usable inside :func:`nobody`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)
        for path in Path(folder).rglob("*"):
            if not path.is_symlink():
                path.chmod(0o700)


@contextmanager
def nobody(*owned: Path) -> Iterator[None]:
    """Act without root's rights, as the owner of everything below ``owned``."""
    if os.geteuid() != 0:
        yield
        return
    for top in owned:
        for path in (top, *top.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
