"""An archive of the test's own files, and its verdicts by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qabot.archive import FileVerdict, Limits
from qabot.archive.every_file import read_archive
from qabot.domain import Article

Verdicts = dict[str, FileVerdict]
Read = Callable[..., Verdicts]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


@pytest.fixture
def read(root: Path) -> Read:
    """Write files (name to text or bytes) into the archive and read all of it."""

    def read_files(
        files: Mapping[str, str | bytes] | None = None,
        limits: Limits | None = None,
        known: Mapping[str, str] | None = None,
    ) -> Verdicts:
        for name, content in (files or {}).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        verdicts = list(read_archive(root, limits or Limits(), known))
        assert len({verdict.path for verdict in verdicts}) == len(verdicts)
        return {verdict.path: verdict for verdict in verdicts}

    return read_files


@pytest.fixture
def only(read: Read) -> Callable[..., Article]:
    """The one article of one file, with the files beside it if any."""

    def only_article(name: str, content: str | bytes, **beside: str | bytes) -> Article:
        verdict = read({name: content, **beside})[name]
        (article,) = verdict.articles
        return article

    return only_article
