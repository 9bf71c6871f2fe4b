"""An index is built again when what decides its content changed, and not otherwise."""

from __future__ import annotations

import shutil
import subprocess
import sys
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


def test_all_of_ours_that_reads_an_archive_is_said_to_decide() -> None:
    read = "import qabot.archive.every_file, qabot.archive.worker_process, qabot.chunk, sys; "
    show = "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('qabot.')))"
    shown = subprocess.run([sys.executable, "-c", read + show], capture_output=True, check=True)
    used = {Path(name).relative_to(PACKAGE) for name in shown.stdout.decode().split()}
    assert len(used) > 30
    deciding = set(map(Path, module._DECIDING))
    rest = {path.as_posix() for path in used if not deciding & {path, *path.parents}}
    assert rest == {"errors.py"}  # what is said of a failure changes no article


def test_every_file_that_lies_with_the_deciding_code_is_code_or_data_that_counts() -> None:
    folders = [PACKAGE / name for name in module._DECIDING if (PACKAGE / name).is_dir()]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    rest = {path.suffix for path in files if not module._decides(path)}
    assert rest <= {".pyc"}


@pytest.mark.parametrize(
    ("changed", "decides"),
    [
        ("archive/formats/html.py", True),
        ("archive/encoding/western.json", True),
        ("first_names.py", True),
        ("sentences/__init__.py", True),
        ("terms/analysis.py", True),
        ("ingest/embedding.py", True),
        ("index/locks.py", False),
        ("speech/words/lexicon.py", False),
        ("cli/ask.py", False),
    ],
)
def test_a_change_of_code_counts_where_it_decides_what_an_index_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, *, decides: bool
) -> None:
    before = recipe()
    ignored = shutil.ignore_patterns("__pycache__", "model")
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
