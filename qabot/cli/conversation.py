"""A conversation: questions that lean on each other, on an index that may move on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from qabot.cli.ask import print_answer
from qabot.cli.output import note, show, show_json
from qabot.domain import Answer, NoAnswer, Span
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
        self._last: Answer | NoAnswer | None = None
        self._suggestion: str | None = None
        self._next: list[str] = []
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._asker.generation.close()

    def take(self, line: str) -> None:
        """Answer a question or obey a /command; an error is said, and the talk goes on."""
        try:
            if line == "/new":
                self._earlier.clear()
                self._suggestion = None
                self._next.clear()
                note("Forgotten: the next question stands by itself.")
            elif line == "/yes":
                self._ask_as_suggested()
            elif line == "/next":
                self._ask_next()
            elif line.startswith("/show"):
                self._show(line.removeprefix("/show").strip())
            elif line.startswith("/"):
                raise UsageError(f"There is no {line.split(maxsplit=1)[0]}: see /help.")
            else:
                self._ask(line, self._earlier)
                self._next = list(self._last.also_asked) if self._last else []
        except QabotError as error:
            note(f"qabot: {error}")

    def _ask_as_suggested(self) -> None:
        if self._suggestion is None:
            raise UsageError("Nothing was suggested: /yes asks what “Did you mean” or “Ask” shows.")
        suggestion, self._suggestion = self._suggestion, None
        self._ask(suggestion, self._earlier[:-1])  # in place of what was asked

    def _ask_next(self) -> None:
        if not self._next:
            raise UsageError("There is no further question: /next asks what “Ask next” shows.")
        self._ask(self._next.pop(0), self._earlier)

    def _ask(self, line: str, earlier: list[str]) -> None:
        self._follow_index()
        answer = self._asker.ask(line, earlier=tuple(earlier))
        if self._asked and not self._as_json:
            sys.stdout.write("\n" + "─" * 20 + "\n")
            sys.stdout.flush()  # before what standard error says of this answer
        if answer.question != line:
            note(f"→ {answer.question}")
        self._earlier = [*earlier, answer.question]
        self._last = answer
        self._suggestion = answer.suggestion
        self._print(answer)
        self._asked += 1

    def _print(self, answer: Answer | NoAnswer) -> None:
        if self._as_json:
            from qabot.render.as_json import answer_to_json

            show_json(answer_to_json(answer), indent=None)
        else:
            print_answer(answer, as_json=False)
        sys.stdout.flush()

    def _show(self, number: str) -> None:
        """Show the article of a number on the screen, with all that is quoted from it."""
        shown = _numbered(self._last)
        if not shown:
            raise UsageError("There is no quote to show yet: ask a question first.")
        wanted = number.removeprefix("[").removesuffix("]")
        if wanted not in shown:
            raise UsageError(f"/show wants the number beside a quote, 1 to {len(shown)}.")
        from qabot.render.terminal import render_article

        article_id, spans = shown[wanted]
        show(render_article(self._asker.article(article_id), spans))

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


def _numbered(answer: Answer | NoAnswer | None) -> dict[str, tuple[str, list[Span]]]:
    """The article and the spans under each number that the page of ``answer`` shows."""
    if answer is None:
        return {}
    if isinstance(answer, NoAnswer):
        return {str(near.number): (near.article_id, [near.span]) for near in answer.nearest}
    return {
        str(citation.number): (
            citation.article_id,
            [quote.span for quote in answer.quotes if quote.citation == citation.number],
        )
        for citation in answer.citations
    }
