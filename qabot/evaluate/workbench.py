"""A dataset's corpus as a real index: its articles go through the real archive and build."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qabot.archive.paths import article_id
from qabot.ask import Asker
from qabot.embed import Encoder
from qabot.errors import NotFoundError
from qabot.evaluate.dataset import Record
from qabot.index import Generation
from qabot.ingest import Progress
from qabot.settings import Settings
from qabot.settings.sections import VectorSettings
from qabot.wiring import build_index, open_asker

_SHARD = 2_000_000  # characters a file: well under the archive's cap on one file


@dataclass(frozen=True, slots=True)
class Workbench:
    """A corpus that was indexed: what asks, what it reads, and whose article is whose.

    ``corpus_id`` gives the dataset's id of an article of the index. ``same`` gives, for each
    article of the dataset, the one it is indexed under: another for an exact copy, and none
    for one that the archive refused.
    """

    asker: Asker
    generation: Generation
    encoder: Encoder
    corpus_id: dict[str, str]
    same: dict[str, str]
    titled: bool


@contextmanager
def opened(
    corpus: Sequence[Record], settings: Settings, index: Path | None, progress: Progress
) -> Iterator[Workbench]:
    """Build the corpus in ``index`` (None: a temporary folder) and open it for asking."""
    with tempfile.TemporaryDirectory(prefix="qabot-eval-") as folder:
        archive = Path(folder) / "archive"
        paths = write_archive(corpus, archive)
        used = settings.model_copy(
            update={
                "seeds_dir": archive,
                "index_dir": index or Path(folder) / "index",
                "vectors": VectorSettings(),  # nothing of a measurement stays in an engine
            }
        )
        build_index(used, progress)
        asker = open_asker(used)
        with asker.generation:
            titled = any(record.fields.get("title") for record in corpus)
            yield _workbench(asker, paths, titled=titled)


def write_archive(corpus: Sequence[Record], archive: Path) -> dict[str, str]:
    """Write the corpus as JSON Lines files; gives the article's path of each dataset id."""
    archive.mkdir(parents=True)
    paths: dict[str, str] = {}
    shard, size = 0, 0
    for number, record in enumerate(corpus):
        line = json.dumps({"id": number, **record.fields}) + "\n"
        if size and size + len(line) > _SHARD:
            shard, size = shard + 1, 0
        size += len(line)
        name = f"corpus-{shard:04}.jsonl"
        with (archive / name).open("a", encoding="utf-8") as file:
            file.write(line)
        paths[record.id] = f"{name}#{number}"
    return paths


def _workbench(asker: Asker, paths: dict[str, str], *, titled: bool) -> Workbench:
    generation = asker.generation
    corpus_id: dict[str, str] = {}
    indexed: dict[str, str] = {}
    for dataset_id, path in paths.items():
        try:
            indexed[dataset_id] = generation.article(article_id(path)).id
        except NotFoundError:
            continue
        corpus_id.setdefault(indexed[dataset_id], dataset_id)
    same = {dataset_id: corpus_id[article] for dataset_id, article in indexed.items()}
    encoder = Encoder(generation.encoder_folder)
    return Workbench(asker, generation, encoder, corpus_id, same, titled)
