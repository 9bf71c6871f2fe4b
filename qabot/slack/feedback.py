"""Readers' feedback as a list, and as an evaluation set in the BEIR layout."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qabot.domain import Answer, Article
from qabot.errors import StorageError, UsageError
from qabot.settings import Settings
from qabot.slack.records import Result, Verdict
from qabot.slack.state import State, kept_state
from qabot.wiring import open_store

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rated:
    """What came of the question ``id``, with how many readers found it good and bad."""

    id: str
    result: Result
    good: int
    bad: int

    @property
    def quotes(self) -> list[str]:
        """The quotes of the answer; none for the lack of one."""
        return [one.text for one in self.result.quotes] if isinstance(self.result, Answer) else []

    @property
    def verdict(self) -> Verdict | None:
        """What most readers found; None when they are even."""
        if self.good == self.bad:
            return None
        return Verdict.GOOD if self.good > self.bad else Verdict.BAD


@dataclass(frozen=True, slots=True)
class Exported:
    """How many questions of each kind an export holds."""

    answered: int
    unanswerable: int
    rejected: int


def rated(settings: Settings) -> list[Rated]:
    """Every answer that was rated, oldest first; empty when nobody has pressed yet."""
    with kept_state(settings.state_dir) as state:
        return list(_rated(state)) if state else []


def _rated(state: State) -> Iterator[Rated]:
    presses = list(state.ratings.all())
    counts = Counter((press.answer_id, press.verdict) for press in presses)
    for answer_id in dict.fromkeys(press.answer_id for press in presses):
        entry = state.journal.entry(answer_id)
        if entry is not None and entry.result is not None:
            good, bad = counts[answer_id, Verdict.GOOD], counts[answer_id, Verdict.BAD]
            yield Rated(answer_id, entry.result, good, bad)


def export(settings: Settings, folder: Path) -> Exported:
    """Write an evaluation set to an empty ``folder``, for ``qabot eval``.

    Answers found good become questions with their quotes as answers; a lack of an answer found
    good becomes an unanswerable question. What was found bad has no known right answer and goes
    to ``rejected.jsonl``, for people to look at. The corpus is the archive as indexed now.
    Raises ``UsageError`` when the folder is not empty or there is nothing to export.
    """
    _check_new(folder)
    everything = rated(settings)
    good = [one for one in everything if one.verdict is Verdict.GOOD]
    if not good:
        raise UsageError("No answer was found good yet: there is nothing to evaluate against.")
    bad = [one for one in everything if one.verdict is Verdict.BAD]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open_store(settings).open() as generation:
            _write(folder / "corpus.jsonl", map(_record, generation.articles()))
        _write(folder / "queries.jsonl", map(_query, good))
        _write(folder / "rejected.jsonl", map(_query, bad))
        (folder / "qrels.tsv").write_text(_qrels(good), encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be written ({error.strerror}): name another."
        ) from error
    unanswerable = sum(not isinstance(one.result, Answer) for one in good)
    return Exported(len(good) - unanswerable, unanswerable, len(bad))


def _check_new(folder: Path) -> None:
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file: name a new folder.")
        if folder.exists() and any(folder.iterdir()):
            raise UsageError(f"The folder {folder} is not empty: name a new one.")
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be looked at ({error.strerror}): name another."
        ) from error


def _write(path: Path, rows: Iterable[Json]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _record(article: Article) -> Json:
    published = article.published.isoformat() if article.published else None
    return {
        "_id": article.id,
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "byline": article.byline,
        "published": published,
        "url": article.url,
    }


def _query(one: Rated) -> Json:
    metadata = {
        "answers": one.quotes,
        "unanswerable": not isinstance(one.result, Answer),
        "good": one.good,
        "bad": one.bad,
    }
    return {"_id": one.id, "text": one.result.question, "metadata": metadata}


def _qrels(good: Iterable[Rated]) -> str:
    lines = ["query-id\tcorpus-id\tscore"]
    for one in good:
        if isinstance(one.result, Answer):
            ids = dict.fromkeys(c.article_id for c in one.result.citations)
            lines += [f"{one.id}\t{article_id}\t1" for article_id in ids]
    return "\n".join(lines) + "\n"
