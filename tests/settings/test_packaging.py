"""The pins cover what the project asks for, and nothing names a registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = CONFIG["project"]
PINS = dict(
    line.split("==")
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_asked_for_is_pinned_exactly() -> None:
    extras = PROJECT["optional-dependencies"].values()
    asked = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    names = {plain(re.split(r"[\[<>=!~ ]", requirement)[0]) for requirement in asked} - {"qabot"}
    assert names <= {plain(name) for name in PINS}


def test_the_pins_are_at_or_above_the_floors() -> None:
    pins = {plain(name): version for name, version in PINS.items()}
    asked = "\n".join(PROJECT["dependencies"])
    floors = dict(re.findall(r"^([\w.-]+)>=([\d.]+)", asked, re.MULTILINE))
    low = {name for name, floor in floors.items() if numbers(pins[plain(name)]) < numbers(floor)}
    assert low == set()


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0]))


def test_torch_is_pinned_without_a_local_version_so_that_any_index_has_it() -> None:
    assert PINS["torch"] == "2.13.0"


def test_no_registry_is_named() -> None:
    for name in ("constraints.txt", "Makefile", ".ci/run", "pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"index-url|https?://", text, re.IGNORECASE), name


def test_no_module_of_ours_unpickles_or_evaluates() -> None:
    forbidden = re.compile(r"(?<![.\w])(?:(?:pickle|marshal|shelve)\b|(?:eval|exec)\()")
    files = list((ROOT / "qabot").rglob("*.py"))
    assert len(files) > 300
    assert [p for p in files if forbidden.search(p.read_text(encoding="utf-8"))] == []


def test_what_is_left_out_of_the_wheel_is_there_and_used_by_nothing_in_it() -> None:
    left_out = CONFIG["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
    assert left_out == ["qabot/training"]
    folder = ROOT / left_out[0]
    assert (folder / "__init__.py").is_file()
    inside = (p for p in (ROOT / "qabot").rglob("*.py") if folder not in p.parents)
    imported = re.compile(r"^\s*(?:from|import) qabot\.training", re.MULTILINE)
    assert [p.name for p in inside if imported.search(p.read_text(encoding="utf-8"))] == []
