"""What the Slack benchmarks share: the bot as a process, its questions, its figures."""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "slack")]

from standin import Standin, payloads, running_standin  # noqa: E402
from standin.server import until  # noqa: E402

from qabot.settings import Settings, load_settings  # noqa: E402
from qabot.wiring import build_index  # noqa: E402

QUESTIONS = (
    "What did Lena Dahl say about the ferry?",
    "What did Karin Ohlsson say about the ferry?",
    "What did Maja Lund say about the herring?",
    "How much did the museum cost?",
    "Who won the match?",
)
CHANNELS = 20


@dataclass(slots=True)
class Bench:
    """A running bot and the stand-in that it talks to."""

    slack: Standin
    settings: Settings
    pid: int

    @staticmethod
    @asynccontextmanager
    async def running(workers: int = 1) -> AsyncIterator[Bench]:
        with tempfile.TemporaryDirectory() as folder:
            settings = _archive(Path(folder))
            async with running_standin() as slack:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "qabot", "slack"),
                    env=_environment(slack, settings, workers),
                    cwd=folder,
                    stderr=(Path(folder) / "log").open("wb"),
                )
                await until(lambda: bool(slack.gateway.sockets), 120)
                try:
                    yield Bench(slack, settings, process.pid)
                finally:
                    process.terminate()
                    await process.wait()

    def channel(self, number: int) -> str:
        return f"C{number % CHANNELS:02}"

    async def ask(self, number: int, text: str) -> str:
        ts = self.slack.space.ts()
        channel, user = self.channel(number), f"U{number % 200:03}"
        await self.slack.event(payloads.mention(text, ts, channel=channel, user=user))
        return ts

    async def settle(self, within: float) -> None:
        """Wait until every mention has its one reply, or so many seconds have passed."""
        wanted = len(self.slack.gateway.envelopes)
        with suppress(TimeoutError):
            await until(lambda: len(self.slack.space.messages) >= wanted, within)

    def forget(self) -> None:
        self.slack.gateway.envelopes.clear()
        self.slack.space.messages.clear()

    def add_note(self, number: int) -> None:
        """Drop one more article into the archive."""
        text = f"Title: Note {number}\nDate: 2004-10-01\n\nNote {number} was pinned up."
        (self.settings.seeds_dir / f"note{number}.txt").write_text(text, encoding="utf-8")

    def rebuild(self, number: int) -> None:
        """Build with one more article."""
        self.add_note(number)
        build_index(self.settings)


def _archive(folder: Path) -> Settings:
    seeds = Path(shutil.copytree(ROOT / "tests" / "slack" / "articles", folder / "seeds"))
    settings = load_settings(None).model_copy(
        update={"seeds_dir": seeds, "index_dir": folder / "index", "state_dir": folder / "state"}
    )
    build_index(settings)
    return settings


def _environment(slack: Standin, settings: Settings, workers: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "QABOT_INDEX_DIR": str(settings.index_dir),
        "QABOT_SEEDS_DIR": str(settings.seeds_dir),
        "QABOT_STATE_DIR": str(settings.state_dir),
        "QABOT_SLACK__BOT_TOKEN": slack.bot_token,
        "QABOT_SLACK__APP_TOKEN": slack.app_token,
        "QABOT_SLACK__API_URL": slack.api_url,
        "QABOT_SLACK__WORKERS": str(workers),
        "QABOT_SLACK__QUEUE": "1000",
        "QABOT_SLACK__QUEUE_PER_USER": "1000",
        "QABOT_SLACK__STREAM_AFTER_SECONDS": "600",
        "QABOT_SLACK__DEADLINE_SECONDS": "300",
    }


def summary(bench: Bench, seconds: float) -> str:
    """Acknowledgements in milliseconds, answers per second, replies that were no answers."""
    acks = sorted(1000 * (e.ack_delay or 0.0) for e in bench.slack.gateway.envelopes.values())
    replies = bench.slack.space.messages
    odd = sum("busy" in m.text or "went wrong" in m.text or "too long" in m.text for m in replies)
    p95 = acks[int(0.95 * (len(acks) - 1))]
    return (
        f"ack ms p50 {statistics.median(acks):.0f}, p95 {p95:.0f}, max {acks[-1]:.0f}; "
        f"{len(replies)} replies to {len(acks)} mentions in {seconds:.1f} s, "
        f"{len(replies) / seconds:.1f}/s; {odd} busy or failed"
    )


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process holds at a moment."""

    name: str
    memory_mb: float
    descriptors: int
    threads: int

    def __str__(self) -> str:
        return (
            f"{self.name} {self.memory_mb:.1f} MB, {self.descriptors} descriptors, "
            f"{self.threads} threads"
        )


def usage(pid: int) -> list[Usage]:
    """Resident memory, descriptors and threads of the bot, then of each worker."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [_of(pid, "bot"), *(_of(int(child), "worker") for child in children)]


def _of(pid: int, name: str) -> Usage:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    memory = int(fields["VmRSS"].split()[0]) / 1024
    descriptors = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return Usage(name, memory, descriptors, int(fields["Threads"]))
