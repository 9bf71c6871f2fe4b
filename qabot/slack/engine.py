"""The worker's side of answering: an open index, followed from generation to generation."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from typing import Any

import structlog

from qabot.ask.compose import cite
from qabot.domain import Citation, Filters, Span
from qabot.errors import NotFoundError, QabotError
from qabot.index import IndexStore
from qabot.settings import Settings
from qabot.slack.codec import from_plain, result_to_plain, to_plain
from qabot.slack.examples import examples
from qabot.slack.records import About, InContext
from qabot.wiring import open_asker

Json = dict[str, Any]
log = structlog.get_logger(__name__)
WARMING = "A first question"  # loads what is loaded lazily, so that no reader waits for it
AROUND = 600  # characters shown on each side of a quote


class Engine:
    """Answers from the published generation, looked for anew before each request."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = IndexStore(settings.index_dir)
        self._asker = open_asker(settings)
        self._asker.search(WARMING)
        self._refused: int | None = None
        self._about_now: About | None = None
        self._do: dict[str, Callable[[Json], Json]] = {
            "ask": self._ask,
            "passages": self._passages,
            "context": self._context,
            "about": self._about,
        }

    def handle(self, request: Json) -> Json:
        """Answer one request of :class:`qabot.slack.answerer.Answerer`."""
        self._follow()
        return self._do[request["do"]](request)

    def _follow(self) -> None:
        """Open a newer generation; one that cannot be opened is reported once and passed over."""
        current = self._store.current()
        if current is None or current in (self._asker.generation.number, self._refused):
            return
        try:
            fresh = open_asker(self._settings)
        except QabotError as error:
            self._refused = current
            log.warning("generation refused", generation=current, reason=str(error))
            return
        fresh.search(WARMING)
        old, self._asker = self._asker, fresh
        old.generation.close()
        del old
        give_back_memory()
        self._refused = current if fresh.generation.number != current else None
        log.info("generation followed", generation=fresh.generation.number)

    def _ask(self, request: Json) -> Json:
        filters = request["filters"]
        return result_to_plain(
            self._asker.ask(
                request["text"],
                filters=None if filters is None else from_plain(Filters, filters),
                earlier=tuple(request["earlier"]),
            )
        )

    def _passages(self, request: Json) -> Json:
        filters = from_plain(Filters, request["filters"])
        hits = self._asker.search(request["text"], filters, request["limit"])
        found = [self._cite(hit.rank, hit.passage.article_id, hit.passage.span) for hit in hits]
        return {"passages": to_plain(tuple(found))}

    def _cite(self, number: int, article_id: str, span: Span) -> Citation:
        copies = self._asker.generation.copies_of(article_id)
        return cite(number, self._asker.article(article_id), span, copies)

    def _context(self, request: Json) -> Json:
        span = from_plain(Span, request["span"])
        try:
            article = self._asker.article(request["article_id"])
        except NotFoundError:
            return {"context": None}
        if span.of(article.text) != request["text"]:
            return {"context": None}
        before, after = around(article.text, span)
        return {"context": to_plain(InContext(article.title, before, request["text"], after))}

    def _about(self, _: Json) -> Json:
        generation = self._asker.generation
        if self._about_now is None or self._about_now.generation != generation.number:
            self._about_now = About(
                generation.coverage(),
                generation.number,
                generation.manifest.built,
                examples(self._asker),
            )
        return {"about": to_plain(self._about_now)}


def give_back_memory() -> None:
    """Return what the closed generation held to the system.

    Without this each rebuild adds some 40 MB: the freed pages stay with the C library.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc alone has it
    if trim is not None:
        trim(0)


def around(text: str, span: Span, most: int = AROUND) -> tuple[str, str]:
    """The text on each side of ``span``: whole words, at most ``most`` characters."""
    before = text[max(0, span.start - most) : span.start]
    after = text[span.end : span.end + most]
    if span.start > most:
        before = "… " + before.partition(" ")[2]
    if len(text) - span.end > most:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def open_engine(settings: Json) -> Engine:
    """Open the engine in a worker; ``settings`` is the dump of :class:`Settings`."""
    return Engine(Settings(**settings))
