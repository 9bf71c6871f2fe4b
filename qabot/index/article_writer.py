# ruff: noqa: S608 - only constants and question marks are put into queries
"""Filling ``articles.sqlite`` of a draft."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qabot.domain import Article, Passage, Span
from qabot.index.articles import FileRecord
from qabot.index.disk import storage_errors
from qabot.index.entry import Entry, article_key
from qabot.index.schema import ARTICLE_COLUMNS, SCHEMA, article_of, source_key


class ArticleWriter:
    """The articles of a draft. One thread; raises :class:`StorageError` when the disk refuses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with storage_errors(path):
            self._connection = sqlite3.connect(path)
            # a draft that is interrupted is thrown away: only publishing writes it through
            self._connection.execute("pragma journal_mode=off")
            self._connection.execute("pragma synchronous=off")
            self._connection.executescript(SCHEMA)

    def add(self, article: Article, file: str, signature: bytes | None = None) -> None:
        """Add an article that stands in ``file``; ``signature`` is kept for the next build."""
        published = article.published.isoformat() if article.published else None
        row = (article.id, article.path, file, article.title, article.source)
        more = (source_key(article.source), article.byline, published, article.url, article.text)
        with storage_errors(self._path):
            self._connection.execute(
                "insert into articles (id, path, file, title, source, source_key, byline, "
                "published, url, text, sha256, signature) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                (*row, *more, article.sha256, signature),
            )

    def merge_identical(self) -> int:
        """Make aliases of articles that equal one of an earlier path in all that is seen."""
        with storage_errors(self._path):
            self._connection.execute(
                "insert into aliases select a.path, a.id, a.file, (select id from articles o "
                "where o.sha256 = a.sha256 order by path limit 1) from articles a "
                "where a.path > (select min(path) from articles o where o.sha256 = a.sha256)"
            )
            gone = self._connection.execute(
                "delete from articles where path in (select path from aliases)"
            )
        return gone.rowcount

    def add_passages(self, article_id: str, passages: Iterable[Passage]) -> None:
        """Add an article's passages."""
        rows = [(one.id, article_id, one.span.start, one.span.end) for one in passages]
        with storage_errors(self._path):
            self._connection.executemany(
                "insert into passages values (?, (select key from articles where id = ?), ?, ?)",
                rows,
            )

    def add_files(self, records: Iterable[FileRecord]) -> None:
        """Add what became of files."""
        rows = [(r.path, r.fingerprint, r.size, r.outcome, r.reason, r.detail) for r in records]
        with storage_errors(self._path):
            self._connection.executemany("insert into files values (?,?,?,?,?,?)", rows)

    def add_copies(self, stories: Sequence[Sequence[str]]) -> None:
        """Add groups of article ids, each the printings of one story."""
        rows = [(number, one) for number, story in enumerate(stories, 1) for one in story]
        with storage_errors(self._path):
            self._connection.executemany(
                "insert into copies values (?, (select key from articles where id = ?))", rows
            )

    def articles(self) -> Iterator[Article]:
        """Give the articles added so far, ordered by path."""
        query = f"select {ARTICLE_COLUMNS} from articles order by path"
        return map(article_of, self._connection.execute(query))

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Give each article's id and signature, ordered by path."""
        yield from self._connection.execute(
            "select id, signature from articles where signature is not null order by path"
        )

    def passage_entries(self) -> Iterator[Entry]:
        """Give the passages as they are indexed, by path and place."""
        for one in self.articles():
            for number, span in self._spans(one.id):
                yield Entry(number, one.title, one.source, one.published, span.of(one.text))

    def article_entries(self) -> Iterator[Entry]:
        """Give the articles as they are indexed, by path: what their passages cover."""
        for one in self.articles():
            text = "\n".join(span.of(one.text) for span in _merged(self._spans(one.id)))
            yield Entry(article_key(one.id), one.title, one.source, one.published, text)

    def counts(self) -> tuple[int, int, int]:
        """Count articles, passages and files."""
        tables = ("articles", "passages", "files")
        articles, passages, files = (
            self._connection.execute(f"select count(*) from {table}").fetchone()[0]
            for table in tables
        )
        return articles, passages, files

    def finish(self) -> None:
        """Write everything and close the file."""
        with storage_errors(self._path):
            self._connection.commit()
            self._connection.close()

    def abandon(self) -> None:
        """Close the file, whatever is in it."""
        self._connection.close()

    def _spans(self, article_id: str) -> list[tuple[int, Span]]:
        rows = self._connection.execute(
            "select id, start, end from passages where article = "
            "(select key from articles where id = ?) order by start, end",
            (article_id,),
        )
        return [(number, Span(start, end)) for number, start, end in rows]


def _merged(spans: Iterable[tuple[int, Span]]) -> list[Span]:
    """Join overlapping spans, so that no sentence counts twice."""
    merged: list[Span] = []
    for _, span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
