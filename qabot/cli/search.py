"""`qabot search`: passages, not answers."""

from __future__ import annotations

import typer

from qabot.cli.app import app
from qabot.cli.options import AsJson, Dated, Limit, Query, Since, Sources, Until, filters_of
from qabot.cli.output import note, show, show_json, words_of
from qabot.cli.session import opened

HITS = 10


@app.command()
def search(
    query: Query,
    since: Since = None,
    until: Until = None,
    dated: Dated = False,
    source: Sources = None,
    limit: Limit = HITS,
    as_json: AsJson = False,
) -> None:
    """List the passages nearest to some words, by meaning and by wording.

    \b
    Examples:
      qabot search missile defense
      qabot search "sanctions on Iraq" --since 2003-05 --limit 3
    """
    text = words_of(query, "query")
    with opened() as asker:
        filters = asker.search_limits(text, filters_of(since, until, source), dated=dated)
        hits = [
            (hit, asker.article(hit.passage.article_id))
            for hit in asker.search(text, filters, limit or HITS)
        ]
        generation = asker.generation.number
    if as_json:
        from qabot.render.as_json import hits_to_json

        show_json(hits_to_json(text, hits, filters, generation))
    elif hits:
        from qabot.render.terminal import render_hits

        show(render_hits(hits, filters))
    else:
        note("No passage lies within these limits.")
    if not hits:
        raise typer.Exit(1)
