"""The worker's hold on the index: one open generation, exchanged for each newer one."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from qabot.ask import Asker
from qabot.domain import Filters
from qabot.embed import LastEncoder
from qabot.errors import QabotError, StorageError
from qabot.settings import Settings
from qabot.wiring import newest_generation, open_asker, open_sentence_reader

log = structlog.get_logger(__name__)
LOOK_EVERY = 1.0  # seconds between looks at which generation is published
WARMING = "A first question"  # so that nobody waits for what is loaded lazily


class Follower:
    """Gives out an asker on the published generation.

    A thread opens what is newer beside the one in use, so that no question waits for it; the
    two change places between two questions, and only then is the old one let go.
    """

    def __init__(
        self, settings: Settings, beside: Callable[[Asker], None] = lambda _: None
    ) -> None:
        """Open the published generation and the sentence reader, and raise what opening raises.

        ``beside`` is called between those looks, in the same thread, with the asker in use: it may
        read what it likes, but not for long.
        """
        self._settings = settings
        open_sentence_reader(settings)  # kept: a wrong one stops the start, not the first question
        self._encoders = LastEncoder()
        self._asker = self._open()
        self._asker.search(WARMING)
        self._in_use = threading.Lock()
        self._tried: int | None = None
        self._beside = beside
        self._complaint = ""
        threading.Thread(target=self._watch, name="follower", daemon=True).start()

    @contextmanager
    def asker(self) -> Iterator[Asker]:
        """The asker for one request: inside the block nothing takes its place."""
        with self._in_use:
            yield self._asker

    def _watch(self) -> None:
        while True:
            try:
                self._follow()
                self._beside(self._asker)  # no lock: only this thread exchanges and closes askers
            except QabotError as error:
                self._complain(str(error))
            except Exception as error:  # noqa: BLE001 - the edge: were this thread to end, the
                # worker would answer from the same generation for good
                self._complain(f"{type(error).__name__} beside the answering")
            time.sleep(LOOK_EVERY)

    def _follow(self) -> None:
        current = newest_generation(self._settings)
        if current is None or current in (self._asker.generation.number, self._tried):
            return
        self._tried = current  # once: one that is damaged would be read again every second
        try:
            fresh = self._open()
        except StorageError:  # of this moment, and no fault of the generation
            self._tried = None
            raise
        for warning in fresh.generation.warnings:
            self._complain(warning)
        if fresh.generation.number == self._asker.generation.number:
            fresh.generation.close()
            return
        self._exchange(fresh)
        log.info("generation followed", generation=fresh.generation.number)

    def _open(self) -> Asker:
        """Open the published generation; one retrieval loads what is loaded lazily of it."""
        asker = open_asker(self._settings, encoders=self._encoders)
        try:
            asker.retriever.retrieve(WARMING, Filters(), 1)
        except BaseException:
            asker.generation.close()
            raise
        return asker

    def _exchange(self, fresh: Asker) -> None:
        with self._in_use:
            old, self._asker = self._asker, fresh
        old.generation.close()
        del old
        _give_back_memory()

    def _complain(self, reason: str) -> None:
        if reason != self._complaint:
            log.warning("generation refused", reason=reason)
        self._complaint = reason


def _give_back_memory() -> None:
    """Return what the closed generation held to the system: freed pages stay with the C library."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc alone has it
    if trim is not None:
        trim(0)
