# ruff: noqa: S608 - only constants and question marks are put into queries
"""Reading ``articles.sqlite``: articles, passages, copies, and what became of each file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qabot.domain import Article, Copy, Coverage, Filters, Passage, Span
from qabot.errors import CorruptIndexError, NotFoundError, StorageError
from qabot.index.filtering import where
from qabot.index.schema import ARTICLE_COLUMNS, article_of

_CONDITIONS = 50  # in one query: SQLite limits how deep they nest
_PRINTINGS = 20  # of a story, on average, that are looked at for the newest stories
_SOME = 500  # values in one query: SQLite limits the number of its parameters


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one file of the archive when the generation was built."""

    path: str
    fingerprint: str
    size: int
    outcome: str
    reason: str
    detail: str


class ArticleTable:
    """The articles of one generation, opened read-only. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises :class:`StorageError` where that is not possible just now."""
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._lock = threading.Lock()
        self._path = path
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.OperationalError as error:  # its content is not to blame: nobody read it
            raise StorageError(f"{path} cannot be opened ({error}); free resources.") from error

    def close(self) -> None:
        """Close the file; further reads are an error."""
        with self._lock:
            self._connection.close()

    def article(self, article_id: str) -> Article:
        """Give one article; an alias's id gives the article under which it is indexed."""
        query = f"select {ARTICLE_COLUMNS} from articles where id = ?"
        rows = self.rows(query, article_id) or self.rows(
            f"{query} or id = (select article_id from aliases where id = ?)", article_id, article_id
        )
        if not rows:
            raise NotFoundError(f"the archive holds no article {article_id}.")
        return article_of(rows[0])

    def articles(self) -> Iterator[Article]:
        """Give every article, ordered by path."""
        return self._in_turn([row[0] for row in self.rows("select id from articles order by path")])

    def articles_with(self, pieces: Sequence[str]) -> Iterator[Article]:
        """Give every article whose text has all of ``pieces``, case and all, ordered by path.

        Where there are many, the first of them alone decide.
        """
        some = pieces[:_CONDITIONS]
        condition = " and ".join("instr(text, ?)" for _ in some) or "1"
        ids = self.rows(f"select id from articles where {condition} order by path", *some)
        return self._in_turn([row[0] for row in ids])

    def newest(self, filters: Filters, limit: int) -> list[Article]:
        """Give the ``limit`` newest articles within ``filters``, one of each story, undated last.

        Of one day those come first that most papers have printed, as far as these are looked at.
        """
        condition, values = where(filters)
        newest = (
            "select key, id, path, published from articles a "
            f"where {condition} order by published desc, path limit ?"
        )
        ids = self.rows(
            "select id from (select a.id, a.path, max(coalesce(a.published, '')) day, "
            f"count(*) printings from ({newest}) a left join copies c on c.article = a.key "
            "group by coalesce(c.story, -a.key)) order by day desc, printings desc, path limit ?",
            *values,
            _PRINTINGS * limit,
            limit,
        )
        return [self.article(row[0]) for row in ids]

    def articles_of_file(self, file: str) -> list[Article]:
        """Give the articles that one file of the archive holds, aliases included."""
        rows = self.rows(f"select {ARTICLE_COLUMNS} from articles where file = ?", file)
        found = [article_of(row) for row in rows]
        for path, alias, target in self.rows(
            "select path, id, article_id from aliases where file = ?", file
        ):
            found.append(replace(self.article(target), id=alias, path=path))
        return sorted(found, key=lambda article: article.path)

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Give the passages of those ids that exist, by id."""
        wanted = [int(one) for one in ids]  # SQLite takes no numpy integers
        rows = self._in("select id, article, start, end from passages where id in", wanted)
        keys = sorted({row[1] for row in rows})
        texts = {
            key: (article_id, text)
            for key, article_id, text in self._in(
                "select key, id, text from articles where key in", keys
            )
        }
        return {row[0]: _passage(row[0], *texts[row[1]], row[2], row[3]) for row in rows}

    def passages_of(self, article_id: str) -> list[Passage]:
        """Give an article's passages in the order of the text."""
        rows = self.rows(
            "select p.id, a.id, a.text, p.start, p.end from passages p "
            "join articles a on a.key = p.article where a.id = ? order by p.start, p.end",
            article_id,
        )
        return [_passage(*row) for row in rows]

    def passage_ids(self, filters: Filters) -> npt.NDArray[np.int64]:
        """Give the ids, ascending, of the passages within ``filters``."""
        condition, values = where(filters)
        rows = self.rows(
            "select p.id from passages p join articles a on a.key = p.article "
            f"where {condition} order by p.id",
            *values,
        )
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def within(self, passages: Iterable[int], filters: Filters) -> set[int]:
        """Give those of ``passages`` that lie within ``filters``."""
        condition, values = where(filters)
        found = self._in(
            "select p.id from passages p join articles a on a.key = p.article "
            f"where {condition} and p.id in",
            list(passages),
            *values,
        )
        return {row[0] for row in found}

    def coverage(self, filters: Filters | None = None) -> Coverage:
        """Say what the archive holds within ``filters``."""
        if filters is None or not filters.active:
            return self._whole
        return self._coverage(filters)

    @cached_property
    def _whole(self) -> Coverage:
        """What the whole archive holds, counted once: every question asks for it."""
        return self._coverage(Filters())

    def _coverage(self, filters: Filters) -> Coverage:
        condition, values = where(filters)
        articles, first, last, undated = self.rows(
            "select count(*), min(a.published), max(a.published), "
            f"coalesce(sum(a.published is null), 0) from articles a where {condition}",
            *values,
        )[0]
        (passages,) = self.rows(
            "select count(*) from passages p join articles a on a.key = p.article "
            f"where {condition}",
            *values,
        )[0]
        sources = self.sources(filters)
        return Coverage(articles, passages, _date(first), _date(last), undated, sources)

    def sources(self, filters: Filters | None = None) -> tuple[tuple[str, int], ...]:
        """Give each source within ``filters`` with its number of articles, most first."""
        condition, values = where(filters or Filters())
        rows = self.rows(
            "select a.source, count(*) n from articles a where a.source is not null and "
            f"{condition} group by a.source_key order by n desc, a.source",
            *values,
        )
        return tuple(rows)

    def copies_of(self, article_id: str) -> tuple[Copy, ...]:
        """Give the other printings of an article's story, ordered by date and path."""
        rows = self.rows(
            "select o.id, o.title, o.source, o.published, o.url from articles a "
            "join copies mine on mine.article = a.key join copies c on c.story = mine.story "
            "join articles o on o.key = c.article where a.id = ? and o.id != a.id "
            "order by o.published is null, o.published, o.path",
            article_id,
        )
        return tuple(Copy(row[0], row[1], row[2], _date(row[3]), row[4]) for row in rows)

    def stories(self) -> dict[str, int]:
        """Give the story number of every article that has copies, by article id."""
        return dict(
            self.rows("select a.id, c.story from copies c join articles a on a.key = c.article")
        )

    def find(self, key: str) -> Article:
        """Give the article of an id, a path, or the beginning of either that fits only one."""
        exact = self.rows(
            "select id from articles where id = ?1 or path = ?1 "
            "union select article_id from aliases where id = ?1 or path = ?1",
            key,
        )
        start = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = exact or self.rows(
            "select id from articles "
            "where id like ?1 escape '\\' or path like ?1 escape '\\' limit 2",
            start,
        )
        if not key or not rows:
            raise NotFoundError(f"the archive holds no article {key!r}; `qabot search` finds them.")
        if len(rows) > 1:
            raise NotFoundError(f"{key!r} is the beginning of several articles; give more of it.")
        return self.article(rows[0][0])

    def files(self) -> list[FileRecord]:
        """Give what became of every file, ordered by path."""
        query = "select path, fingerprint, size, outcome, reason, detail from files order by path"
        return [FileRecord(*row) for row in self.rows(query)]

    def contents(self) -> list[tuple[str, str, str]]:
        """Give file, path and sha256 of every article, aliases included."""
        return self.rows(
            "select file, path, sha256 from articles union all "
            "select l.file, l.path, a.sha256 from aliases l join articles a on a.id = l.article_id"
        )

    def signatures(self) -> dict[str, bytes]:
        """Give the similarity signature of each article that has one, by its sha256."""
        return dict(self.rows("select sha256, signature from articles where signature is not null"))

    def counts(self) -> tuple[int, int, int]:
        """Count articles, passages and files."""
        articles, passages, files = self.rows(
            "select (select count(*) from articles), (select count(*) from passages), "
            "(select count(*) from files)"
        )[0]
        return articles, passages, files

    def rows(self, query: str, *values: object) -> list[Any]:
        """Run one query; :class:`CorruptIndexError` when the file does not bear it."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise CorruptIndexError(
                f"{self._path} cannot be read ({error}); run `qabot index build --full`."
            ) from error

    def _in_turn(self, ids: Sequence[str]) -> Iterator[Article]:
        for first in range(0, len(ids), _SOME):
            found = self._articles(ids[first : first + _SOME])
            yield from sorted(found, key=lambda article: article.path)

    def _articles(self, ids: Sequence[str]) -> list[Article]:
        rows = self._in(f"select {ARTICLE_COLUMNS} from articles where id in", ids)
        return [article_of(row) for row in rows]

    def _in(self, query: str, values: Sequence[object], *before: object) -> list[Any]:
        """All rows of ``query`` for ``values``; ``before`` are its parameters ahead of them."""
        found: list[Any] = []
        for first in range(0, len(values), _SOME):
            some = values[first : first + _SOME]
            found += self.rows(f"{query} ({','.join('?' * len(some))})", *before, *some)
        return found


def _passage(number: int, article_id: str, text: str, start: int, end: int) -> Passage:
    span = Span(start, end)
    return Passage(number, article_id, span, span.of(text))


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
