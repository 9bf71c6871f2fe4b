"""The one place where, by the settings, an asker is joined or a build begun.

Building imports torch in a process of its own; answering never does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qabot.errors import WrongModelError
from qabot.settings import Settings

if TYPE_CHECKING:
    from qabot.archive import Limits
    from qabot.ask import Asker
    from qabot.embed import Encoder, LastEncoder
    from qabot.index import Generation, IndexStore
    from qabot.index.milvus import Address
    from qabot.ingest import BuildReport, Progress
    from qabot.read.sentence_reader import SentenceReader


def open_store(settings: Settings) -> IndexStore:
    """The index folder of the settings; opening it reads and writes nothing yet."""
    from qabot.index import IndexStore

    return IndexStore(
        settings.index_dir, keep=settings.index.keep_generations, engine=_engine(settings)
    )


def _engine(settings: Settings) -> Address | None:
    """The engine that holds the vectors, where one is set."""
    from qabot.index.milvus import Address

    vectors = settings.vectors
    if not vectors.url:
        return None
    return Address(vectors.url, vectors.token.get_secret_value(), vectors.prefix)


def newest_generation(settings: Settings) -> int | None:
    """The number of the published generation, or None before the first build."""
    return open_store(settings).current()


def open_asker(
    settings: Settings,
    generation: int | None = None,
    *,
    quotes: int | None = None,
    encoders: LastEncoder | None = None,
) -> Asker:
    """An asker on the published generation, or that of the number, which it keeps pinned.

    ``quotes`` replaces the setting; ``encoders`` gives the encoder, for who opens one generation
    after another. Close ``asker.generation`` when done. Raises :class:`NoIndexError`,
    :class:`CorruptIndexError`, :class:`WrongModelError` or :class:`NotFoundError`.
    """
    opened = open_store(settings).open(generation)
    try:
        require_model(settings, opened)
        encoder = _encoder_of(opened, encoders)
        return _join(settings, opened, encoder, quotes or settings.answer.quotes)
    except BaseException:
        opened.close()
        raise


def build_index(
    settings: Settings,
    progress: Progress | None = None,
    *,
    full: bool = False,
    dry_run: bool = False,
    wait: float = 0.0,
) -> BuildReport:
    """Bring the index up to date with the archive; see :func:`qabot.ingest.build`."""
    from qabot.ingest import BuildOptions, build

    options = BuildOptions(
        model=settings.encoder.model,
        max_tokens=settings.passages.max_tokens,
        overlap_tokens=settings.passages.overlap_tokens,
        limits=limits_of(settings),
        failure_limit=settings.index.failure_limit,
        full=full,
        dry_run=dry_run,
        wait=wait,
    )
    return build(settings.seeds_dir, open_store(settings), options, progress)


def limits_of(settings: Settings) -> Limits:
    """What one file of the archive may cost."""
    from qabot.archive.limits import MEGABYTE, Limits

    caps = settings.archive
    return Limits(
        file_bytes=caps.file_mb * MEGABYTE,
        records_bytes=caps.records_mb * MEGABYTE,
        text_characters=caps.text_mb * 1_000_000,
        html_depth=caps.html_depth,
        pdf_pages=caps.pdf_pages,
        seconds=caps.seconds,
        cpu_seconds=caps.cpu_seconds,
        memory_bytes=caps.memory_mb * MEGABYTE,
        directory_depth=caps.folder_depth,
    )


def require_model(settings: Settings, generation: Generation) -> None:
    """Raise :class:`WrongModelError` when the model that is set did not make the generation."""
    made_by, wanted = generation.manifest.model, settings.encoder.model
    if _plain(made_by) == _plain(wanted):
        return
    from qabot.embed.locate import encoder_fingerprint, locate_model

    if encoder_fingerprint(locate_model(wanted)) != generation.manifest.encoder:
        raise WrongModelError(
            f"the index was made by the model {made_by}, and {wanted} is set; "
            "run `qabot index build`, or set QABOT_ENCODER__MODEL back."
        )


def _plain(model: str) -> str:
    """A model's name as a package and as a module are the same."""
    return model.replace("_", "-").lower()


def open_sentence_reader(settings: Settings) -> SentenceReader:
    """The model of the settings that reads passages closely; verified, and loaded once."""
    return _sentence_reader(settings.reading.model)


@lru_cache(maxsize=1)  # no generation brings another: a swap must not load it again
def _sentence_reader(folder: str) -> SentenceReader:
    from pathlib import Path

    from qabot.read.sentence_reader import MODEL_FOLDER, SentenceReader

    return SentenceReader(Path(folder) if folder else MODEL_FOLDER)


def _join(settings: Settings, generation: Generation, encoder: Encoder, quotes: int) -> Asker:
    from qabot.archive.boilerplate import boilerplate
    from qabot.ask import AnswerOptions, Asker
    from qabot.read import Reader
    from qabot.retrieve import Retriever, Speller, Weights

    weights = Weights(
        dense=settings.retrieval.dense,
        passage_words=settings.retrieval.passage_words,
        article_words=settings.retrieval.article_words,
    )
    return Asker(
        generation,
        Retriever(generation, encoder, weights),
        Reader(generation, encoder, boilerplate, lambda: open_sentence_reader(settings)),
        Speller(generation, encoder),
        AnswerOptions(
            threshold=settings.answer.threshold,
            quotes=quotes,
            passages=settings.answer.passages,
        ),
    )


def _encoder_of(generation: Generation, encoders: LastEncoder | None) -> Encoder:
    """The encoder that made the generation; it lies in the generation's own folder."""
    from qabot.embed import LastEncoder

    encoder = (encoders or LastEncoder()).open(generation.encoder_folder)
    if encoder.fingerprint != generation.manifest.encoder:
        raise WrongModelError(
            f"generation {generation.number} was made by another encoder than the one that lies "
            "in it; run `qabot index build --full`."
        )
    return encoder
