"""Scenarios: the bot rebuilds the index by itself when the archive has changed."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from scenes import ask, followed
from standin import running_standin
from standin.server import until

from qabot.slack import rebuilding
from qabot.wiring import newest_generation, open_store

ASKED = "What did Ruth Modin say about the crane?"
NEWS = (
    "Title: Crane on the quay repaired\nSource: Coast Courier\nDate: 2004-09-01\n\n"
    '"The crane lifted eleven tons this morning and did not even complain," engineer Ruth Modin '
    "said about the crane.\n"
)


def children() -> set[int]:
    path = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return {int(pid) for pid in path.read_text(encoding="ascii").split()}


async def not_rebuilt(capsys: pytest.CaptureFixture[str]) -> str:
    """Wait until the bot logs that a build failed; all that it said so far."""
    said = ""

    def refused() -> bool:
        nonlocal said
        said += "".join(capsys.readouterr())
        return "index not rebuilt" in said

    await until(refused, 120)
    return said


async def test_an_article_dropped_into_the_archive_is_answered_from(
    start_bot: Any, own_index: Path, archive: Path
) -> None:
    """Nobody runs a build; with the setting off nothing would (the default)."""
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=archive, watch=True) as bot,
    ):
        assert "Not in the archive" in (await ask(bot, ASKED)).text
        before = newest_generation(bot.settings)
        (archive / "crane.txt").write_text(NEWS, encoding="utf-8")
        await until(lambda: newest_generation(bot.settings) != before, 120)
        await followed(bot, newest_generation(bot.settings))
        assert "did not even complain" in (await ask(bot, ASKED)).text


async def test_a_folder_put_in_the_archives_place_is_built_and_watched_too(
    start_bot: Any, own_index: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away, another = archive.with_name("away"), archive.with_name("another")
    shutil.copytree(archive, another)
    (another / "crane.txt").write_text(NEWS, encoding="utf-8")
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=archive, watch=True) as bot,
    ):
        shutil.move(archive, away)
        await until(lambda: "archive cannot be watched" in capsys.readouterr().out, 120)
        before = newest_generation(bot.settings)
        shutil.move(another, archive)
        await until(lambda: newest_generation(bot.settings) != before, 120)
        exchanged = newest_generation(bot.settings)
        (archive / "crane.txt").unlink()
        await until(lambda: newest_generation(bot.settings) != exchanged, 120)


async def test_a_build_that_cannot_be_done_is_said_in_a_sentence_and_the_bot_answers_on(
    start_bot: Any, own_index: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Here more files fail than the limit allows; mending them is enough, as ever."""
    broken = [archive / f"broken{number}.pdf" for number in range(9)]
    for path in broken:
        path.write_bytes(b"%PDF-1.7 and then nothing of the kind: " + path.name.encode())
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=archive, watch=True) as bot,
    ):
        said = await not_rebuilt(capsys)
        assert "Traceback" not in said
        assert "eleven lamps" in (await ask(bot, "What does the museum's collection hold?")).text
        before = newest_generation(bot.settings)
        for path in broken:
            path.unlink()
        (archive / "crane.txt").write_text(NEWS, encoding="utf-8")
        await until(lambda: newest_generation(bot.settings) != before, 120)


async def test_what_hinders_a_build_for_the_moment_is_tried_again(
    start_bot: Any,
    own_index: Path,
    archive: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The disk refuses, and then no longer does; no file of the archive changes in between."""
    monkeypatch.setattr(rebuilding, "AGAIN_SECONDS", 1.0)
    cache = own_index / "cache"
    aside = cache.rename(own_index / "aside")
    cache.write_text("no folder")
    (archive / "crane.txt").write_text(NEWS, encoding="utf-8")
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=archive, watch=True) as bot,
    ):
        await not_rebuilt(capsys)
        before = newest_generation(bot.settings)
        cache.unlink()
        aside.rename(cache)
        await until(lambda: newest_generation(bot.settings) != before, 120)


async def test_an_archive_that_is_not_there_stops_neither_the_bot_nor_its_end(
    start_bot: Any, own_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=tmp_path / "gone", watch=True) as bot,
    ):
        assert "Not in the archive" in (await ask(bot, ASKED)).text
        assert "archive cannot be watched" in capsys.readouterr().out


async def test_a_folder_that_cannot_be_looked_at_for_the_moment_is_watched_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here its parent is a file, which is another error than that nothing is there."""
    built = asyncio.Event()

    async def rebuild(_: Any) -> bool:
        if seeds.exists():
            built.set()
        return True

    monkeypatch.setattr(rebuilding, "_rebuild", rebuild)
    parent = tmp_path / "share"
    seeds = parent / "seeds"
    parent.write_text("no folder")
    watching = asyncio.create_task(rebuilding.keep_rebuilding(seeds, 0.1, {}))
    await asyncio.sleep(1.5)
    assert not watching.done()
    parent.unlink()
    seeds.mkdir(parents=True)
    await asyncio.wait_for(built.wait(), 10)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def test_a_bot_that_is_stopped_leaves_no_build_behind(
    start_bot: Any, own_index: Path, archive: Path
) -> None:
    (archive / "crane.txt").write_text(NEWS, encoding="utf-8")
    before = children()
    async with (
        running_standin() as slack,
        start_bot(slack, index=own_index, seeds=archive, watch=True) as bot,
    ):
        pool = set(bot.desk.answerer.pool.pids)
        await until(lambda: bool(children() - before - pool), 30)
    assert children() <= before
    with open_store(bot.settings).open(strict=True) as whole:
        assert whole.counts()
