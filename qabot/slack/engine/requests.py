"""What each request to a worker does with the open index."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from qabot.ask import Asker
from qabot.ask.compose import cite
from qabot.domain import Citation, Filters, Span
from qabot.errors import NotFoundError
from qabot.settings import Settings
from qabot.slack import logs
from qabot.slack.codec import from_plain, to_plain
from qabot.slack.engine.context import pieces
from qabot.slack.engine.examples import examples
from qabot.slack.engine.follower import Follower
from qabot.slack.records import About, InContext

Json = dict[str, Any]
QUIET = 2.0  # seconds after a question in which the next may be about to come
SEEKING = 0.5  # seconds for which examples are sought at a time


class Engine:
    """Answers each request from one generation, the newest that is open.

    Questions to begin with are sought beside the answering, for each generation: nobody waits
    for them, and they give way to who asks.
    """

    def __init__(self, settings: Settings) -> None:
        self._asked = -QUIET
        self._examples: tuple[str, ...] = ()
        self._search: Iterator[tuple[str, ...]] = iter(())
        self._searched: int | None = None
        self._about_now: About | None = None
        self._follower = Follower(settings, self._seek_examples)
        self._do: dict[str, Callable[[Asker, Json], Json]] = {
            "ask": _ask,
            "passages": _passages,
            "context": _context,
            "about": self._about,
        }

    def handle(self, request: Json) -> Json:
        """Answer one request of :class:`qabot.slack.answerer.Answerer`."""
        with self._follower.asker() as asker:
            self._asked = time.monotonic() if request["do"] == "ask" else self._asked
            return self._do[request["do"]](asker, request)

    def _seek_examples(self, asker: Asker) -> None:
        """Some steps of the search, none while people ask: two threads at work are each slower."""
        if asker.generation.number != self._searched:
            self._searched, self._search = asker.generation.number, examples(asker)
        began = time.monotonic()
        while time.monotonic() < began + SEEKING and time.monotonic() > self._asked + QUIET:
            found = next(self._search, None)
            if found is None:
                return
            self._examples = found

    def _about(self, asker: Asker, _: Json) -> Json:
        generation = asker.generation
        if self._about_now is None or self._about_now.generation != generation.number:
            self._about_now = About(
                generation.coverage(), generation.number, generation.manifest.built
            )
        return {"about": to_plain(replace(self._about_now, examples=self._examples))}


def _ask(asker: Asker, request: Json) -> Json:
    filters = request["filters"]
    answer: Json = to_plain(
        asker.ask(
            request["text"],
            filters=None if filters is None else from_plain(Filters, filters),
            earlier=tuple(request["earlier"]),
        )
    )
    return answer


def _passages(asker: Asker, request: Json) -> Json:
    filters = from_plain(Filters, request["filters"])
    hits = asker.further(request["text"], filters, request["limit"])
    found = [_cite(asker, hit.rank, hit.passage.article_id, hit.passage.span) for hit in hits]
    return {"passages": to_plain(tuple(found))}


def _cite(asker: Asker, number: int, article_id: str, span: Span) -> Citation:
    copies = asker.generation.copies_of(article_id)
    return cite(number, asker.article(article_id), span, copies)


def _context(asker: Asker, request: Json) -> Json:
    try:
        text = asker.article(request["article_id"]).text
    except NotFoundError:
        return {"context": None}
    quotes = [(from_plain(Span, quote["span"]), quote["text"]) for quote in request["quotes"]]
    kept = [span for span, words in quotes if span.of(text) == words]
    if not kept:
        return {"context": None}
    return {"context": to_plain(InContext(pieces(text, kept), len(kept) < len(quotes)))}


def open_engine(settings: Json) -> Engine:
    """Open the engine in a worker; ``settings`` is the dump of :class:`Settings`."""
    ours = Settings(**settings)
    logs.set_up(ours)
    return Engine(ours)
