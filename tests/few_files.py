"""Tests of a process that has no descriptor left for another file."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DESCRIPTORS = Path("/proc/self/fd")


@contextmanager
def room_for(files: int) -> Iterator[None]:
    """This process can hold no more than so many files open beside those it has open already.

    Those that a thread of Tantivy's is still closing, of an index that was left, are waited for.
    """
    opened, before_that = _opened(), -1
    while opened != before_that:
        time.sleep(0.05)
        opened, before_that = _opened(), opened
    free = os.dup(0)
    os.close(free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + files, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def _opened() -> int:
    return len([*_DESCRIPTORS.iterdir()])


def opened_below(folder: Path) -> list[Path]:
    """The files and folders in ``folder``, itself included, that this process holds open."""
    opened = (Path(os.path.realpath(descriptor)) for descriptor in _DESCRIPTORS.iterdir())
    return [path for path in opened if path.is_relative_to(folder)]
