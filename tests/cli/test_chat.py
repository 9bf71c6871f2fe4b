"""chat: follow-ups lean on earlier questions, from a pipe and on a terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from shapes import conforms
from small_disk import small_disk

from qabot import wiring
from qabot.cli.conversation import Conversation
from qabot.errors import CorruptIndexError
from qabot.settings import load_settings

Command = Callable[..., Any]
WHY = "Why will the port of Selmouth close?"
READY = "\x1b[?2004h"  # the prompt turns bracketed paste on


def test_each_line_of_a_pipe_is_a_question_and_follow_ups_lean_on_it(qabot: Command) -> None:
    ran = qabot(
        "chat", "--json", stdin="What did Carvalho say about ferries?\nand about the gates?\n"
    )
    first, second = (json.loads(line) for line in ran.out.splitlines())
    conforms("ask", first)
    assert second["question"] == "What did Carvalho say about the gates?"
    assert "What did Carvalho say about the gates?" in ran.err


def test_new_forgets_and_show_opens_the_quote(qabot: Command) -> None:
    lines = (
        "Why will the port of Selmouth close?\n/show 1\n/show 99\n/new\n/show\n/nonsense\n/quit\n"
    )
    ran = qabot("chat", stdin=lines + "Why will the port of Selmouth close?\n")
    assert ran.code == 0
    assert ran.out.count("»") == 2  # the quotes of source [1]
    assert ran.out.count("Sources") == 1
    assert "/show wants the number beside a quote" in ran.err
    assert "There is no /nonsense" in ran.err
    assert "Forgotten" in ran.err


def test_yes_asks_what_was_suggested_in_place_of_the_misspelt_question(qabot: Command) -> None:
    lines = "What did Carvallo say about feries?\n/yes\nand about the gates?\n/yes\n"
    ran = qabot("chat", "--json", stdin=lines)
    misspelt, meant, follow_up = (json.loads(line) for line in ran.out.splitlines())
    conforms("ask", misspelt)
    assert misspelt["spelling"]["unknown"] == ["Carvallo", "feries"]
    assert meant["question"] == misspelt["spelling"]["suggestion"]
    assert meant["question"] == "What did Carvalho say about ferries?"
    assert meant["spelling"] == {"unknown": [], "suggestion": None}
    assert follow_up["question"] == "What did Carvalho say about the gates?"
    assert "Nothing was suggested" in ran.err


def test_of_several_questions_in_a_line_next_asks_the_others(qabot: Command) -> None:
    lines = "What did Carvalho say about ferries? And about the gates?\n/next\n/next\n"
    ran = qabot("chat", "--json", stdin=lines)
    first, second = (json.loads(line) for line in ran.out.splitlines())
    conforms("ask", first)
    assert first["question"] == "What did Carvalho say about ferries?"
    assert first["also_asked"] == ["What did Carvalho say about the gates?"]
    assert second["question"] == "What did Carvalho say about the gates?"
    assert second["also_asked"] == []
    assert "no further question" in ran.err


def test_yes_asks_for_other_words_of_who_is_silent_on_a_topic(qabot: Command) -> None:
    ran = qabot("chat", "--json", stdin="What did Carvalho say about penguins?\n/yes\n")
    silent, instead = (json.loads(line) for line in ran.out.splitlines())
    conforms("ask", silent)
    assert silent["no_answer"]["elsewhere"] == instead["question"] == "What did Carvalho say?"
    assert "Carvalho" in instead["quotes"][0]["speaker"]


def test_a_suggestion_that_cannot_be_asked_ends_no_session(
    growing: Growing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = growing.conversation
    talk.take("What did Carvallo say about feries?")
    with monkeypatch.context() as broken:
        broken.setattr(talk._asker, "ask", Mock(side_effect=CorruptIndexError("out of luck")))
        talk.take("/yes")
    talk.take("/yes")
    said = capsys.readouterr().err
    assert "out of luck" in said
    assert "Nothing was suggested" in said
    assert talk._earlier == ["What did Carvallo say about feries?"]


def test_new_forgets_what_was_suggested(qabot: Command) -> None:
    ran = qabot("chat", stdin="What did Carvallo say about feries?\n/new\n/yes\n")
    assert ran.code == 0
    assert "Nothing was suggested" in ran.err


def test_show_takes_the_number_of_a_source_and_marks_all_that_is_quoted_from_it(
    qabot: Command,
) -> None:
    answer = qabot("ask", WHY, "--json").json
    numbers = [quote["citation"] for quote in answer["quotes"]]
    several = next(number for number in numbers if numbers.count(number) > 1)
    ran = qabot("chat", stdin=f"{WHY}\n/show {several}\n/SHOW [{several}]\n")
    assert ran.out.count("»") == 2 * numbers.count(several)


def test_show_opens_what_is_near_where_nothing_answers(qabot: Command) -> None:
    ran = qabot("chat", stdin="What did the Sultan of Brunei say about cricket?\n/show 1\n")
    assert "none is sure to answer" in ran.out
    assert ran.out.count("»") == 1


def test_how_a_follow_up_was_read_stands_under_the_rule(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qabot.cli.conversation.note", lambda said: sys.stdout.write(said + "\n"))
    ran = qabot("chat", stdin="What did Carvalho say about ferries?\nand about the gates?\n")
    first, rule, second = ran.out.partition("─" * 20)
    assert rule
    assert "→" not in first
    assert second.startswith("\n→ What did Carvalho say about the gates?\n")


@pytest.mark.parametrize("word", ["exit", "quit", ":q", "/quit", "Quit", "/QUIT"])
def test_the_usual_words_leave(qabot: Command, word: str) -> None:
    ran = qabot("chat", stdin=f"{word}\n{WHY}\n")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("word", ["help", "/help", "/Help", "HELP"])
def test_the_usual_words_help(qabot: Command, word: str) -> None:
    assert "/show 1" in qabot("chat", stdin=f"{word}\n").err


@pytest.mark.parametrize("word",
    ["hello", "Hi!", "thanks", "Thank you.", "Thanks a lot!", "ok", "bye", "thx", "hi qabot", "?",
     "What can you do?"],
)  # fmt: skip
def test_a_courtesy_is_no_question(qabot: Command, word: str) -> None:
    ran = qabot("chat", "--json", stdin=f"{word}\n{WHY}\n")
    assert len(ran.out.splitlines()) == 1
    assert "Ask a question" in ran.err


def test_a_question_may_begin_with_a_courtesy_or_a_command_s_word(qabot: Command) -> None:
    ran = qabot("chat", "--json", stdin=f"Hello, {WHY}\nhelp wanted in Selmouth?\n")
    assert len(ran.out.splitlines()) == 2


def test_an_empty_pipe_is_no_error(qabot: Command) -> None:
    assert qabot("chat", stdin="").code == 0


def test_on_a_terminal_lines_can_be_edited_and_come_back(archive: Path, tmp_path: Path) -> None:
    terminal = Terminal(archive, tmp_path)
    terminal.wait_for(READY)
    terminal.type("Why will the pork\x7ft of Selmouth close?\r")
    terminal.wait_for("Sources")
    terminal.wait_for(READY)
    terminal.type("\x04")
    assert terminal.code() == 0
    history = tmp_path / "state" / "chat_history"
    assert "Why will the port of Selmouth close?" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0


def test_a_full_disk_keeps_a_question_from_the_history_and_not_from_an_answer(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir()
    with small_disk(tmp_path / "state", "16k"):
        with contextlib.suppress(OSError):
            (tmp_path / "state" / "fill").write_bytes(bytes(1_000_000))
        terminal = Terminal(archive, tmp_path)
        terminal.wait_for(READY)
        terminal.type("Why will the port of Selmouth close?\r")
        terminal.wait_for("Sources")
        terminal.wait_for(READY)
        terminal.type("\x04")
        assert terminal.code() == 0
        assert "No space left" not in terminal.shown


@pytest.fixture
def growing(archive: Path, tmp_path: Path, command: Command) -> Iterator[Growing]:
    """A chat on a copy of the archive that the test adds to."""
    for name in ("seeds", "index"):
        shutil.copytree(archive / name, tmp_path / name)
    places = {"seeds_dir": tmp_path / "seeds", "index_dir": tmp_path / "index"}
    settings = load_settings(None).model_copy(update=places)
    with Conversation(settings, as_json=True) as conversation:
        yield Growing(tmp_path, command, conversation)


class TestTheIndexMovesOn:
    def test_the_next_question_is_answered_from_a_new_generation(self, growing: Growing) -> None:
        assert growing.ask() == 1
        growing.publish()
        assert growing.ask() == 2

    def test_a_damaged_generation_is_opened_once_and_said_once(
        self, growing: Growing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        growing.publish()
        vectors = growing.folder / "index" / "generations" / "000002" / "vectors.faiss"
        vectors.write_bytes(vectors.read_bytes()[::-1])
        opened = Mock(side_effect=wiring.open_asker)
        monkeypatch.setattr(wiring, "open_asker", opened)
        capsys.readouterr()
        growing.conversation.take(WHY)
        growing.conversation.take(WHY)
        out, err = capsys.readouterr()
        assert [json.loads(line)["generation"] for line in out.splitlines()] == [1, 1]
        assert (opened.call_count, err.count("Warning")) == (1, 1)
        growing.publish()
        assert growing.ask() == 3

    def test_an_unreadable_current_is_said_once_and_the_open_generation_answers(
        self, growing: Growing, capsys: pytest.CaptureFixture[str]
    ) -> None:
        growing.publish()
        current = growing.folder / "index" / "CURRENT"
        content = current.read_bytes()
        harms = ((lambda: current.write_bytes(b"nonsense"), 1), (current.unlink, 0))
        for harm, warnings in harms:  # a lost one names no generation
            harm()
            capsys.readouterr()
            growing.conversation.take(WHY)
            growing.conversation.take(WHY)
            out, err = capsys.readouterr()
            assert [json.loads(line)["generation"] for line in out.splitlines()] == [1, 1]
            assert err.count("Warning") == warnings
        current.write_bytes(content)
        assert growing.ask() == 2


@dataclass(frozen=True, slots=True)
class Growing:
    """A chat and the folder of its archive."""

    folder: Path
    command: Command
    conversation: Conversation

    def publish(self) -> None:
        """Add an article and build the index."""
        seeds, index = self.folder / "seeds", self.folder / "index"
        name = f"more{len(list(seeds.iterdir()))}.txt"
        (seeds / name).write_text(f"A heron was seen at {name} on Monday.", encoding="utf-8")
        assert self.command("index", "build", seeds=seeds, index=index).code == 0

    def ask(self) -> int:
        """The generation that answers."""
        written = io.StringIO()
        with contextlib.redirect_stdout(written):
            self.conversation.take(WHY)
        number: int = json.loads(written.getvalue())["generation"]
        return number


class Terminal:
    """`qabot chat` on a pseudo-terminal."""

    def __init__(self, archive: Path, folder: Path) -> None:
        self._mine, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "qabot", "chat"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={
                **os.environ,
                "TERM": "xterm",
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "QABOT_SEEDS_DIR": str(archive / "seeds"),
                "QABOT_INDEX_DIR": str(archive / "index"),
                "QABOT_STATE_DIR": str(folder / "state"),
                "PROMPT_TOOLKIT_NO_CPR": "1",
            },
        )
        os.close(theirs)
        self._seen = self.shown = ""

    def type(self, keys: str) -> None:
        self._seen = ""
        os.write(self._mine, keys.encode())

    def wait_for(self, text: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while text not in self._seen:
            ready, _, _ = select.select([self._mine], [], [], 0.5)
            if ready:
                came = os.read(self._mine, 65536).decode(errors="replace")
                self._seen += came
                self.shown += came
            assert time.monotonic() < end, f"no {text!r} in {self._seen!r}"
        self._seen = self._seen.partition(text)[2]

    def code(self) -> int:
        code = self._process.wait(timeout=60)
        os.close(self._mine)
        return code
