"""`qabot timeline`: dated quotes on a topic, in order."""

from __future__ import annotations

import typer

from qabot.cli.app import app
from qabot.cli.ask import print_answer
from qabot.cli.options import AsJson, Dated, Limit, Since, Sources, Topic, Until, filters_of
from qabot.cli.output import show, words_of
from qabot.cli.session import opened
from qabot.domain import Answer

QUOTES = 20


@app.command()
def timeline(
    topic: Topic,
    since: Since = None,
    until: Until = None,
    dated: Dated = False,
    source: Sources = None,
    limit: Limit = QUOTES,
    as_json: AsJson = False,
) -> None:
    """Show quotes on a topic in the order of their dates, undated ones last.

    \b
    Examples:
      qabot timeline missile defense
      qabot timeline "sanctions on Iraq" --since 2003 --limit 10
    """
    text = words_of(topic, "topic")
    filters = filters_of(since, until, source)
    with opened() as asker:
        answer = asker.timeline(text, filters, limit or QUOTES, dated=dated)
    if as_json or not isinstance(answer, Answer):
        print_answer(answer, as_json=as_json)
    else:
        from qabot.render.terminal import render_timeline

        show(render_timeline(answer))
    if not isinstance(answer, Answer):
        raise typer.Exit(1)
