"""What whoever runs the bot uses: manifest, doctor, feedback, forget, preview, logs."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import sqlite3
import ssl
import sys
from pathlib import Path
from typing import Any

import pytest
import structlog
import yaml
from pydantic import SecretStr
from shapes import conforms
from slack_sdk.errors import SlackApiError
from standin import Standin, running_standin
from standin.faults import Fault, Kind
from standin.web_api import SCOPES
from typer.testing import CliRunner

from qabot.cli import app
from qabot.errors import SettingsError, SlackError, SlackUnreachableError, UsageError
from qabot.evaluate.dataset import load_dataset
from qabot.settings import Settings
from qabot.slack import doctor, feedback, logs, tokens
from qabot.slack.delivery.client import make_client, make_session
from qabot.slack.erasure import forget
from qabot.slack.manifest import EVENTS, manifest
from qabot.slack.preview import preview_page
from qabot.slack.records import Asked, Feedback, Status, Surface, Thread, Verdict
from qabot.slack.runtime import serve
from qabot.slack.state import STATE_FILE, open_state

ROOT = Path(__file__).parents[2]


def with_slack(settings: Settings, **values: Any) -> Settings:
    return settings.model_copy(update={"slack": settings.slack.model_copy(update=values)})


def tokened(settings: Settings, slack: Standin, **values: Any) -> Settings:
    kept = {"bot_token": SecretStr(slack.bot_token), "app_token": SecretStr(slack.app_token)}
    return with_slack(settings, **kept, api_url=slack.api_url, **values)


def test_the_manifest_has_what_every_listener_needs(archive_index: Settings) -> None:
    made = manifest(archive_index)
    assert made["settings"]["socket_mode_enabled"]
    assert made["settings"]["event_subscriptions"] == {"bot_events": list(EVENTS)}
    assert set(made["oauth_config"]["scopes"]["bot"]) == set(SCOPES.split(","))
    assert made["features"]["app_home"]["messages_tab_enabled"]
    assert 174 <= len(made["display_information"]["long_description"]) <= 4000
    assert len(made["display_information"]["description"]) <= 140


def test_the_manifest_follows_the_settings(archive_index: Settings) -> None:
    http = with_slack(
        archive_index, mode="http", public_url="https://bot.example/", command="/archive",
        allow_guests=True, app_name="Desk",
    )  # fmt: skip
    made = manifest(http)
    url = "https://bot.example/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["features"]["slash_commands"][0]["url"] == url
    assert made["features"]["slash_commands"][0]["command"] == "/archive"
    assert "users:read" not in made["oauth_config"]["scopes"]["bot"]
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        manifest(with_slack(http, public_url=""))


def test_the_deployed_manifest_is_the_one_that_the_command_prints() -> None:
    printed = CliRunner().invoke(app, ["slack", "manifest"])
    assert printed.exit_code == 0
    kept = (ROOT / "deploy" / "slack-manifest.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(kept) == yaml.safe_load(printed.stdout)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "QABOT_SLACK__BOT_TOKEN is not set"),
        ({"bot_token": "xapp-1"}, "does not begin with xoxb-: it is an app token"),
        ({"bot_token": "secret"}, "does not begin with xoxb-: it is no Slack token"),
        ({"bot_token": "xoxb-1"}, "QABOT_SLACK__APP_TOKEN is not set"),
        ({"bot_token": "xoxb-1", "app_token": "xoxb-1"}, "does not begin with xapp-"),
        ({"bot_token": "xoxb-1", "mode": "http"}, "QABOT_SLACK__SIGNING_SECRET is not set"),
    ],
)
def test_a_missing_or_wrong_token_is_one_clear_sentence(
    archive_index: Settings, values: dict[str, str], sentence: str
) -> None:
    secrets = {k: SecretStr(v) if "token" in k else v for k, v in values.items()}
    with pytest.raises(SettingsError, match=sentence):
        serve(with_slack(archive_index, **secrets))


@pytest.mark.parametrize(
    ("method", "fault", "sentence"),
    [
        ("auth.test", Fault(Kind.ERROR, error="account_inactive"), "install it again"),
        ("auth.test", Fault(Kind.ERROR, error="invalid_auth"), "refuses the bot token"),
    ],
)
async def test_a_token_that_slack_refuses_is_one_clear_sentence(
    archive_index: Settings, method: str, fault: Fault, sentence: str
) -> None:
    async with running_standin() as slack, make_session() as session:
        settings = tokened(archive_index, slack).slack
        slack.faults.add(method, fault)
        with pytest.raises(SlackError, match=sentence):
            await tokens.introduce(make_client(settings, session), settings)


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE, Kind.DROP_BEFORE])
async def test_slack_being_away_is_told_from_a_refusal_so_that_a_service_tries_again(
    archive_index: Settings, kind: Kind
) -> None:
    async with running_standin() as slack, make_session() as session:
        settings = tokened(archive_index, slack).slack
        slack.faults.add("auth.test", *[Fault(kind)] * 3)
        with pytest.raises(SlackUnreachableError):
            await tokens.introduce(make_client(settings, session), settings)


async def test_a_port_that_is_taken_is_one_clear_sentence(start_bot: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with running_standin() as slack:
            http = {"mode": "http", "port": port, "signing_secret": SecretStr("s")}
            with pytest.raises(
                SettingsError, match=rf"port {port} \(Address already in use\): set"
            ):
                async with start_bot(slack, **http):
                    pass


async def test_an_address_of_slack_that_is_none_is_one_clear_sentence(
    archive_index: Settings,
) -> None:
    settings = with_slack(
        archive_index,
        bot_token=SecretStr("xoxb-1"),
        app_token=SecretStr("xapp-1"),
        api_url="nonsense",
    )
    async with make_session() as session:
        with pytest.raises(SettingsError, match="API_URL is no address"):
            await tokens.introduce(make_client(settings.slack, session), settings.slack)
    found = await asyncio.to_thread(doctor.checks, settings)
    assert [f.severity for f in found if "API_URL" in f.finding] == ["error"]


async def test_the_doctor_finds_nothing_wrong_but_what_it_cannot_see(
    archive_index: Settings,
) -> None:
    async with running_standin() as slack:
        found = await asyncio.to_thread(doctor.checks, tokened(archive_index, slack))
    assert [(f.name, f.severity) for f in found if f.severity != "ok"] == [
        ("Slack events", "warning")
    ]


async def test_the_doctor_fails_closed(
    archive_index: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standin.web_api.SCOPES", "chat:write")
    async with running_standin() as slack:
        slack.faults.add("users.info", Fault(Kind.ERROR, error="missing_scope"))
        found = await asyncio.to_thread(doctor.checks, tokened(archive_index, slack))
        scopes = next(f for f in found if f.name == "Slack scopes")
        accounts = next(f for f in found if f.name == "Slack accounts")
    assert scopes.severity == accounts.severity == "error"
    assert "commands" in scopes.finding
    untried = [f.severity for f in doctor.checks(archive_index) if f.name == "Slack's answer"]
    assert untried == ["error"]


@pytest.fixture
def rated(archive_index: Settings, tmp_path: Path) -> Settings:
    """State with one good answer, one bad one, and one good lack of an answer."""
    from qabot.wiring import open_asker

    settings = archive_index.model_copy(update={"state_dir": tmp_path / "state"})
    asker, state = open_asker(settings), open_state(settings.state_dir / STATE_FILE)
    thread = Thread("T1", "C1", "1.0")
    for n, (text, verdicts) in enumerate([
        ("What did Lena Dahl say about the ferry?", "good good bad"),
        ("What did Maja Lund say about the herring?", "bad"),
        ("Who won the match?", "good"),
    ]):  # fmt: skip
        state.accept(Asked(f"{n}" * 32, thread, "U024BE7LH", f"{n}.0", Surface.MENTION, text, n),
                     [str(n)])  # fmt: skip
        state.journal.keep_result(f"{n}" * 32, asker.ask(text))
        state.journal.finish(f"{n}" * 32, Status.ANSWERED)
        for reader, verdict in enumerate(verdicts.split()):
            state.ratings.rate(Feedback(f"{n}" * 32, f"UREADER{reader}", Verdict(verdict), 1.0))
    state.close()
    asker.generation.close()
    return settings


def test_feedback_is_exported_as_a_set_that_eval_reads(rated: Settings, tmp_path: Path) -> None:
    made = feedback.export(rated, tmp_path / "set")
    assert (made.answered, made.unanswerable, made.rejected) == (1, 1, 1)
    dataset = load_dataset(tmp_path / "set")
    assert len(dataset.corpus) == 7
    [answered] = [query for query in dataset.queries if query.answers]
    assert "ten minutes before the newspapers" in " ".join(answered.answers)
    assert [query.text for query in dataset.queries if query.unanswerable] == ["Who won the match?"]
    with pytest.raises(UsageError, match="not empty"):
        feedback.export(rated, tmp_path / "set")
    with pytest.raises(UsageError, match="is a file"):
        feedback.export(rated, tmp_path / "set" / "qrels.tsv")
    with pytest.raises(UsageError, match="cannot be looked at"):
        feedback.export(rated, tmp_path / ("x" * 300))


def test_feedback_is_listed_and_a_user_forgotten_on_the_command_line(
    rated: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QABOT_STATE_DIR", str(rated.state_dir))
    listed = CliRunner().invoke(app, ["feedback", "--json"])
    found = json.loads(listed.stdout)
    conforms("feedback", found)
    assert [(one["good"], one["bad"]) for one in found["feedback"]] == [(2, 1), (0, 1), (1, 0)]
    assert CliRunner().invoke(app, ["forget", "--user", "U024BE7LH"]).exit_code == 0
    assert feedback.rated(rated) == []
    assert forget(rated, "U024BE7LH") == 0
    with pytest.raises(UsageError, match="no Slack user id"):
        forget(rated, "Bob")


def test_the_preview_shows_quotes_literally(archive_index: Settings) -> None:
    page = preview_page(archive_index, ["What did Nils Holt say about the painted notices?"])
    assert "&lt;!channel&gt; &amp; &lt;@U0BOT&gt;" in page


@pytest.fixture
def _logging_as_before() -> Any:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.usefixtures("_logging_as_before")
@pytest.mark.parametrize("form", ["text", "json"])
def test_logs_hold_no_token_no_ticket_and_no_words_of_an_exception(
    archive_index: Settings, capsys: Any, form: str
) -> None:
    update = {"logging": archive_index.logging.model_copy(update={"format": form})}
    logs.set_up(archive_index.model_copy(update=update))
    canaries = "xoxb-1-canary xapp-1-canary wss://x.example/link?ticket=canary-1"
    typed = "what a canary typed"
    try:
        int(typed)
    except ValueError:
        structlog.get_logger("a").exception(f"failed {canaries}", more=canaries)
        logging.getLogger("slack_bolt").exception("failed %s", canaries)
    written = capsys.readouterr().err
    assert "canary" not in written
    assert written.count("ValueError") == 2
    assert "[redacted]" in written
    sys.stderr.flush()


@pytest.mark.usefixtures("_logging_as_before")
def test_logs_say_what_the_disk_or_slack_refuses_and_still_nothing_that_was_typed(
    archive_index: Settings, capsys: Any, tmp_path: Path
) -> None:
    logs.set_up(archive_index)
    typed = "can" + "ary"  # a traceback shows this line
    full = sqlite3.connect(tmp_path / "state")
    full.execute("PRAGMA max_page_count = 2")
    full.execute("CREATE TABLE question (text)")
    try:
        full.execute("INSERT INTO question VALUES (?)", (typed * 9000,))
    except sqlite3.OperationalError:
        structlog.get_logger("a").exception("question failed")
    try:
        (tmp_path / typed / "missing").read_text("utf-8")
    except OSError:
        structlog.get_logger("a").exception("question failed")
    refused = SlackApiError(typed, {"ok": False, "error": "token_revoked"})
    structlog.get_logger("a").error("listener failed", exc_info=refused)
    for foreign in (ssl.SSLError(1, "bad"), socket.gaierror(-3, "bad")):  # numbers of their own
        structlog.get_logger("a").error("slack unreachable", exc_info=foreign)
    full.close()
    written = capsys.readouterr().err
    assert "Operation not permitted" not in written
    assert "Unknown error" not in written
    assert "OperationalError: database or disk is full" in written
    assert "SlackApiError: token_revoked" in written
    assert "FileNotFoundError: No such file or directory" in written
    assert typed not in written


@pytest.mark.usefixtures("_logging_as_before")
@pytest.mark.parametrize("wanted", [True, False])
def test_logs_hold_what_was_asked_only_where_that_is_set(
    archive_index: Settings, capsys: Any, wanted: bool
) -> None:
    update = {"logging": archive_index.logging.model_copy(update={"questions": wanted})}
    logs.set_up(archive_index.model_copy(update=update))
    structlog.get_logger("a").info("question closed", question="what a canary asked")
    written = capsys.readouterr().err
    assert "question closed" in written
    assert ("canary" in written) is wanted


def test_redaction_leaves_other_words_alone() -> None:
    text = "generation 12, ref 1a2b, xylophone"
    assert logs.redact(text) == text
    url = "https://hooks.slack.com/commands/T1/2/abc"
    assert logs.redact(f"posting to {url}") == "posting to [redacted]"
