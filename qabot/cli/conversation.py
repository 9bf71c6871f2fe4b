"""A conversation: questions that lean on each other, on an index that may move on."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from qabot.cli.ask import print_answer
from qabot.cli.output import note, show
from qabot.domain import Answer, NoAnswer
from qabot.errors import QabotError, UsageError

if TYPE_CHECKING:
    from qabot.ask import Asker
    from qabot.settings import Settings


class Conversation:
    """Answers lines in turn, follows a newly published index, and survives bad input."""

    def __init__(self, settings: Settings, *, as_json: bool) -> None:
        self._settings = settings
        self._as_json = as_json
        self._complaint = ""
        self._asker = self._open()
        self._named: int | None = self._asker.generation.number  # by CURRENT, at the last look
        self._earlier: list[str] = []
        self._last: Answer | None = None
        self._suggestion: str | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._asker.generation.close()

    def take(self, line: str) -> None:
        """Answer a question or obey a /command; an error is said, and the talk goes on."""
        try:
            if line == "/new":
                self._earlier.clear()
                self._suggestion = None
            elif line == "/yes":
                self._ask_as_suggested()
            elif line.startswith("/show"):
                self._show(line.removeprefix("/show").strip())
            elif line.startswith("/"):
                raise UsageError(f"There is no {line.split(maxsplit=1)[0]}: see /help.")
            else:
                self._ask(line)
        except QabotError as error:
            note(f"qabot: {error}")

    def _ask_as_suggested(self) -> None:
        if self._suggestion is None:
            raise UsageError("Nothing was suggested: /yes asks what “Did you mean” shows.")
        self._earlier.pop()  # the question that was misspelt
        self._ask(self._suggestion)

    def _ask(self, line: str) -> None:
        self._follow_index()
        answer = self._asker.ask(line, earlier=tuple(self._earlier))
        if answer.question != line:
            note(f"→ {answer.question}")
        self._earlier.append(answer.question)
        self._last = answer if isinstance(answer, Answer) else None
        self._suggestion = answer.spelling.suggestion
        self._print(answer)
        self._asked += 1

    def _print(self, answer: Answer | NoAnswer) -> None:
        if self._as_json:
            from qabot.render.as_json import answer_to_json
            from qabot.render.plain import dump_json

            sys.stdout.write(dump_json(answer_to_json(answer), indent=None) + "\n")
        else:
            if self._asked:
                sys.stdout.write("\n" + "─" * 20 + "\n")
            print_answer(answer, as_json=False)
        sys.stdout.flush()

    def _show(self, number: str) -> None:
        if self._last is None:
            raise UsageError("There is no quote to show yet: ask a question first.")
        quotes = self._last.quotes
        if not number.isdecimal() or not 1 <= int(number) <= len(quotes):
            raise UsageError(f"/show wants the number of a quote, 1 to {len(quotes)}.")
        from qabot.render.terminal import render_article

        quote = quotes[int(number) - 1]
        cited = {citation.number: citation for citation in self._last.citations}
        article = self._asker.article(cited[quote.citation].article_id)
        show(render_article(article, [quote.span]))

    def _follow_index(self) -> None:
        """Go over to what CURRENT names, once; where that fails, the open generation answers on."""
        from qabot.wiring import newest_generation

        try:
            named = newest_generation(self._settings)
            if named in (None, self._named):
                return
            self._named = named  # one that is damaged would else be read again for every question
            newer = self._open()
        except QabotError as error:
            if error.passing:
                self._named = None
            self._complain(str(error))
            return
        self._asker.generation.close()
        self._asker = newer

    def _open(self) -> Asker:
        from qabot.wiring import open_asker

        asker = open_asker(self._settings)
        for warning in asker.generation.warnings:
            self._complain(warning)
        return asker

    def _complain(self, reason: str) -> None:
        if reason != self._complaint:
            note(f"Warning: {reason}")
        self._complaint = reason
