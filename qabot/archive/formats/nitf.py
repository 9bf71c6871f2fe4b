"""NITF 3: one news story (IPTC's News Industry Text Format)."""

from __future__ import annotations

from lxml import etree

from qabot.archive.clean import one_line
from qabot.archive.formats.markup import first_line, line, story
from qabot.archive.records import Fields

_DATES = (
    ("head/pubdata", "date.publication"),
    ("head/docdata/date.issue", "norm"),
    ("head/docdata/date.release", "norm"),
    ("body/body.head/dateline/story.date", "norm"),
)
_PAPER = (("head/pubdata", "name"),)
_HOLDER = (("head/docdata/doc.copyright", "holder"),)
WITHDRAWN = {"canceled", "cancelled", "withheld"}  # IPTC's words for what is not to be printed
_ADDRESS = (("head/pubdata", "ex-ref"),)


def fields_of(root: etree._Element) -> Fields:
    """What a ``nitf`` element states, and its story: sub-headline, dateline, body and end."""
    head = "body/body.head"
    return {
        "title": first_line(root, f"{head}/hedline/hl1", "head/title"),
        "byline": list(map(_byline, root.iterfind(f"{head}/byline"))),
        "published": _stated(root, _DATES),
        "source": _stated(root, _PAPER)
        or first_line(root, f"{head}/distributor")
        or _stated(root, _HOLDER),
        "url": _stated(root, _ADDRESS),
        "text": "" if _is_withdrawn(root) else "\n\n".join(filter(None, _parts(root))),
    }


def captions(root: etree._Element) -> int:
    """How many captions of pictures the story leaves out."""
    return sum(1 for _ in root.iter("media-caption"))


def _parts(root: etree._Element) -> list[str]:
    content = root.find("body/body.content")
    # The New York Times Annotated Corpus repeats the first paragraphs in a block before the text.
    whole = None if content is None else content.find("block[@class='full_text']")
    told = story(content if whole is None else whole)
    dateline = first_line(root, "body/body.head/dateline")
    above = [line(one) for one in root.iterfind("body/body.head/hedline/hl2")]
    if told and not told.startswith(dateline):
        above.append(dateline)
    return [*above, told, story(root.find("body/body.end"))] if told else []


def _is_withdrawn(root: etree._Element) -> bool:
    status = root.find("head/docdata[@management-status]")
    return status is not None and status.get("management-status") in WITHDRAWN


def _byline(byline: etree._Element) -> str:
    """Who wrote it, without his or her position."""
    said = (byline.text or "", *map(_unless_position, byline))
    return one_line("".join(said)).rstrip(" ,;") or line(byline)


def _unless_position(part: etree._Element) -> str:
    told = "" if part.tag == "byttl" else one_line(" ".join(part.itertext()))
    alone = not (part.tail or "").strip() and _is_person(part) and _is_person(part.getnext())
    return told + (", " if alone else part.tail or "")


def _is_person(part: etree._Element | None) -> bool:
    return part is not None and part.tag == "person"


def _stated(root: etree._Element, places: tuple[tuple[str, str], ...]) -> str:
    found = (one.get(name) for path, name in places for one in root.iterfind(path))
    return next(filter(None, found), "")
