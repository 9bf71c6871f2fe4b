"""`qabot ask`: a question in, quotes or an honest no out."""

from __future__ import annotations

from typing import Annotated

import typer

from qabot.cli.app import NOT_IN_THE_ARCHIVE, app
from qabot.cli.options import AsJson, Dated, Limit, Question, Since, Sources, Until, filters_of
from qabot.cli.output import show, show_json, words_of
from qabot.cli.session import opened
from qabot.cli.sources import known_sources
from qabot.domain import Answer, Filters, NoAnswer, Reason
from qabot.errors import UsageError

ANY_DATE = "--any-date"


@app.command()
def ask(
    question: Question,
    since: Since = None,
    until: Until = None,
    dated: Dated = False,
    source: Sources = None,
    any_date: Annotated[
        bool,
        typer.Option(
            ANY_DATE, help="Do not limit the search by a date or a paper that the question names."
        ),
    ] = False,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question in the archive's own words.

    The quotes are verbatim, best first, each with speaker, source and date. When the archive
    does not say, it says so, shows what is nearest, and the exit code is 1.

    \b
    Examples:
      qabot ask "What did Russia say about Bushehr?"
      qabot ask When will Putin host Bush? --since 2003 --until 2003-06
      qabot ask "What does the arms treaty require?" --source "The Washington Times"
      qabot ask "What did Russia say about Bushehr in May 2003?" --dated
      qabot ask "What happened in May 2003?"
      qabot ask "Is the crisis between Russia and America over?" --json
    """
    text = words_of(question, "question")
    filters = filters_of(since, until, source)
    if any_date and filters is None:
        filters = Filters()
    with opened(quotes=limit) as asker:
        used = known_sources(asker.generation, filters)
        if used and not any_date:
            used = asker.with_dates_of(text, used)
        answer = asker.ask(text, filters=used, dated=dated)
    refuse_empty(answer, "question")
    print_answer(answer, as_json=as_json, lift=ANY_DATE)
    if isinstance(answer, NoAnswer):
        raise typer.Exit(NOT_IN_THE_ARCHIVE)


def refuse_empty(answer: Answer | NoAnswer, what: str) -> None:
    """Raise :class:`UsageError` where nothing was asked: that is no fault of the archive's."""
    if isinstance(answer, NoAnswer) and answer.reason is Reason.EMPTY_QUESTION:
        raise UsageError(f"The {what} holds no word to look for.")


def print_answer(answer: Answer | NoAnswer, *, as_json: bool, lift: str = "") -> None:
    """Print an answer, or that there is none, as a page or as JSON.

    ``lift`` is the option, where there is one, that lifts a limit that the question sets.
    """
    if as_json:
        from qabot.render.as_json import answer_to_json

        show_json(answer_to_json(answer))
        return
    from qabot.render.terminal import render_answer, render_no_answer

    if isinstance(answer, Answer):
        show(render_answer(answer, lift))
    else:
        show(render_no_answer(answer, lift))
