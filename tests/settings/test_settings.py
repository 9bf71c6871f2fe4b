"""Settings are read once, and a name that does not exist never passes unseen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError
from unprivileged import folder_of_nobody, nobody

from qabot.errors import SettingsError
from qabot.settings import env_example, list_settings, load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for key in [key for key in os.environ if key.upper().startswith("QABOT_")]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)


def test_the_example_file_is_the_one_the_models_give() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example()


def test_the_example_file_loads_and_changes_nothing() -> None:
    assert load_settings(ROOT / ".env.example") == load_settings(None)


def test_the_example_file_names_every_setting_once() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    names = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert names == [setting.name for setting in list_settings()]


def test_every_setting_is_described() -> None:
    assert [setting.name for setting in list_settings() if not setting.description] == []


def test_two_flat_names_point_at_another_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QABOT_SEEDS_DIR", "/elsewhere/seeds")
    monkeypatch.setenv("QABOT_INDEX_DIR", "/elsewhere/index")
    settings = load_settings()
    assert settings.seeds_dir == Path("/elsewhere/seeds")
    assert settings.index_dir == Path("/elsewhere/index")


def test_folders_may_be_named_from_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QABOT_SEEDS_DIR", "~/seeds")
    monkeypatch.setenv("QABOT_READING__MODEL", "~/reader")
    (tmp_path / ".env").write_text("QABOT_STATE_DIR=~\n")
    settings = load_settings()
    assert (settings.seeds_dir, settings.state_dir) == (tmp_path / "seeds", tmp_path)
    assert settings.reading.model == str(tmp_path / "reader")


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("QABOT_ANSWER__QUOTES=2\nQABOT_ANSWER__THRESHOLD=0.25\n")
    monkeypatch.setenv("QABOT_ANSWER__QUOTES", "3")
    answer = load_settings().answer
    assert (answer.quotes, answer.threshold) == (3, 0.25)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("QABOT_SEED_DIR", "QABOT_SEEDS_DIR"),
        ("QABT_SEEDS_DIR", "QABOT_SEEDS_DIR"),
        ("qabot_index_dri", "QABOT_INDEX_DIR"),
        ("QABOT_ANSWER_THRESHOLD", "QABOT_ANSWER__THRESHOLD"),
        ("QABOT_SLACK__BOTTOKEN", "QABOT_SLACK__BOT_TOKEN"),
    ],
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_typo_is_an_error_that_names_the_nearest_setting(
    typo: str, meant: str, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if place == "environment":
        monkeypatch.setenv(typo, "1")
    else:
        (tmp_path / ".env").write_text(f"{typo}=1\n")
    with pytest.raises(SettingsError, match=f"no setting {typo} .*did you mean {meant}\\?"):
        load_settings()


def test_other_programs_keys_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=x\nCOMPOSE_PROJECT_NAME=y\n")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert load_settings() == load_settings(None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QABOT_ARCHIVE__FILE_MB", "501"),
        ("QABOT_ANSWER__THRESHOLD", "high"),
        ("QABOT_ANSWER__THRESHOLD", "1.5"),
        ("QABOT_ANSWER__QUOTES", "0"),
        ("QABOT_SLACK__MODE", "carrier pigeon"),
        ("QABOT_PASSAGES__OVERLAP_TOKENS", "128"),
        ("QABOT_INDEX__KEEP_GENERATIONS", "1"),
        ("QABOT_INDEX_DIR", ""),
        ("QABOT_SEEDS_DIR", " "),
        ("QABOT_STATE_DIR", "~nobody-of-this-name/state"),
        ("QABOT_ENCODER__MODEL", "~nobody-of-this-name/model"),
        ("QABOT_READING__MODEL", "~nobody-of-this-name/model"),
        ("QABOT_INDEX__SETTLE_SECONDS", "inf"),
        ("QABOT_SLACK__DEADLINE_SECONDS", "nan"),
        ("QABOT_RETRIEVAL__DENSE", "inf"),
        ("QABOT_VECTORS__URL", "milvus:19530"),
        ("QABOT_VECTORS__URL", "http://milvus:port"),
        ("QABOT_VECTORS__URL", "http://milvus:99999"),
        ("QABOT_VECTORS__URL", "http://:19530"),
        ("QABOT_VECTORS__URL", "http://hale:canary@milvus:19530"),
    ],
)
def test_a_value_that_does_not_fit_is_one_sentence_with_the_name(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert name.rpartition("__")[0] in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    "line", ["QABOT_SEEDS_DIR", "QABOT_SEEDS_DIR /news", "export EDITOR", "a word", 'A="open', "=1"]
)
def test_a_line_of_the_file_that_is_no_name_with_a_value_is_one_sentence(
    line: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"# ours\nA=1\n\n  \n{line}\nexport B=2\n")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == "Line 5 of .env is not read: write NAME=value."


def test_blank_lines_comments_and_empty_values_may_stand_in_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("\n# a\n\nA=\nexport B='x\ny' # c\n  # d\n\n")
    assert load_settings() == load_settings(None)
    (tmp_path / "folder").mkdir()
    assert load_settings(tmp_path / "folder") == load_settings(None)


def test_an_undecodable_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"QABOT_SEEDS_DIR=\xff\xfe\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings()


def test_a_file_behind_what_may_not_be_entered_is_one_sentence() -> None:
    with folder_of_nobody() as folder, nobody(folder):
        folder.chmod(0)
        with pytest.raises(SettingsError, match=r"cannot be read \(Permission denied"):
            load_settings(folder / ".env")
        folder.chmod(0o700)


def test_lists_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QABOT_SLACK__ALLOWED_CHANNELS", "C1, C2,")
    assert load_settings().slack.allowed_channels == ("C1", "C2")


@pytest.mark.parametrize("written", ["INFO", "Warning", "debug"])
def test_the_level_of_logs_is_taken_in_capitals_too(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QABOT_LOGGING__LEVEL", written)
    assert load_settings().logging.level == written.lower()


def test_a_secret_is_never_listed_or_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QABOT_SLACK__BOT_TOKEN", "xoxb-canary")
    settings = load_settings()
    assert "canary" not in repr(settings)
    assert "canary" not in repr(list_settings(settings))
    assert settings.slack.bot_token.get_secret_value() == "xoxb-canary"


def test_settings_do_not_change_after_they_are_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().answer.quotes = 9  # type: ignore[misc]
