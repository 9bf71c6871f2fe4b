"""Tests of a process that has no descriptor left for another file."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def room_for(files: int) -> Iterator[None]:
    """This process can hold no more than so many files open beside those it has open already."""
    free = os.dup(0)
    os.close(free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + files, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def opened_below(folder: Path) -> list[Path]:
    """The files and folders in ``folder``, itself included, that this process holds open."""
    descriptors = Path("/proc/self/fd").iterdir()
    opened = (Path(os.path.realpath(descriptor)) for descriptor in descriptors)
    return [path for path in opened if path.is_relative_to(folder)]
