"""Scenarios: the index is rebuilt, rolled back or removed from while the bot serves."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from scenes import QUESTION, QUOTE, ask, button, followed, shown
from standin import running_standin
from standin.server import until

from qabot.slack.blocks import elements
from qabot.wiring import build_index, newest_generation

NEWS = (
    "Title: Crane on the quay repaired\nSource: Coast Courier\nDate: 2004-09-01\n\n"
    "The old crane on the quay works again, the harbour office said on Wednesday.\n\n"
    '"The crane lifted eleven tons this morning and did not even complain," engineer Ruth Modin '
    "said about the crane.\n"
)


async def test_a_new_article_is_answered_from_and_a_removed_one_never_again(
    start_bot: Any, archive_index: Any, own_index: Path, archive: Path
) -> None:
    """The worker follows the new generation; an old answer's context says that it is gone."""
    settings = archive_index.model_copy(update={"seeds_dir": archive, "index_dir": own_index})
    asked = "What did Ruth Modin say about the crane?"
    async with running_standin() as slack, start_bot(slack, index=own_index) as bot:
        old = await ask(bot, QUESTION)
        assert QUOTE in old.text
        assert "Not in the archive" in (await ask(bot, asked)).text
        pids = bot.desk.answerer.pool.pids
        (archive / "crane.txt").write_text(NEWS, encoding="utf-8")
        harbour = (archive / "harbour.jsonl").read_text(encoding="utf-8").splitlines(True)
        (archive / "harbour.jsonl").write_text("".join(harbour[1:]), encoding="utf-8")
        await asyncio.to_thread(build_index, settings)
        await followed(bot, newest_generation(settings))
        assert "did not even complain" in (await ask(bot, asked)).text
        assert QUOTE not in (await ask(bot, QUESTION)).text
        await slack.press(button(old, elements.CONTEXT))
        await until(lambda: bool(slack.space.called("views.update")))
        assert "no longer has these words" in shown(next(iter(slack.space.views.values())))
        assert bot.desk.answerer.pool.pids == pids, "no restart was needed"
