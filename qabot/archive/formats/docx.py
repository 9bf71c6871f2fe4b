"""DOCX: the paragraphs of the document and its notes, read from the zip with bounded sizes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from qabot.archive.article import Extracted
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata
from qabot.archive.verdict import ReasonCode, Refusal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_OLE = b"\xd0\xcf\x11\xe0"
_XML_PER_FILE = 5  # times the file cap: markup outweighs the words it carries
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def extract(raw: bytes, limits: Limits) -> Extracted:
    """The text of a Word document, one paragraph a block; deleted text is left out.

    Raises ``Refusal``: encrypted or an old Word file, damaged, unpacking beyond the caps, no text.
    """
    if raw.startswith(_OLE):
        detail = "it needs a password, or is an old Word file: save it as plain .docx"
        raise Refusal(ReasonCode.ENCRYPTED, detail)
    title: str | None = None
    blocks = list[str]()
    for root in _parts(raw, limits):
        for paragraph in _paragraphs(root):
            text = _text(paragraph)
            if text:
                blocks.append(text)
                title = title or (text if _style(paragraph) == "Title" else None)
    if not blocks:
        raise Refusal(ReasonCode.NO_TEXT, "the document holds no text")
    return Extracted("\n\n".join(blocks), Metadata(title=title))


def _parts(raw: bytes, limits: Limits) -> Iterator[etree._Element]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = set(package.namelist())
            if _PARTS[0] not in names:
                raise Refusal(ReasonCode.DAMAGED, "it is no Word document: replace it")
            for name in _PARTS:
                if name in names:
                    yield _parsed(_content(package, name, _XML_PER_FILE * limits.file_bytes))
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Refusal(ReasonCode.DAMAGED, "the document is damaged: replace it") from error


def _content(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part's bytes; whatever size the zip claims, no more than ``most`` are unpacked."""
    if package.getinfo(name).flag_bits & 1:
        raise Refusal(ReasonCode.ENCRYPTED, "it needs a password: save it without one")
    with package.open(name) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise Refusal(
            ReasonCode.TOO_LARGE, f"the document unpacks to more than {most:,} bytes: split it"
        )
    return content


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph, but what only repeats a text box for programs that cannot draw it."""
    for repeated in list(root.iter(_FALLBACK)):
        repeated.clear()
    yield from root.iter(f"{_W}p")


def _text(paragraph: etree._Element) -> str:
    """A paragraph's own text: not that of text boxes in it, which are paragraphs themselves."""
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}pPr", f"{_W}rPr", _FALLBACK):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _pieces(child)


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val") if style is not None else None
