"""The tables of ``articles.sqlite``, and the row that makes an article."""

from __future__ import annotations

from datetime import date

from qabot.domain import Article

SCHEMA = """
create table articles (
  key integer primary key, id text not null unique, path text not null unique,
  file text not null, title text not null, source text, source_key text, byline text,
  published text, url text, text text not null, sha256 text not null, signature blob
);
create table aliases (
  path text primary key, id text not null, file text not null, article_id text not null
) without rowid;
create table passages (
  id integer primary key, article integer not null, start integer not null, end integer not null
);
create table copies (story integer not null, article integer primary key);
create table files (
  path text primary key, fingerprint text not null, size integer not null,
  outcome text not null, reason text not null, detail text not null
) without rowid;
create index passages_by_article on passages (article, start);
create index articles_by_date on articles (published, source_key, source);
create index articles_by_file on articles (file);
create index articles_by_content on articles (sha256, path);
create index aliases_by_article on aliases (article_id);
create index copies_by_story on copies (story);
"""

ARTICLE_COLUMNS = "id, path, title, source, byline, published, url, text, sha256"

ArticleRow = tuple[str, str, str, str | None, str | None, str | None, str | None, str, str]


def article_of(row: ArticleRow) -> Article:
    """Make the article of a row of :data:`ARTICLE_COLUMNS`."""
    published = date.fromisoformat(row[5]) if row[5] else None
    return Article(row[0], row[1], row[2], row[3], row[4], published, row[6], row[7], row[8])


def source_key(source: str | None) -> str | None:
    """The form under which sources are compared: case and spacing do not matter."""
    return " ".join(source.casefold().split()) if source else None
