"""The index: whether it is there, whole, and made by the model that is set."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from qabot.checks import Check, error, ok, warning
from qabot.domain import Filters
from qabot.errors import NoIndexError
from qabot.render.phrases import counted
from qabot.settings import Settings

if TYPE_CHECKING:
    from qabot.index import Generation

QUESTION = "What does the archive say?"
SLOW_SECONDS = 3.0


class Served:
    """The generation that serves, verified once however many checks look at it.

    What is opened is closed with ``held``.
    """

    def __init__(self, settings: Settings, held: ExitStack) -> None:
        from qabot.wiring import open_store

        self.settings = settings
        self.store = open_store(settings)
        self._held = held

    @cached_property
    def generation(self) -> Generation:
        """Open it; raises what :meth:`IndexStore.open` raises."""
        generation = self._held.enter_context(self.store.open())
        generation.forget_vectors()  # `answering` has them in memory, too
        return generation


def index(served: Served) -> Check:
    """Whether there is an index and every checksum and count of it is right."""
    try:
        generation = served.generation
    except NoIndexError as failure:
        return error("index", str(failure), "Run `qabot index build`.")
    if generation.warnings:
        return error("index", " ".join(generation.warnings), "Run `qabot index build --full`.")
    counts = generation.manifest.counts
    found = f"Generation {generation.number}: {counted(counts.articles, 'article')}, "
    found += f"{counted(counts.passages, 'passage')}; every checksum is right."
    return ok("index", found)


def vectors(served: Served) -> Check:
    """Whether the vectors lie where the settings say, and an engine that is set answers."""
    from qabot.index.milvus import Rows

    engine = served.store.engine
    if engine:
        Rows(engine, engine.prefix).count()  # it answers, though there is no index yet
    remote = served.generation.manifest.collection is not None
    if engine and not remote:
        finding = "QABOT_VECTORS__URL is set, and the vectors still lie in the index."
        return warning("vectors", finding, "Run `qabot index build`.")
    if remote:
        _ = served.generation.dense  # which counts them
    return ok("vectors", f"They lie in {'Milvus' if remote else 'the index'}.")


def model(served: Served) -> Check:
    """Whether the model that is set is the one that made the index."""
    from qabot.wiring import require_model

    require_model(served.settings, served.generation)
    return ok("model", f"{served.settings.encoder.model} made the index.")


def reading(served: Served) -> Check:
    """Whether the model that reads passages is there and whole."""
    from qabot.wiring import open_sentence_reader

    open_sentence_reader(served.settings)
    shown = served.settings.reading.model or "the shipped one"
    return ok("reading", f"The sentence reader is {shown}.")


def answering(served: Served) -> Check:
    """Whether a question goes all the way through, from opening the index, without torch."""
    from qabot.wiring import open_asker

    before = "torch" in sys.modules
    begun = time.process_time()
    asker = open_asker(served.settings)
    with asker.generation:
        asker.search(QUESTION, Filters(), 1)
    seconds = time.process_time() - begun
    if "torch" in sys.modules and not before:
        return warning("answering", "Answering imported torch, which is slow.", "Report this.")
    found = f"Opening the index and searching it took {seconds:.2f} CPU seconds."
    if seconds > SLOW_SECONDS:
        return warning("answering", found, "See whether other programs keep the machine busy.")
    return ok("answering", found)


INDEX_CHECKS = (index, vectors, model, reading, answering)
