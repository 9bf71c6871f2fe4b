"""XML of somebody's own making: an article an element, its fields named as a record's are."""

from __future__ import annotations

from lxml import etree

from qabot.archive.formats.markup import line, story, story_in
from qabot.archive.metadata import by_name, read_metadata
from qabot.archive.records import TEXTS, Fields, text_in


def articles(root: etree._Element) -> list[Fields]:
    """What the outermost element states, or each of those in it that are named as an article is.

    An article has a title and a text, each in an element or an attribute of its own; of what lacks
    either nothing is stated. Empty where there is no article, and for XML with a namespace, which
    has a meaning of its own.
    """
    if etree.QName(root).namespace:
        return []
    if alone := _fields(root):
        return [alone]
    inside = [(one.tag, _fields(one)) for one in root.iterchildren(etree.Element)]
    named = {tag for tag, fields in inside if fields}
    return [fields for tag, fields in inside if tag in named]


def _fields(element: etree._Element) -> Fields:
    stated = by_name({str(one.tag): one for one in element.iterchildren(etree.Element)})
    fields: dict[str, object] = {**element.attrib}
    fields |= {name: _told(one) if name in TEXTS else line(one) for name, one in stated.items()}
    return fields if text_in(fields) and read_metadata(fields).title else {}


def _told(element: etree._Element) -> str:
    """The paragraphs of a text, marked up or not."""
    return story(element) if len(element) else story_in(element.text or "")
