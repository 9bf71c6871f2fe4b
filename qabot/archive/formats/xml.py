"""XML of the news trade: NITF, NewsML-G2, RSS and Atom, told by the outermost element.

And any whose elements are named as the fields of a record are.

No DTD is loaded, no address opened, no entity expanded; a file that declares its own is refused.
"""

from __future__ import annotations

import re

from lxml import etree

from qabot.archive.article import Extracted
from qabot.archive.clean import one_line
from qabot.archive.formats import feed, newsml, nitf, own_xml
from qabot.archive.formats.html import decode_html
from qabot.archive.limits import Limits
from qabot.archive.metadata import read_metadata
from qabot.archive.records import Fields, Records, decoded, text_in
from qabot.archive.verdict import ReasonCode, Refusal

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_KNOWN = re.compile(  # the namespaces whose elements are read by their local names
    r"iptc\.org|/nitf|1999/xhtml$|2005/Atom$|purl\.org/(?:rss|dc|atom)|22-rdf-syntax-ns#$"
)
_ENTITY = re.compile(r"&[A-Za-z]\w{1,30};")
_TEXTLESS = "it holds no text to read: it may be a picture, a list or a link, or was withdrawn"
_SEVERAL = {
    "rss": feed.items,
    "RDF": feed.items,
    "feed": feed.items,
    "newsMessage": newsml.items,
}
_ONE = {"nitf": nitf.fields_of, "newsItem": newsml.fields_of}


def extract(raw: bytes, limits: Limits) -> Extracted | Records:  # noqa: ARG001 - as every format
    """The article of a NITF or NewsML file, or the records of a feed or a message of several.

    Raises ``Refusal``: not well-formed, entities of its own, XML of another kind, no text.
    """
    root = _parsed(_DECLARATION.sub("", decode_html(raw), count=1))
    if root.tag in _SEVERAL:
        return Records.of("item", _TEXTLESS, _SEVERAL[root.tag](root))
    if root.tag in _ONE:
        return _article(_ONE[root.tag](root), captions=nitf.captions(root))
    own = own_xml.articles(root)
    if len(own) > 1:
        return Records.of("item", _TEXTLESS, own)
    if own:
        return _article(own[0], captions=0)
    raise Refusal(
        ReasonCode.NO_ARTICLES,
        f'XML of another kind, "{etree.QName(root).localname[:40]}": '
        "NITF, NewsML-G2, RSS and Atom are read, and elements with a title and a text",
    )


def _article(fields: Fields, captions: int) -> Extracted:
    text = text_in(fields)
    if text is None:
        raise Refusal(ReasonCode.NO_TEXT, _TEXTLESS)
    note = f"read, but for the captions of pictures ({captions:,})" if captions else ""
    return Extracted(text, read_metadata(fields), note=note)


def _character(entity: re.Match[str]) -> str:
    """What HTML means by a name that XML leaves to a DTD; what marks up stays as written."""
    meant = decoded(entity[0])
    return entity[0] if meant in "<>&\"'" else meant


def _parsed(text: str) -> etree._Element:
    """The tree, with the known elements under their local names."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(_ENTITY.sub(_character, text.strip()), parser)
    except etree.XMLSyntaxError as error:
        detail = f"the file is not well-formed XML ({one_line(error.msg)}): mend or replace it"
        raise Refusal(ReasonCode.DAMAGED, detail) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        detail = "it declares entities of its own, which are not read: save it without"
        raise Refusal(ReasonCode.DAMAGED, detail)
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if name.namespace and _KNOWN.search(name.namespace):
            element.tag = name.localname
    return root
