from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive_bench import ArchiveBench


@pytest.fixture
def bench(tmp_path: Path) -> ArchiveBench:
    """An empty archive beside an empty index, and a tiny encoder to build with."""
    return ArchiveBench(tmp_path)
