"""Build: read the archive, divide, embed, index, publish; only what changed is computed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from qabot.archive import Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive
from qabot.domain import Article
from qabot.embed import EmbeddingCache, Encoder, prepare_encoder
from qabot.embed.locate import DEFAULT_MODEL, encoder_fingerprint, locate_model
from qabot.errors import (
    ArchiveError,
    BuildIncompleteError,
    CorruptIndexError,
    NoIndexError,
    OtherFormatError,
    StorageError,
    UsageError,
)
from qabot.index import Draft, FileRecord, Generation, IndexStore, Manifest, Writer
from qabot.index.disk import storage_errors
from qabot.ingest.archive_pass import ArchivePass, Known, read
from qabot.ingest.embedding import Embedding
from qabot.ingest.filling import Filling, PassageSize
from qabot.ingest.progress import Progress, Silent
from qabot.ingest.recipe import recipe
from qabot.ingest.report import BuildReport
from qabot.ingest.vectors import Shelf, shelf_for

_NAMED = 10  # failed files that the error names when they are too many


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build.

    ``model`` is a sentence-transformers name or path. ``failure_limit`` is the share, in
    [0, 1], of files that may be quarantined, not counting what never held articles. ``full``
    takes nothing over from the generation before but the articles of files that cannot be read
    just now; ``dry_run`` only says what would change. ``wait`` is for the writer's lock, in
    seconds, which a dry run does not take. ``threads`` is 0 for one on each core.
    """

    model: str = DEFAULT_MODEL
    max_tokens: int = 128
    overlap_tokens: int = 32
    limits: Limits = field(default_factory=Limits)
    failure_limit: float = 0.5
    full: bool = False
    dry_run: bool = False
    wait: float = 0.0
    threads: int = 0


def build(
    seeds: Path,
    store: IndexStore,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the index up to date with ``seeds`` and say what was done.

    A build that changes nothing publishes nothing. One that is interrupted loses nothing: the
    old generation serves, and the vectors computed so far are kept for the next one.

    Raises :class:`ArchiveError` (missing or empty), :class:`BuildIncompleteError` (too many
    files failed), :class:`WrongModelError`, :class:`StorageError`, :class:`IndexBusyError` or
    :class:`UsageError` (the index inside the archive); after each of them the old generation
    still serves.
    """
    _check_places(seeds, store.layout.root)
    options, progress = options or BuildOptions(), progress or Silent()
    with storage_errors(store.layout.root), ExitStack() as stack:
        writer = (  # a dry run writes nothing, not even the file that is locked
            None if options.dry_run else stack.enter_context(store.writer(wait=options.wait))
        )
        before = _open_before(store, options)
        if before:
            before.forget_vectors()  # they come from the cache
            stack.enter_context(before)
            stack.enter_context(_still_serving(before.number, store.layout.root))
        progress.stage("preparing the encoder", None)
        if writer is None:  # what encodes nothing writes no encoder either
            folder = locate_model(options.model)
        else:
            folder = prepare_encoder(options.model, store.layout.encoders)
        encoder = encoder_fingerprint(folder)
        made_by = recipe(encoder, options.limits, options.max_tokens, options.overlap_tokens)
        one = _Build(seeds, store, writer, before, options, progress, folder, encoder, made_by)
        stack.callback(one.discard)
        return one.run()


def _check_places(seeds: Path, root: Path) -> None:
    try:
        there = seeds.is_dir()
    except OSError as error:  # what lies above it may not be entered
        raise ArchiveError(
            f"{seeds.absolute()} cannot be looked at ({error.strerror}); "
            "mend its permissions, or name another."
        ) from error
    if not there:
        raise ArchiveError(
            f"there is no folder {seeds.absolute()}; put articles there, or name another."
        )
    # not by `Path.resolve`, which raises what is no OSError for a link that leads to itself
    if Path(os.path.realpath(root)).is_relative_to(os.path.realpath(seeds)):
        raise UsageError(
            f"the index folder {root} lies inside the archive {seeds}, which every build would "
            "change; set QABOT_INDEX_DIR to a folder elsewhere."
        )


@contextmanager
def _still_serving(number: int, root: Path) -> Iterator[None]:
    """Say with what stops a build that questions are answered as before."""
    try:
        with storage_errors(root):
            yield
    except (ArchiveError, BuildIncompleteError, StorageError) as error:
        raise type(error)(f"{error} Generation {number} still serves.") from error


def _open_before(store: IndexStore, options: BuildOptions) -> Generation | None:
    """The generation to go on from; one of another format is replaced only by a full build."""
    try:
        return store.open()
    except OtherFormatError:
        if options.full:
            return None
        raise
    except (NoIndexError, CorruptIndexError):
        return None


@dataclass(slots=True)
class _Build:
    """The state of one build, from reading to publishing."""

    seeds: Path
    store: IndexStore
    writer: Writer | None
    before: Generation | None
    options: BuildOptions
    progress: Progress
    encoder_folder: Path
    encoder: str
    recipe: str
    filling: Filling | None = None
    shelf: Shelf | None = None

    def run(self) -> BuildReport:
        before, options = self.before, self.options
        known = Known.of(before.files(), before.contents()) if before else Known()
        reading = self._read(known)
        report = self._report(known, reading)
        self._judge(known, reading)
        if self.writer is None or not (options.full or self._differs(known, reading)):
            return report
        return self._publish(self.writer, reading, report)

    def discard(self) -> None:
        """Throw away a draft that was not published."""
        if self.filling:
            self.filling.draft.discard()
            self.filling = None

    @property
    def _takes_over(self) -> bool:
        """Whether what the generation before holds is what would be made now."""
        same = self.before is not None and self.before.manifest.recipe == self.recipe
        return same and not self.options.full

    def _read(self, known: Known) -> ArchivePass:
        same = known.fingerprints if self._takes_over else {}
        verdicts = read_archive(self.seeds, self.options.limits, same)
        return read(verdicts, known, self._keep, self.progress)

    def _keep(self, article: Article, file: str) -> None:
        if self.writer:
            self._fill(self.writer).add(article, file)

    def _fill(self, writer: Writer) -> Filling:
        """The draft's filling; the draft is begun when the first article comes."""
        if self.filling is None:
            size = PassageSize(self.options.max_tokens, self.options.overlap_tokens)
            encoder = Encoder(
                self.encoder_folder, threads=self.options.threads or os.cpu_count() or 1
            )
            self.filling = Filling(
                writer.draft(), self.before, encoder, size, trusted=self._takes_over
            )
        return self.filling

    def _shelf(self) -> Shelf:
        """Where the vectors go; an engine is asked when the first of them do."""
        if self.shelf is None:
            made = self.before.manifest if self.before else None
            self.shelf = shelf_for(self.store, made, self.encoder)
        return self.shelf

    def _judge(self, known: Known, reading: ArchivePass) -> None:
        """Refuse an archive that is empty or that mostly failed.

        A ``package.json`` beside articles has not failed: it never held any.
        """
        failed = [
            one
            for one in reading.whole_files(Outcome.QUARANTINED)
            if one.reason != ReasonCode.NO_ARTICLES
            or one.path in known.articles
            or not reading.contents
        ]
        held = len(failed) + len(reading.whole_files(Outcome.INGESTED))
        if len(failed) > self.options.failure_limit * held:
            raise BuildIncompleteError(_too_many(failed, held, self.options))
        if not reading.contents:
            raise ArchiveError(f"{self.seeds} holds no article that can be read; put some there.")

    def _differs(self, known: Known, reading: ArchivePass) -> bool:
        before = self.before
        if before is None or before.warnings or before.manifest.recipe != self.recipe:
            return True
        verdicts = _verdicts(reading.by_path) != _verdicts(known.files)
        changed = verdicts or reading.contents != known.contents()
        return changed or self._shelf().lacks(before)

    def _report(self, known: Known, reading: ArchivePass) -> BuildReport:
        before = self.before
        return BuildReport(
            generation=before.number if before else None,
            published=False,
            articles=reading.changes(known.contents()),
            files=len(reading.records),
            ingested=len(reading.whole_files(Outcome.INGESTED)),
            quarantined=reading.of_outcome(Outcome.QUARANTINED),
            skipped=reading.of_outcome(Outcome.SKIPPED),
            passages=before.manifest.counts.passages if before else 0,
            unread_dates=reading.unread_dates,
            dry_run=self.options.dry_run,
            warnings=before.warnings if before else (),
        )

    def _publish(self, writer: Writer, reading: ArchivePass, report: BuildReport) -> BuildReport:
        filling = self._fill(writer)
        draft, encoder = filling.draft, filling.encoder
        filling.take_over(reading.unchanged)
        aliases, copies = filling.finish(self.progress)
        draft.articles.add_files(reading.records)
        with EmbeddingCache(self.store.layout.embeddings) as cache:
            self.progress.stage("embedding passages", draft.articles.counts()[1])
            embedding = Embedding(encoder, cache, self.progress, fresh=self.options.full)
            manifest = self._write(writer, draft, embedding)
            number = writer.publish(draft.folder, manifest)
            self.filling = None
            # published is published, and what cannot be told to be nobody's stays: a later build
            # drops it
            with suppress(StorageError, CorruptIndexError):
                cache.drop_untouched()
                self._shelf().clear()
        return replace(
            report,
            generation=number,
            published=True,
            passages=manifest.counts.passages,
            embedded=embedding.computed,
            aliases=aliases,
            copies=copies,
        )

    def _write(self, writer: Writer, draft: Draft, embedding: Embedding) -> Manifest:
        """Write everything besides the articles; give the manifest."""
        encoder = embedding.encoder
        before = self.before.number if self.before else None
        self._shelf().fill(draft, embedding)
        self.progress.stage("writing the index", None)
        draft.write_words()
        draft.copy_encoder(encoder.folder)
        writer.set_aside_corrupt(before)
        return draft.manifest(
            parent=before,
            recipe=self.recipe,
            encoder=encoder.fingerprint,
            model=encoder.config.model,
            dimension=encoder.dimension,
        )


def _verdicts(records: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """What was said of each file; a log that grows beside the articles is no news."""
    return {path: replace(record, size=0) for path, record in records.items()}


def _too_many(failed: Sequence[FileRecord], held: int, options: BuildOptions) -> str:
    named = "; ".join(f"{one.path} ({one.detail or one.reason})" for one in failed[:_NAMED])
    more = f"; and {len(failed) - _NAMED} more" if len(failed) > _NAMED else ""
    return (
        f"{len(failed)} of {held} files failed, more than the limit of "
        f"{options.failure_limit:.0%}: {named}{more}. Mend or remove them, or raise "
        "QABOT_INDEX__FAILURE_LIMIT."
    )
