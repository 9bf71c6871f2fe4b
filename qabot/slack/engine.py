"""The worker's side of answering: what each request does with the open index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qabot.ask import Asker
from qabot.ask.compose import cite
from qabot.domain import Citation, Filters, Span
from qabot.errors import NotFoundError
from qabot.settings import Settings
from qabot.slack import logs
from qabot.slack.codec import from_plain, result_to_plain, to_plain
from qabot.slack.context import pieces
from qabot.slack.examples import examples
from qabot.slack.follower import Follower
from qabot.slack.records import About, InContext

Json = dict[str, Any]


class Engine:
    """Answers each request from one generation, the newest that is open."""

    def __init__(self, settings: Settings) -> None:
        self._follower = Follower(settings)
        self._about_now: About | None = None
        self._do: dict[str, Callable[[Asker, Json], Json]] = {
            "ask": _ask,
            "passages": _passages,
            "context": _context,
            "about": self._about,
        }

    def handle(self, request: Json) -> Json:
        """Answer one request of :class:`qabot.slack.answerer.Answerer`."""
        with self._follower.asker() as asker:
            return self._do[request["do"]](asker, request)

    def _about(self, asker: Asker, _: Json) -> Json:
        generation = asker.generation
        if self._about_now is None or self._about_now.generation != generation.number:
            self._about_now = About(
                generation.coverage(),
                generation.number,
                generation.manifest.built,
                examples(asker),
            )
        return {"about": to_plain(self._about_now)}


def _ask(asker: Asker, request: Json) -> Json:
    filters = request["filters"]
    return result_to_plain(
        asker.ask(
            request["text"],
            filters=None if filters is None else from_plain(Filters, filters),
            earlier=tuple(request["earlier"]),
        )
    )


def _passages(asker: Asker, request: Json) -> Json:
    filters = from_plain(Filters, request["filters"])
    hits = asker.search(request["text"], filters, request["limit"])
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
