"""The command line, run in this process on a real index of a small archive of our own."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qabot.cli import run

ARTICLES = {
    "harbour.txt": """- The Harbour Post - Monday, March 3, 2014

The port of Selmouth will close for nine days in April while engineers replace the lock gates.

“We have no choice, the old gates leak,” said Ines Carvalho, the harbour master.

Ms. Carvalho said that ferries would sail from Dunmore instead.
""",
    "ferries.txt": """- The Dunmore Gazette - Friday, March 7, 2014

Ferry passengers complained about crowding in Dunmore on Thursday.

“Nobody told us that the port would close,” said Tom Ebert, a lorry driver from Selmouth.

The ferry company declined to comment on compensation.
""",
    "undated.md": """# Owls return to the mill

Barn owls nest again in the old mill at Karsholm after forty years, wardens say.

“They came back on their own,” said the warden, Lise Brandt.
""",
    "hostile.jsonl": json.dumps(
        {
            "title": "[red]Lights[/red] \x1b[31mout\x07 in \u202eWexmoor",
            "text": (
                "The town of Wexmoor switched off its street lights on Tuesday. "
                "“[bold]Darkness[/bold] saves \x1b[2Jmoney \u202eand stars,” said Ada Quill, "
                "the mayor of Wexmoor.\n"
            ),
            "published": "2015-10-06",
            "source": "Wexmoor \x1b]0;owned\x07 Echo",
        }
    )
    + "\n",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, build_archive: Any) -> Path:
    """A folder with ``seeds`` and ``index`` of a few articles; only read it."""
    folder = tmp_path_factory.mktemp("archive")
    write_articles(folder / "seeds")
    build_archive(folder / "seeds", folder / "index")
    return folder


def write_articles(seeds: Path) -> None:
    seeds.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (seeds / name).write_text(text, encoding="utf-8")


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Command:
    """Run ``qabot`` in this process: ``command("ask", "…", seeds=…, index=…, stdin=…)``."""

    def call(*arguments: str, stdin: str = "", columns: int = 80, **places: Path) -> Ran:
        for name, place in places.items():
            monkeypatch.setenv(f"QABOT_{name.upper()}_DIR", str(place))
        monkeypatch.setenv("QABOT_STATE_DIR", str(tmp_path / "state"))
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return call


@pytest.fixture
def qabot(command: Command, archive: Path) -> Command:
    """Run ``qabot`` on the archive of these tests."""

    def call(*arguments: str, **more: Any) -> Ran:
        return command(
            *arguments, **{"seeds": archive / "seeds", "index": archive / "index", **more}
        )

    return call


@pytest.fixture
def seeded(command: Command, seed_index: Path) -> Command:
    """Run ``qabot`` on the seed archive."""
    seeds = Path(__file__).parents[2] / "seeds"

    def call(*arguments: str, **more: Any) -> Ran:
        return command(*arguments, seeds=seeds, index=seed_index, **more)

    return call


def environment(folder: Path) -> dict[str, str]:
    """The environment of a ``qabot`` process on the archive in ``folder``."""
    return {
        **os.environ,
        "QABOT_SEEDS_DIR": str(folder / "seeds"),
        "QABOT_INDEX_DIR": str(folder / "index"),
        "QABOT_STATE_DIR": str(folder / "state"),
        "HF_HUB_OFFLINE": "1",
    }
