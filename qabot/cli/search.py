"""`qabot search`: passages, not answers."""

from __future__ import annotations

from collections.abc import Callable

import typer

from qabot.cli.app import NOT_IN_THE_ARCHIVE, app
from qabot.cli.options import AsJson, Dated, Limit, Query, Since, Sources, Until, filters_of
from qabot.cli.output import note, show, show_json, words_of
from qabot.cli.session import opened
from qabot.cli.sources import known_sources
from qabot.domain import Span

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
    """List the passages nearest to some words, by meaning and wording.

    Passages without any of the words are listed only where they come near by meaning. The exit
    code is 1 when nothing matches.

    \b
    Examples:
      qabot search missile defense
      qabot search "sanctions on Iraq" --since 2003-05 --limit 3
    """
    from qabot.render.phrases import spelt

    text = words_of(query, "query")
    with opened() as asker:
        asked = known_sources(asker.generation, filters_of(since, until, source))
        filters = asker.search_limits(text, asked, dated=dated)
        hits = [
            (hit, asker.article(hit.passage.article_id))
            for hit in asker.search(text, filters, limit or HITS)
        ]
        generation = asker.generation.number
        spelling = spelt(asker.speller.read(text, text), answered=bool(hits))
    if as_json:
        from qabot.render.as_json import hits_to_json

        show_json(hits_to_json(text, hits, filters, generation))
    elif hits:
        from qabot.render.terminal import render_hits

        show(render_hits(hits, filters, _places_of(text)))
    else:
        from qabot.render.terminal.words import limits

        within = f" in articles {limits(filters)}" if filters.active else ""
        note(f"Nothing matches{within}.")
    if spelling:
        note(spelling)
    if not hits:
        raise typer.Exit(NOT_IN_THE_ARCHIVE)


def _places_of(query: str) -> Callable[[str], list[Span]]:
    """Where a text has words of ``query``, in any of their forms."""
    from qabot.terms import content_stems, terms

    stems = set(content_stems(query))
    return lambda text: [term.span for term in terms(text) if term.stem in stems]
