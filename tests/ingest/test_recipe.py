"""An index is built again when what decides its content changed, and not otherwise."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

import qabot
from qabot.archive import Limits
from qabot.ingest import recipe as module

PACKAGE = Path(qabot.__file__).parent


def recipe() -> str:
    return module.recipe("an encoder", Limits(), 128, 32)


def test_every_part_that_is_said_to_decide_exists() -> None:
    assert [name for name in module._DECIDING if not (PACKAGE / name).exists()] == []


@pytest.mark.parametrize(
    ("changed", "decides"),
    [
        ("archive/formats/html.py", True),
        ("sentences/__init__.py", True),
        ("index/analysis.py", True),
        ("ingest/embedding.py", True),
        ("index/locks.py", False),
        ("cli/ask.py", False),
    ],
)
def test_a_change_of_code_counts_where_it_decides_what_an_index_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, *, decides: bool
) -> None:
    before = recipe()
    ignored = shutil.ignore_patterns("__pycache__", "*.json", "*.onnx")
    copy = Path(shutil.copytree(PACKAGE, tmp_path / "qabot", ignore=ignored))
    monkeypatch.setattr(qabot, "__file__", str(copy / "__init__.py"))
    assert recipe() == before
    with (copy / changed).open("a") as file:
        file.write("# changed")
    assert (recipe() != before) == decides


def test_another_version_of_a_reader_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe()
    versions = {name: version(name) for name in module._PACKAGES}
    monkeypatch.setattr(module, "version", versions.__getitem__)
    assert recipe() == before
    versions["pypdf"] = "0"
    assert recipe() != before
