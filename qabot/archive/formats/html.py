"""HTML: the story told apart from its page by trafilatura, checked against the whole page.

Where trafilatura raises, or loses most of the text, all text outside menus, comments and
footers is taken instead, and the verdict says so.
"""

from __future__ import annotations

import codecs
import re

import lxml.etree
import trafilatura

from qabot.archive.article import Extracted
from qabot.archive.clean import clean
from qabot.archive.encoding import decode
from qabot.archive.formats.page import Block, Page, read_page
from qabot.archive.formats.page_facts import page_metadata
from qabot.archive.limits import Limits
from qabot.archive.verdict import ReasonCode, Refusal

_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4_096  # bytes in which a page declares its encoding
_PROSE = 60  # characters from which a block counts as prose
_PLAIN = 0.3  # share of a page's text that must stand outside asides for these to be left out
_INSIDE = 0.5  # share of the rest that must stand in <article> for it to be the story
_LOST = 0.5  # share of the prose that may be missing from the story
_SAID = 0.01  # share from which on the verdict says so
_MOST_ELEMENTS = 20_000  # beyond this trafilatura takes minutes


def extract(raw: bytes, limits: Limits) -> Extracted:
    """The story of a page. Raises ``Refusal`` for a page without text."""
    html = decode_html(raw)
    page = read_page(html)
    if page.depth > limits.html_depth or page.elements > _MOST_ELEMENTS:
        return whole_page(page, "nested or cut up beyond the limit")
    story = _story(html)
    if story is None:
        return whole_page(page, "the story could not be told apart")
    lost = _missing(page, story)
    if lost > _LOST:
        return whole_page(page, "the story alone would have lost most of the text")
    note = f"read, but for {lost:.0%} of the page's prose, taken for no part of the story"
    return Extracted(
        "\n\n".join(story.split("\n")), page_metadata(page), note=note if lost > _SAID else ""
    )


def decode_html(raw: bytes) -> str:
    """The page's characters: valid UTF-8 first, then the declared encoding, then the ladder."""
    try:
        return clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        declared = _declared(raw)
    if declared:
        try:
            return clean(raw.decode(declared))
        except (UnicodeDecodeError, LookupError):  # wrong, or no encoding of text at all
            pass
    return clean(decode(raw))


def whole_page(page: Page, why: str) -> Extracted:
    """All text outside menus, comments and footers; if there is none, all text there is."""
    text = story_text(page)
    if not text:
        raise Refusal(ReasonCode.NO_TEXT, "the page holds no text: it may be made by a script")
    note = f"read as a whole page ({why})"
    return Extracted(text, page_metadata(page), ReasonCode.READ_WHOLE_PAGE, note)


def story_text(page: Page) -> str:
    """All text outside menus, comments and footers, else all there is, in paragraphs."""
    return "\n\n".join(block.text for block in _story_blocks(page))


def _declared(raw: bytes) -> str | None:
    """The encoding in a meta tag or an XML declaration.

    Latin-1 means Windows-1252 on the web (WHATWG Encoding).
    """
    found = _CHARSET.search(raw[:_HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name.startswith("utf-16"):
        return None  # a tag that can be read as ASCII is not in UTF-16
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}.get(name, name)


def _story(html: str) -> str | None:
    try:
        story = trafilatura.extract(
            html, output_format="txt", include_comments=False, favor_recall=True
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError,
            AssertionError, lxml.etree.LxmlError):  # fmt: skip
        return None
    return story if story and story.strip() else None


def _missing(page: Page, story: str) -> float:
    """The share of the page's prose, by characters, that ``story`` does not hold."""
    held = "".join(story.split())
    prose = [block.text for block in _story_blocks(page) if len(block.text) >= _PROSE]
    total = sum(map(len, prose))
    lost = sum(len(text) for text in prose if "".join(text.split()) not in held)
    return lost / total if total else 0.0


def _story_blocks(page: Page) -> list[Block]:
    """The blocks of ``<article>``, else those outside asides, else all.

    Each only where it holds a good part of the next: names such as "with-sidebar" mark whole
    pages, and teasers come as articles too.
    """
    plain = [block for block in page.blocks if not block.aside]
    if _size(plain) < _PLAIN * _size(page.blocks):
        return page.blocks
    inside = [block for block in plain if block.in_article]
    return inside if _size(inside) >= _INSIDE * _size(plain) else plain


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)
