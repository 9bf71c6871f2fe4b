"""A dataset in the BEIR layout: corpus, queries and qrels, plain or gzip.

``corpus.jsonl`` holds ``_id``, ``title`` and ``text``, and may hold what an article may
(``published``, ``source``, ``byline``, ``url``). ``queries.jsonl`` holds ``_id``, ``text`` and
``metadata``, of which ``answers`` (strings, as humans gave them) and ``unanswerable`` count.
``qrels.tsv`` (or ``qrels/test.tsv``) holds query, article and a relevance above 0.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qabot.errors import UsageError

_FIELDS = ("title", "text", "published", "source", "byline", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One article of the corpus; ``fields`` are those that qabot's archive reads."""

    id: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Query:
    """One question, with the answers that humans gave. ``unanswerable``: the archive has none."""

    id: str
    text: str
    answers: tuple[str, ...]
    unanswerable: bool


@dataclass(frozen=True, slots=True)
class Dataset:
    """A corpus, its questions, and which articles are relevant to each (above 0)."""

    name: str
    corpus: tuple[Record, ...]
    queries: tuple[Query, ...]
    qrels: Mapping[str, Mapping[str, int]]
    folder: Path

    def first(self, limit: int | None) -> Dataset:
        """The same with the first ``limit`` questions only; None keeps all."""
        return Dataset(self.name, self.corpus, self.queries[:limit], self.qrels, self.folder)


def load_dataset(folder: Path) -> Dataset:
    """Read the dataset in ``folder``; :class:`UsageError` says what is missing or malformed."""
    try:
        if not folder.is_dir():
            raise UsageError(f"There is no dataset folder {folder}: name one in the BEIR layout.")
        files = _find(folder, "corpus.jsonl"), _find(folder, "queries.jsonl")
        judged = _find(folder, "qrels.tsv", "qrels/test.tsv")
    except OSError as error:  # it may not be entered, say
        raise UsageError(
            f"{folder} cannot be looked at ({error.strerror}): mend its permissions, or name "
            "another."
        ) from error
    corpus = tuple(_record(*line) for line in _lines(files[0]))
    queries = tuple(_query(*line) for line in _lines(files[1]))
    qrels = _qrels(judged)
    if not corpus or not queries:
        raise UsageError(f"The dataset {folder} has no articles or no questions: check its files.")
    known = {record.id for record in corpus}
    if qrels and not any(known & set(articles) for articles in qrels.values()):
        raise UsageError(f"The qrels in {folder} name no article of its corpus: check the ids.")
    return Dataset(folder.resolve().name, corpus, queries, qrels, folder)


def _find(folder: Path, *names: str) -> Path:
    for name in names:
        for path in (folder / name, folder / f"{name}.gz"):
            if path.is_file():
                return path
    wanted = " or ".join(names)
    raise UsageError(f"{folder} is no dataset in the BEIR layout: {wanted} (or .gz) is missing.")


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a plain or gzip file that are not blank, numbered from 1."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}): fetch or write it again.") from error


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each line as an object, with the place to name when something is wrong with it."""
    seen: set[str] = set()
    for number, line in read_lines(path):
        place = f"line {number} of {path}"
        try:
            parsed = json.loads(line)
        except ValueError as error:
            raise UsageError(f"JSON was expected in {place}: {error}.") from error
        if not isinstance(parsed, dict) or not str(parsed.get("_id") or "").strip():
            raise UsageError(f'An object with an "_id" was expected in {place}.')
        if str(parsed["_id"]) in seen:
            raise UsageError(f'The "_id" in {place} was used before: give each its own.')
        seen.add(str(parsed["_id"]))
        yield place, parsed


def _record(place: str, parsed: Mapping[str, object]) -> Record:
    _string(place, parsed, "text")
    fields = {name: parsed[name] for name in _FIELDS if parsed.get(name)}
    return Record(str(parsed["_id"]), fields)


def _query(place: str, parsed: Mapping[str, object]) -> Query:
    metadata = parsed.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise UsageError(f'The "metadata" in {place} is no object.')
    answers = metadata.get("answers") or ()
    if isinstance(answers, str):
        answers = (answers,)
    if not all(isinstance(answer, str) for answer in answers):
        raise UsageError(f'The "answers" in {place} are not all strings.')
    text = _string(place, parsed, "text")
    return Query(str(parsed["_id"]), text, tuple(answers), bool(metadata.get("unanswerable")))


def _string(place: str, parsed: Mapping[str, object], name: str) -> str:
    value = parsed.get(name)
    if not isinstance(value, str):
        raise UsageError(f'A string "{name}" was expected in {place}.')
    return value


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    for number, line in read_lines(path):
        cells = line.rstrip("\r\n").split("\t")
        if number == 1 and not _is_integer(cells[-1]):
            continue  # the heading
        if len(cells) != 3 or not _is_integer(cells[2]):
            raise UsageError(
                f"Line {number} of {path} is not query, article and relevance, parted by tabs."
            )
        query, article, relevance = cells
        if int(relevance) > 0:
            qrels.setdefault(query, {})[article] = int(relevance)
    return qrels


def _is_integer(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
