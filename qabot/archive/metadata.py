"""What is known about an article besides its text, and the order in which sources win."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from qabot.archive.clean import one_line
from qabot.dates.parse import date_in_url, parse_date

# The names under which crawlers, feeds and front matter give each field, most telling first.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "og:title", "article_title"),
    "source": (
        "source", "publisher", "publication", "outlet", "newspaper", "source_name", "site_name",
        "sitename", "site", "domain",
    ),
    "byline": ("byline", "author", "authors", "creator", "author_name", "by"),
    "published": (
        "published", "date_published", "datepublished", "published_at", "publishedat",
        "published_date", "publication_date", "publish_date", "date_publish", "pubdate", "pub_date",
        "webpublicationdate", "date", "datetime", "timestamp",
    ),
    "url": (
        "url", "link", "permalink", "canonical_url", "canonical", "web_url", "weburl",
        "article_url", "source_url",
    ),
}  # fmt: skip
_GAP = re.compile(r"[\s-]+")
_STAMP = re.compile(  # a number as tables write it; "200305231015" is a day and an hour
    r"(?:\d{9}|1[0-8]\d{8}(?:\d{3})?|\d{8}(?=\.))(?:\.0+)?"
)
_BRACKETED = re.compile(r"\s*(?:\[.*\]|\{.*\})\s*", re.DOTALL)
_BY = re.compile(r"(?:^|(?<=, ))by\s+(?=\S)", re.IGNORECASE)
_NESTED = ("metadata", "meta")
_WITHIN = ("rendered", "$oid", "$date")  # WordPress, MongoDB: where a value states itself
UNKNOWN = frozenset(("nan", "NaN", "None", "null", "NULL", "N/A", "\\N", "[]"))  # gaps of tables
_LONGEST = 1_000  # characters of one field; more is not a title or a name
_SHOWN = 60  # characters of a date that is not understood
_COUNT = 10_000_000  # a lesser number may be a year, a month or a count: "2003", "200305"
_EARLIEST, _LATEST = -5_364_662_400, 4_102_444_800  # seconds since 1970: 1800 to 2099
_MILLISECONDS = 10_000_000_000  # from here: as seconds it would be in 2286, or before 1700
_DEEPEST = 8  # lists and mappings within one another; more is not a list of names


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an article that its text need not carry; None where unknown.

    ``unread`` is what is stated as the date, where no date could be read from it. It says nothing
    about the article, and so is not compared.
    """

    title: str | None = None
    source: str | None = None
    byline: str | None = None
    published: date | None = None
    url: str | None = None
    unread: str | None = field(default=None, compare=False)

    def or_else(self, other: Metadata) -> Metadata:
        """This metadata, with its gaps filled from ``other``."""
        published = self.published or other.published
        return Metadata(
            self.title or other.title,
            self.source or other.source,
            self.byline or other.byline,
            published,
            self.url or other.url,
            None if published else self.unread or other.unread,
        )

    def with_address(self) -> Metadata:
        """Gaps filled from the address: the site's name as source, a date in the path."""
        if not self.url:
            return self
        host = _host(self.url)
        return replace(
            self,
            source=self.source or host.removeprefix("www.") or None,
            published=self.published or date_in_url(self.url),
        )


def read_metadata(fields: Mapping[str, object]) -> Metadata:
    """The metadata in a mapping from front matter, a sidecar, a record or a row.

    A nested ``metadata`` mapping is read too. An address under ``source`` is taken for the url.
    """
    named = by_name(dict(_flattened(fields)))
    found = {
        field: next((value for name in names if (value := _line(named.get(name)))), None)
        for field, names in _NAMES.items()
    }
    if _is_address(found["source"]):
        found["url"] = found["url"] or found["source"]
        found["source"] = None
    published = _published(named)
    return Metadata(
        title=found["title"],
        source=found["source"],
        byline=_BY.sub("", found["byline"]) if found["byline"] else None,
        published=published,
        url=found["url"] if _is_address(found["url"]) else None,
        unread=None if published else _unread(named),
    )


def by_name(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields by their names in one form: "Publication Date" is ``publication_date``.

    Of a mapping that says within what its value is, as WordPress and MongoDB write it, the value.
    """
    return {_GAP.sub("_", str(key).strip()).lower(): _within(of) for key, of in fields.items()}


def _within(value: object) -> object:
    """The value itself, where it stands in a mapping such as ``{"$oid": ...}``."""
    if not isinstance(value, Mapping):
        return value
    return next((value[key] for key in _WITHIN if key in value), value)


def _flattened(fields: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key in _NESTED:
        inner = fields.get(key)
        if isinstance(inner, Mapping):
            yield from inner.items()
    yield from fields.items()


def _line(value: object, levels: int = _DEEPEST) -> str | None:
    """A field as one line of text: a name, a list of names, or ``{"name": ...}``.

    A list or a mapping may stand in it as characters; what marks a gap in a table is none.
    """
    if not levels:
        return None
    if isinstance(value, Mapping):
        return _line(value.get("name"), levels - 1)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_line(item, levels - 1) for item in value))) or None
    if not isinstance(value, str) or value.strip() in UNKNOWN:
        return None
    inner = _literal(value)
    told = None if inner is None else _line(inner, levels - 1)
    return told if told or isinstance(inner, Mapping) else one_line(value)[:_LONGEST] or None


def _literal(text: str) -> object:
    """The list or mapping that ``text`` writes in JSON or Python; None where it writes none."""
    if len(text) > _LONGEST or not _BRACKETED.fullmatch(text):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            return read(text.strip())
        except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            continue
    return None


def _published(fields: Mapping[str, object]) -> date | None:
    values = (fields.get(name) for name in _NAMES["published"])
    return next((day for value in values if (day := as_date(value))), None)


def _unread(fields: Mapping[str, object]) -> str | None:
    values = (fields.get(name) for name in _NAMES["published"])
    stated = (str(value) for value in values if value and isinstance(value, str | int | float))
    return next((line[:_SHOWN] for text in stated if (line := _line(text))), None)


def as_date(value: object) -> date | None:
    """A date from text, 20030523, or seconds or milliseconds since 1970; else None."""
    if isinstance(value, str):
        return as_date(float(value)) if _STAMP.fullmatch(value.strip()) else parse_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if 15_000_101 <= value <= 21_001_231:
        return parse_date(str(int(value)))
    return _since_1970(value)


def _since_1970(number: float) -> date | None:
    """The day of a time stamp; None for a number that is rather a year, a count or a sum."""
    if abs(number) < _COUNT:
        return None
    unit = 1000 if abs(number) >= _MILLISECONDS else 1
    if not _EARLIEST * unit <= number < _LATEST * unit:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number / unit)).date()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[…": no address, but no reason to lose an article either
        return ""


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).lower().startswith(("http://", "https://"))
