"""RSS (0.9 to 2.0) and Atom: each item an article of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from qabot.archive.clean import one_line
from qabot.archive.formats.markup import first_line, line, story, story_in
from qabot.archive.records import Fields

_TEXTS = ("encoded", "content", "description", "summary")  # the whole story before what is said
_UNPUBLISHED = {"draft", "auto-draft", "pending", "future", "private", "trash"}
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MAIL = re.compile(r"\S+@\S+(?:\s*\((?P<name>[^)]+)\))?")  # "jane@example.org (Jane Doe)"


def items(root: etree._Element) -> list[Fields]:
    """What each item states, and its text; the feed's title is the source."""
    name = _title(root.find("channel") if root.tag != "feed" else root)
    return [_fields(item, name) for item in root.iter("item", "entry")]


def _fields(item: etree._Element, feed: str) -> Fields:
    link = _link(item)
    texts = () if _is_unpublished(item) else _texts(item)
    names = (_name(one) for path in ("creator", "author") for one in item.iterfind(path))
    return {
        "id": first_line(item, "guid", "id") or item.get(_ABOUT) or link,
        "title": _title(item),
        "text": next(filter(None, texts), ""),
        "byline": list(dict.fromkeys(names)),
        "published": first_line(item, "pubDate", "published", "issued", "date"),
        "source": _title(item.find("source")) or first_line(item, "source") or feed,
        "url": link,
    }


def _is_unpublished(item: etree._Element) -> bool:
    """Whether WordPress exports it as a draft, or from the bin."""
    return any(one.text in _UNPUBLISHED for one in item.iterfind("{*}status"))


def _texts(item: etree._Element) -> Iterator[str]:
    return (_text(one) for name in _TEXTS for one in item.iterfind(name))


def _title(element: etree._Element | None) -> str:
    title = None if element is None else element.find("title")
    return one_line(_text(title)) if title is not None else ""


def _text(element: etree._Element) -> str:
    if len(element):
        return story(element)
    text = element.text or ""
    kind = element.get("type", "html")
    if kind in ("text", "text/plain"):
        return text.strip()
    return story_in(text) if "html" in kind else ""  # else a picture, as characters


def _name(author: etree._Element) -> str:
    """A person's name; an address is nobody's name."""
    told = first_line(author, "name") if len(author) else line(author)
    mail = _MAIL.fullmatch(told)
    return (mail["name"] or "") if mail else told


def _link(item: etree._Element) -> str:
    for link in item.iterfind("link"):
        if link.get("rel", "alternate") == "alternate" and (link.get("href") or line(link)):
            return link.get("href") or line(link)
    return first_line(item, "guid")
