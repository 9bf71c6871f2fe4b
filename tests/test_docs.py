"""Every command that the documents show is run, and the answer they show is the real one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qabot.settings import list_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)
FOREVER = {"qabot chat", "qabot index watch", "qabot slack"}


def commands(text: str) -> list[str]:
    """The command lines of the code blocks, without prompts, comments and output."""
    found = []
    for block in BLOCK.findall(text):
        prompted = "$ " in block
        for line in block.splitlines():
            bare = line.removeprefix("$ ").split("  #")[0].strip()
            if bare and (line.startswith("$ ") or not prompted):
                found.append(bare)
    return found


QABOT_COMMANDS = [line for line in commands(README) if "qabot " in line]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "deploy/README.md",
    "index/README.md",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, seed_index: Path) -> Path:
    """A folder as a newcomer has it: the seed archive, and an index built from it."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(seed_index, folder / "index")
    return folder


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    qabot = f"{shlex.quote(sys.executable)} -m qabot "
    return subprocess.run(
        ["bash", "-c", re.sub(r"\bqabot ", lambda _: qabot, line, count=1)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.mark.parametrize("line", QABOT_COMMANDS)
def test_a_command_of_the_readme_succeeds(place: Path, line: str) -> None:
    ran = run(line, place)
    assert ran.returncode == 0, ran.stderr
    assert line in FOREVER or ran.stdout or ran.stderr


def test_the_answer_in_the_readme_is_the_one_it_gives(place: Path) -> None:
    block = next(block for block in BLOCK.findall(README) if block.startswith("$ qabot ask"))
    command, *shown = block.splitlines()
    real = [line.rstrip() for line in run(command.removeprefix("$ "), place).stdout.splitlines()]
    assert [line for line in shown if line] == [line for line in real if line][: len(shown) - 1]


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if (ROOT / d).exists()])
def test_every_make_target_and_qabot_command_that_is_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"`qabot ([a-z]+)[ `]", text)
    named += re.findall(r"^(?:\$ )?qabot ([a-z]+)", "\n".join(commands(text)), re.MULTILINE)
    assert set(named) <= set(command_names())
    targets = re.findall(r"^make ([a-z]+)", "\n".join(commands(text)), re.MULTILINE)
    assert [t for t in targets if not re.search(rf"^{t}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if (ROOT / d).exists()])
def test_every_link_and_setting_that_is_named_exists(document: str) -> None:
    file = ROOT / document
    text = file.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert [link for link in links if not (file.parent / link).exists()] == []
    known = {setting.name for setting in list_settings()}
    assert set(re.findall(r"QABOT_[A-Z_]*[A-Z]", text)) <= known


def test_every_file_on_the_map_exists() -> None:
    """A path is below the repository, the package, or the layer that is being told of."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_/]+(?:\.(?:py|json|md)|/))`", text))
    tops = [ROOT, ROOT / "qabot", ROOT / "qabot" / "slack"]
    assert len(named) > 50
    assert [one for one in sorted(named) if not any((top / one).exists() for top in tops)] == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(README.split()) < 600


def command_names() -> list[str]:
    from typer.main import get_command

    from qabot.cli import app

    return list(getattr(get_command(app), "commands", {}))
