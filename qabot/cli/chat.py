"""`qabot chat`: question after question, each may lean on those before it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qabot.cli.app import app
from qabot.cli.conversation import Conversation
from qabot.cli.options import AsJson
from qabot.cli.output import note

if TYPE_CHECKING:
    from prompt_toolkit.history import History

HELP = """Ask a question, then others that lean on it: "and about Iraq?", "who said that?".
  /show 1   the article of source [1], its quotes highlighted
  /yes      ask what "Did you mean" or "Ask" shows
  /next     of several questions in one line, ask the next
  /new      forget the questions so far
  /help     this
  /quit     leave (so does Ctrl-D)"""

_MEANT = {"exit": "/quit", "quit": "/quit", ":q": "/quit", "help": "/help"}


@app.command()
def chat(as_json: AsJson = False) -> None:
    """Ask one question after another; each may lean on those before.

    On a terminal lines can be edited, and earlier questions come back with the up arrow. From a
    pipe every line is a question. With --json each answer is one line of JSON.

    \b
    Examples:
      qabot chat
      printf 'What did Russia say about Bushehr?\\nand about Iraq?\\n' | qabot chat
    """
    from qabot.settings import load_settings

    settings = load_settings()
    interactive = sys.stdin.isatty() and not as_json
    read_line = _prompt(settings.state_dir / "chat_history") if interactive else _piped_line
    if interactive:
        note(HELP)
    with Conversation(settings, as_json=as_json) as conversation:
        while (line := _next(read_line)) is not None:
            said = as_command(line)
            if said == "/quit":
                break
            if said == "/help":
                note(HELP)
            elif is_courtesy(said):
                note("Ask a question, or see /help.")
            elif said:
                conversation.take(said)


def as_command(line: str) -> str:
    """The command that ``line`` is, in lower case, also without its slash; else ``line`` itself."""
    word, space, rest = line.partition(" ")
    if word.startswith("/"):
        return word.lower() + space + rest
    return _MEANT.get(line.lower(), line)


def is_courtesy(line: str) -> bool:
    """Whether ``line`` only greets, thanks or calls for help, which is nothing to look for."""
    from qabot.question.small_talk import calls_for_help, gives_thanks

    return bool(line) and (calls_for_help(line) or gives_thanks(line))


def _next(read_line: Callable[[], str]) -> str | None:
    """The next line without the spaces around it; None at the end of input."""
    while True:
        try:
            return read_line().strip()
        except EOFError:
            return None
        except KeyboardInterrupt:
            continue  # as in a shell: the line is dropped, the loop goes on


def _piped_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _prompt(history_file: Path) -> Callable[[], str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory

    session: PromptSession[str] = PromptSession(
        history=_history(history_file), auto_suggest=AutoSuggestFromHistory()
    )
    return lambda: session.prompt("? ")


def _history(file: Path) -> History:
    """Questions of earlier chats, readable by their owner only; none where it cannot be kept."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    class KeptWhereItCan(FileHistory):
        def store_string(self, string: str) -> None:
            with suppress(OSError):  # the disk became full: no reason not to answer
                super().store_string(string)

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        note(f"The history cannot be kept in {file} ({error.strerror}); it ends with this chat.")
        return InMemoryHistory()
    return KeptWhereItCan(str(file))
