"""A worker follows the published generation beside its answering, and closes what it leaves."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from few_files import opened_below, room_for
from scenes import QUESTION, QUOTE
from standin.server import until

from qabot.ask import Asker
from qabot.errors import WrongModelError
from qabot.settings import Settings
from qabot.slack.engine import Engine
from qabot.slack.engine.follower import Follower
from qabot.slack.pool.process import start_worker
from qabot.slack.runtime import worker_settings
from qabot.wiring import build_index, open_store

ARTICLES = Path(__file__).parent / "articles"
ASK: dict[str, Any] = {"do": "ask", "text": QUESTION, "filters": None, "earlier": []}


@pytest.fixture
def settings(archive_index: Settings, own_index: Path, tmp_path: Path) -> Settings:
    seeds = Path(shutil.copytree(ARTICLES, tmp_path / "seeds"))
    return archive_index.model_copy(update={"seeds_dir": seeds, "index_dir": own_index})


def rebuild(settings: Settings, number: int) -> int:
    note = f"Title: Note {number}\n\nNote {number} was pinned to the door."
    (settings.seeds_dir / f"note{number}.txt").write_text(note, encoding="utf-8")
    build_index(settings)
    published = open_store(settings).current()
    assert published is not None
    return published


def generation_of(follower: Follower) -> int:
    with follower.asker() as asker:
        return asker.generation.number


def test_a_wrong_sentence_reader_stops_the_start_and_waits_for_no_question(
    settings: Settings, tmp_path: Path
) -> None:
    reading = settings.reading.model_copy(update={"model": str(tmp_path / "none")})
    with pytest.raises(WrongModelError, match="none"):
        Follower(settings.model_copy(update={"reading": reading}))


async def test_a_new_generation_is_opened_without_any_question_and_the_old_one_let_go(
    settings: Settings,
) -> None:
    follower = Follower(settings)
    first = generation_of(follower)
    rebuild(settings, 1)
    newest = rebuild(settings, 2)
    await until(lambda: generation_of(follower) == newest, 30)
    await until(lambda: not open_store(settings).layout.generation(first).exists(), 30)


async def test_work_beside_the_answering_is_given_the_asker_in_use_and_stops_nothing_when_it_fails(
    settings: Settings,
) -> None:
    seen: list[int] = []

    def beside(asker: Asker) -> None:
        seen.append(asker.generation.number)
        raise WrongModelError("out of luck")

    follower = Follower(settings, beside)
    first = generation_of(follower)
    await until(lambda: seen == [first], 30)
    newest = rebuild(settings, 1)
    await until(lambda: newest in seen, 30)
    assert generation_of(follower) == newest
    assert sorted(set(seen)) == [first, newest]


async def test_questions_to_begin_with_are_found_beside_the_answering_for_each_generation(
    settings: Settings,
) -> None:
    """None is there at first, and nobody waits for them."""
    engine = Engine(settings)

    def about() -> dict[str, Any]:
        found: dict[str, Any] = engine.handle({"do": "about"})["about"]
        return found

    first = about()["generation"]
    await until(lambda: bool(about()["examples"]), 30)
    newest = rebuild(settings, 1)
    await until(lambda: engine._searched == newest, 30)
    await until(lambda: about()["generation"] == newest and bool(about()["examples"]), 30)
    assert first < newest


async def test_a_worker_that_is_stopped_in_its_first_seconds_ends_in_order(
    settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its thread is still reading the articles for questions to begin with, in ONNX Runtime."""
    for wait in (0.0, 0.1, 0.2, 0.3):
        worker = await start_worker("qabot.slack.engine:open_engine", worker_settings(settings))
        await asyncio.sleep(wait)
        await worker.stop(grace=20)
        assert worker.process.returncode == 0
    assert capfd.readouterr().err == ""


async def test_nothing_takes_the_place_of_a_generation_while_a_question_is_read_from_it(
    settings: Settings,
) -> None:
    """Held through two rebuilds, the old one still quotes; then the newest one answers."""
    follower = Follower(settings)
    with follower.asker() as asker:
        before = asker.generation.number
        newest = await asyncio.to_thread(rebuild, settings, 1)
        await asyncio.sleep(3)  # long enough to have opened it, and to have taken it by mistake
        result = asker.ask(QUESTION)
        assert result.generation == before
        assert QUOTE in str(result)
    await until(lambda: generation_of(follower) == newest, 30)


async def test_every_answer_during_rebuilds_names_the_one_generation_it_is_from(
    settings: Settings,
) -> None:
    engine = Engine(settings)
    seen: list[int] = []

    def answer() -> int:
        reply = engine.handle(dict(ASK))
        assert QUOTE in reply["quotes"][0]["text"]
        seen.append(reply["generation"])
        return seen[-1]

    first = await asyncio.to_thread(answer)
    for number in (1, 2):
        building = asyncio.create_task(asyncio.to_thread(rebuild, settings, number))
        while not building.done():
            await asyncio.to_thread(answer)
            await asyncio.sleep(0.1)
        newest = await building
    await until(lambda: answer() == newest, 30)
    assert seen == sorted(seen)
    assert first == seen[0] < newest


async def test_a_generation_that_cannot_be_opened_for_a_moment_is_followed_after_it(
    settings: Settings,
) -> None:
    follower = Follower(settings)
    first = generation_of(follower)
    published = settings.index_dir / "CURRENT"
    aside = settings.index_dir / "aside"
    aside.write_bytes(published.read_bytes())
    newest = rebuild(settings, 1)
    await until(lambda: generation_of(follower) == newest, 30)
    left = open_store(settings).layout.generation(first)
    await until(lambda: not opened_below(left), 30)  # else closing it would make room
    with room_for(1):
        aside.replace(published)
        await asyncio.sleep(2.5)
        assert generation_of(follower) == newest
    await until(lambda: generation_of(follower) == first, 30)


async def test_a_damaged_generation_is_passed_over_and_the_next_good_one_followed(
    settings: Settings, capsys: pytest.CaptureFixture[Any]
) -> None:
    follower = Follower(settings)
    first = generation_of(follower)
    published = settings.index_dir / "CURRENT"
    good = published.read_bytes()
    published.write_bytes(b"nonsense")
    await asyncio.sleep(2.5)
    assert generation_of(follower) == first
    published.write_bytes(good)
    newest = rebuild(settings, 1)
    await until(lambda: generation_of(follower) == newest, 30)
    assert capsys.readouterr().out.count("generation refused") == 1, "said once, not each second"
