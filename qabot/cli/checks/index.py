"""The index: whether it is there, whole, and made by the model that is set."""

from __future__ import annotations

import time

from qabot.checks import Check, error, ok, warning
from qabot.domain import Filters
from qabot.errors import NoIndexError
from qabot.render.notes import counted
from qabot.settings import Settings

QUESTION = "What does the archive say?"
SLOW_SECONDS = 3.0


def index(settings: Settings) -> Check:
    """Whether there is an index and every checksum and count of it is right."""
    from qabot.wiring import open_store

    try:
        generation = open_store(settings).open()
    except NoIndexError as failure:
        return error("index", str(failure), "Run `qabot index build`.")
    with generation:
        counts = generation.manifest.counts
        found = f"Generation {generation.number}: {counted(counts.articles, 'article')}, "
        found += f"{counted(counts.passages, 'passage')}; every checksum is right."
        if generation.warnings:
            return error("index", " ".join(generation.warnings), "Run `qabot index build --full`.")
    return ok("index", found)


def vectors(settings: Settings) -> Check:
    """Whether the vectors lie where the settings say, and an engine that is set answers."""
    from qabot.index.milvus import Rows
    from qabot.wiring import open_store

    store = open_store(settings)
    if store.engine:
        Rows(store.engine, store.engine.prefix).count()  # it answers, though there is no index yet
    with store.open() as generation:
        remote = generation.manifest.collection is not None
        if store.engine and not remote:
            finding = "QABOT_VECTORS__URL is set, and the vectors still lie in the index."
            return warning("vectors", finding, "Run `qabot index build`.")
        if remote:
            _ = generation.dense  # which counts them
    return ok("vectors", f"They lie in {'Milvus' if store.engine else 'the index'}.")


def model(settings: Settings) -> Check:
    """Whether the model that is set is the one that made the index."""
    from qabot.wiring import open_store, require_model

    with open_store(settings).open() as generation:
        require_model(settings, generation)
    return ok("model", f"{settings.encoder.model} made the index.")


def reading(settings: Settings) -> Check:
    """Whether the model that reads passages is there and whole."""
    from qabot.wiring import open_sentence_reader

    open_sentence_reader(settings)
    return ok("reading", f"The sentence reader is {settings.reading.model or 'the shipped one'}.")


def answering(settings: Settings) -> Check:
    """Whether a question goes all the way through, without torch."""
    import sys

    from qabot.wiring import open_asker

    before = "torch" in sys.modules
    begun = time.process_time()
    asker = open_asker(settings)
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
