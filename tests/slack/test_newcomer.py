"""The ten lines of the README lead from nothing to an answer."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from standin import Standin, payloads, running_standin
from standin.server import until
from standin.workspace import BOT_USER

ROOT = Path(__file__).parents[2]
SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("## In Slack\n")[2]
LINES = re.findall(r"^\d+\. (.*)$", SECTION.partition("\n## ")[0], re.MULTILINE)
TOLD = [re.findall(r"`([^`]+)`", line) for line in LINES]


@pytest.fixture
def place(tmp_path: Path, seed_index: Path) -> Path:
    """What a newcomer has after the first line: a checkout, with the index of its seeds."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(seed_index, tmp_path / "index")
    shutil.copy(ROOT / ".env.example", tmp_path)
    return tmp_path


async def run(line: str, folder: Path) -> asyncio.subprocess.Process:
    python = f"{sys.executable} -m qabot"
    return await asyncio.create_subprocess_exec(
        *("bash", "-c", "exec " + re.sub(r"^qabot\b", lambda _: python, line)),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def succeed(line: str, folder: Path) -> str:
    process = await run(line, folder)
    output, errors = await process.communicate()
    assert process.returncode == 0, output + errors
    return output.decode()


def fill_in(file: Path, tokens: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for name, value in tokens.items():
        text, count = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
        assert count == 1, name
    file.write_text(text, encoding="utf-8")


def tokens(slack: Standin) -> dict[str, str]:
    app_token, bot_token = TOLD[6]
    return {app_token: slack.app_token, bot_token: slack.bot_token}


async def test_the_ten_lines_of_the_readme_lead_to_an_answer(place: Path) -> None:
    """Each command of them is run as it stands there; Slack's pages are the stand-in."""
    assert len(LINES) == 10
    assert "connections:write" in TOLD[3]
    async with running_standin() as slack:
        assert "app_mention" in await succeed(TOLD[1][0], place)
        await succeed(TOLD[5][0], place)
        fill_in(place / ".env", tokens(slack) | {"QABOT_SLACK__API_URL": slack.api_url})
        assert "Slack connection" in await succeed(TOLD[7][0], place)
        bot = await run(TOLD[8][0], place)
        try:
            await until(lambda: bool(slack.gateway.sockets), 60)
            question = TOLD[9][1].replace("@qabot", f"<@{BOT_USER}>")
            ts = slack.space.ts()
            await slack.event(payloads.mention("", ts) | {"text": question})
            [reply] = await slack.thread("C01", ts)
        finally:
            bot.terminate()
            await bot.communicate()
    assert "widely accepted myth" in reply.text
    assert bot.returncode == 0
