"""Text of XML elements: of a name on one line, of a story in paragraphs."""

from __future__ import annotations

import copy

from lxml import etree

from qabot.archive.clean import one_line
from qabot.archive.formats.html import story_text
from qabot.archive.formats.page import read_page
from qabot.archive.records import told

_AS_HTML = {"hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "credit": "p",
            "tagline": "p", "note": "div", "dateline": "p", "byline": "p"}  # fmt: skip
_CAPTIONED = "media"  # NITF: a picture with its caption and its maker


def line(element: etree._Element | None) -> str:
    """All text in an element, as a name or a title; a line break parts words."""
    if element is None:
        return ""
    parted = copy.deepcopy(element)
    for one in parted.iter("br"):
        one.tail = f" {one.tail or ''}"
    return one_line("".join(parted.itertext(etree.Element)))


def first_line(element: etree._Element, *paths: str) -> str:
    """The text of the first element found that has any."""
    found = (line(one) for path in paths for one in element.iterfind(path))
    return next(filter(None, found), "")


def story(element: etree._Element | None) -> str:
    """The paragraphs of marked-up text, as those of an HTML page; pictures are left out."""
    if element is None:
        return ""
    body = copy.deepcopy(element)
    body.tail = None
    etree.strip_elements(body, _CAPTIONED, with_tail=False)
    for one in body.iter(etree.Element):
        one.tag = _AS_HTML.get(one.tag, one.tag)
    body.tag = "div"  # whatever it is: what stands in a "title" is no part of a page
    return _whole(etree.tostring(body, method="html", encoding="unicode"))


def story_in(text: str) -> str:
    """The paragraphs of HTML that an element holds as characters, or of text without any tag."""
    return told(text, _whole).strip()


def _whole(page: str) -> str:
    return story_text(read_page(page))
