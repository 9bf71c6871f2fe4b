"""`qabot timeline`: dated quotes on a topic, in order."""

from __future__ import annotations

import typer

from qabot.cli.app import NOT_IN_THE_ARCHIVE, app
from qabot.cli.ask import print_answer, refuse_empty
from qabot.cli.options import AsJson, Dated, Limit, Since, Sources, Topic, Until, filters_of
from qabot.cli.output import show, show_json, words_of
from qabot.cli.session import opened
from qabot.cli.sources import known_sources
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
    """Show quotes on a topic by date, one of each article.

    Each article that names the topic, and not only in passing, has an entry; undated ones stand
    last. Where there are more than --limit, the best are shown, and it says how many there are.

    \b
    Examples:
      qabot timeline missile defense
      qabot timeline "sanctions on Iraq" --since 2003 --limit 10
    """
    text = words_of(topic, "topic")
    filters = filters_of(since, until, source)
    with opened() as asker:
        used = known_sources(asker.generation, filters)
        found = asker.timeline(text, used, limit or QUOTES, dated=dated)
    refuse_empty(found.answer, "topic")
    if as_json:
        from qabot.render.as_json import timeline_to_json

        show_json(timeline_to_json(found))
    elif isinstance(found.answer, Answer):
        from qabot.render.terminal import render_timeline

        show(render_timeline(found, found.answer))
    else:
        print_answer(found.answer, as_json=False)
    if not isinstance(found.answer, Answer):
        raise typer.Exit(NOT_IN_THE_ARCHIVE)
