"""What deploy/ says is what the code does."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from qabot.cli import app
from qabot.errors import (
    NoIndexError,
    SettingsError,
    SlackError,
    SlackUnreachableError,
    StorageError,
)
from qabot.settings import list_settings
from qabot.slack.pool import Busy, EngineFailed

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
COMMAND = re.compile(r"(?<![\w/-])qabot ((?:[a-z]+ ?)+)")


def commands() -> set[str]:
    said = " ; ".join(re.findall(r"`(qabot [^`]*)`", (DEPLOY / "README.md").read_text()))
    ran = " ; ".join(path.read_text() for path in FILES if path.suffix != ".md")
    starts = re.findall(r"(?:bin/|build; done|do )(qabot [a-z ]+)", ran)
    return {match.strip() for match in COMMAND.findall(" ; ".join([said, *starts]))}


def test_every_command_that_is_named_exists() -> None:
    named = commands()
    assert {"slack", "index build", "feedback", "forget"} <= named
    for command in named:
        shown = CliRunner().invoke(app, [*command.split(), "--help"])
        assert shown.exit_code == 0, command


def test_every_setting_that_is_named_exists() -> None:
    known = {setting.name for setting in list_settings()}
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"QABOT_[A-Z_]+[A-Z]", text))
        short = {f"QABOT_SLACK{name}" for name in re.findall(r"`(__[A-Z_]+)", text)}
        assert named | short <= known, path.name


def service(name: str) -> dict[str, str]:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment]
    unit.read(DEPLOY / name)
    return dict(unit["Service"])


def test_bot_and_rebuild_are_confined_alike_but_for_the_network() -> None:
    confined = re.compile(r"Private(?!Network)|Protect|NoNew|Lock|Restrict(?!Add)|SystemCall|Capab")
    bot, rebuild = (
        {key: value for key, value in service(name).items() if confined.match(key)}
        for name in ("qabot-slack.service", "qabot-rebuild.service")
    )
    assert bot == rebuild
    assert len(bot) > 15
    assert service("qabot-rebuild.service")["PrivateNetwork"] == "yes"


def test_the_service_does_not_try_again_what_trying_cannot_mend() -> None:
    hopeless = set(service("qabot-slack.service")["RestartPreventExitStatus"].split())
    assert hopeless == {str(SettingsError.exit_code), str(SlackError.exit_code)}
    for mendable in (NoIndexError, StorageError, EngineFailed, Busy, SlackUnreachableError):
        assert str(mendable.exit_code) not in hopeless


def test_containers_run_without_privileges_and_are_stopped_gracefully() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    for service in compose["services"].values():
        assert service["init"] is True
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    seconds = int(compose["services"]["bot"]["stop_grace_period"].rstrip("s"))
    grace = next(s for s in list_settings() if s.name == "QABOT_SLACK__SHUTDOWN_SECONDS")
    assert seconds > float(grace.value)
    assert "USER qabot" in (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def test_what_the_image_is_made_of_is_sent_to_its_builder_and_nothing_else() -> None:
    """No index, no archive, no `.env` with tokens."""
    made = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", made, re.MULTILINE)
    copied = {name.removeprefix("./") for line in lines for name in line.split()}
    rules = (DEPLOY.parent / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in rules
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_to_deploy_holds_a_token(path: Path) -> None:
    assert not re.search(r"x(?:oxb|app)-\w", path.read_text(encoding="utf-8"))
