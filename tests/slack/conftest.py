"""The real app over loopback: the stand-in, a small real index, one running bot per module."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr
from standin import Standin, running_standin

from qabot.settings import Settings
from qabot.slack.desk import Desk
from qabot.slack.runtime import running

ARTICLES = Path(__file__).parent / "articles"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@pytest.fixture(autouse=True, scope="session")
def _no_proxy() -> None:
    """Neither socket client reaches a loopback address through a proxy."""
    for name in PROXIES:
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def archive_index(build_archive: Any, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that point at an index of the articles beside this file. Only read it."""
    return build_archive(ARTICLES, tmp_path_factory.mktemp("slack") / "index")


@dataclass(frozen=True)
class Running:
    """A bot at work, with the Slack it talks to."""

    slack: Standin
    desk: Desk
    settings: Settings


Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture(scope="session")
def start_bot(archive_index: Settings, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Start a bot: ``async with start_bot(slack, state=..., queue=3) as bot``."""

    @asynccontextmanager
    async def start(
        slack: Standin,
        state: Path | None = None,
        index: Path | None = None,
        seeds: Path | None = None,
        **changes: Any,
    ) -> AsyncIterator[Running]:
        values = {
            "bot_token": SecretStr(slack.bot_token),
            "app_token": SecretStr(slack.app_token),
            "api_url": slack.api_url,
            "shutdown_seconds": 10.0,
            **changes,
        }
        settings = archive_index.model_copy(
            update={
                "slack": archive_index.slack.model_copy(update=values),
                "state_dir": state or tmp_path_factory.mktemp("state"),
                "index_dir": index or archive_index.index_dir,
                "seeds_dir": seeds or archive_index.seeds_dir,
            }
        )
        async with running(settings) as desk:
            yield Running(slack, desk, settings)

    return start


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(start_bot: Start) -> AsyncIterator[Running]:
    """One bot in socket mode for all of a module's scenarios."""
    async with running_standin() as slack, start_bot(slack) as running_bot:
        yield running_bot


@pytest.fixture
def own_index(archive_index: Settings, tmp_path: Path) -> Path:
    """A copy of the index that a test may change."""
    return Path(shutil.copytree(archive_index.index_dir, tmp_path / "index"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the articles that a test may change."""
    return Path(shutil.copytree(ARTICLES, tmp_path / "seeds"))
