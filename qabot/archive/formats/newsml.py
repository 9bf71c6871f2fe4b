"""NewsML-G2: news items, alone or in a message, with their text in NITF or XHTML."""

from __future__ import annotations

from lxml import etree

from qabot.archive.formats import nitf
from qabot.archive.formats.markup import first_line, story, story_in
from qabot.archive.records import Fields

_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem")


def items(message: etree._Element) -> list[Fields]:
    """The items of a message; those that are no news have no text."""
    return [fields_of(item) for item in message.iterfind("itemSet/*") if item.tag in _ITEMS]


def fields_of(item: etree._Element) -> Fields:
    """What a ``newsItem`` states, its story, and what a story in NITF states besides.

    One that was withdrawn has no text.
    """
    if _status(item) in nitf.WITHDRAWN:
        return {"id": item.get("guid", "")}
    inner = item.find("contentSet/inlineXML/nitf")
    told = {} if inner is None else dict(nitf.fields_of(inner))
    stated = {
        "id": item.get("guid", ""),
        "title": first_line(item, "contentMeta/headline", "itemMeta/title"),
        "byline": first_line(item, "contentMeta/by") or _creators(item),
        "source": first_line(item, "contentMeta/creditline", "itemMeta/provider/name",
                             "contentMeta/infoSource/name"),
        "published": first_line(item, "contentMeta/contentCreated", "itemMeta/firstCreated",
                                "itemMeta/versionCreated"),
        "text": told.get("text") or _text(item),
    }  # fmt: skip
    return told | {name: value for name, value in stated.items() if value}


def _status(item: etree._Element) -> str:
    """The last word of a code such as "stat:canceled"."""
    status = item.find("itemMeta/pubStatus")
    return "" if status is None else status.get("qcode", "").rpartition(":")[2]


def _creators(item: etree._Element) -> str:
    names = (first_line(one, "name") for one in item.iterfind("contentMeta/creator"))
    return ", ".join(filter(None, names))


def _text(item: etree._Element) -> str:
    marked_up = map(story, item.iterfind("contentSet/inlineXML"))
    written = map(_written, item.iterfind("contentSet/inlineData"))
    told = next(filter(None, marked_up), "") or next(filter(None, written), "")
    dateline = first_line(item, "contentMeta/dateline")
    return told if not told or told.startswith(dateline) else f"{dateline}\n\n{told}"


def _written(data: etree._Element) -> str:
    text = data.text or ""
    return text.strip() if data.get("contenttype") == "text/plain" else story_in(text)
