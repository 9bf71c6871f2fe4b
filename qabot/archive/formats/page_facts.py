"""Title, source, byline, date and address that an HTML page states about itself.

JSON-LD first (schema.org, made for machines), then meta tags, then what a reader sees. A date
of modification is never taken for the date of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from qabot.archive.formats.page import Page
from qabot.archive.metadata import Metadata, read_metadata

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_BYLINES = ("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author")
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "dc.date.issued", "dcterms.created", "dc.date", "sailthru.date", "pubdate", "publish-date",
    "publication_date", "pdate", "date", "time",
)  # fmt: skip
_URLS = ("canonical", "og:url", "twitter:url")
_ARTICLE = re.compile(r"Article|Posting|Report|Review", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:[-–—|:·»]|::)\s+")
_DEEPEST = 6


def page_metadata(page: Page) -> Metadata:
    """What ``page`` states about its story."""
    meta = page.meta
    stated = read_metadata(
        {
            "title": _first(meta, _TITLES) or page.heading,
            "source": _first(meta, _SOURCES),
            "byline": next((name for name in _all(meta, _BYLINES) if "://" not in name), None),
            "published": next(_all(meta, _DATES), None),
            "url": _first(meta, _URLS),
        }
    )
    known = _linked_metadata(page).or_else(stated)
    return known.or_else(Metadata(title=_without_site(" ".join(page.title.split()), known.source)))


def _linked_metadata(page: Page) -> Metadata:
    for text in page.linked_data:
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found, _DEEPEST):
            if _ARTICLE.search(str(thing.get("@type", ""))):
                return read_metadata(
                    {
                        "title": thing.get("headline") or thing.get("name"),
                        "source": thing.get("publisher"),
                        "byline": thing.get("author"),
                        "published": thing.get("datePublished"),
                        "url": _address(thing),
                    }
                )
    return Metadata()


def _things(value: object, levels: int) -> Iterator[Mapping[str, object]]:
    """The objects in a JSON-LD value, outermost first."""
    if levels <= 0:
        return
    if isinstance(value, Mapping):
        yield value
        yield from _things(value.get("@graph"), levels - 1)
    elif isinstance(value, list):
        for item in value:
            yield from _things(item, levels - 1)


def _address(thing: Mapping[str, object]) -> object:
    page = thing.get("mainEntityOfPage")
    return thing.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next(_all(meta, names), None)


def _all(meta: Mapping[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _without_site(title: str, source: str | None) -> str | None:
    """The title without " | The Herald", when the page says that this is its site."""
    parts = _SUFFIX.split(title)
    if source and len(parts) > 1 and parts[-1].casefold() == source.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" -–—|:·»") or None
    return title or None
