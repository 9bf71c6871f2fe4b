"""An HTML page as blocks of text and the facts its head states, in one linear pass.

Works on any nesting, so it reads what a tree-building parser gives up on, and it is the measure
of how much text a page has: the story that was told apart is checked against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNSEEN = {"script", "style", "noscript", "template", "svg", "head", "title", "iframe", "object",
           "select", "button", "canvas", "math"}  # fmt: skip
_ASIDE = {"nav", "footer", "aside", "form", "menu", "dialog"}
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|related|promo|newsletter|sidebar|footer|nav(?:bar|igation)?"
    r"|cookies?|share|sharing|social|breadcrumbs?|advert\w*|teasers?|recommend\w*|popular)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_BLOCK = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
          "table", "tr", "td", "th", "section", "article", "main", "header", "figure", "br", "hr",
          "figcaption", "dl", "dt", "dd", "address", "body", "details", "summary",
          *_ASIDE}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
         "source", "track", "wbr"}  # fmt: skip
_IMPLIED_END = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}  # closed by the next of its kind
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between block tags; ``aside`` when it stands outside any story."""

    text: str
    aside: bool
    in_article: bool


@dataclass(slots=True)
class Page:
    """What one pass over a page saw. ``depth`` is its deepest nesting of open tags."""

    blocks: list[Block] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    linked_data: list[str] = field(default_factory=list)
    title: str = ""
    heading: str = ""
    depth: int = 0
    elements: int = 0


def read_page(html: str) -> Page:
    """The blocks and stated facts of ``html``, however broken it is."""
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    parser.end_block()
    return parser.page


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, bool]] = []  # tag, and whether it begins an aside
        self._words: list[str] = []
        self._unseen = self._asides = self._articles = 0
        self._capture: str | None = None
        self._unfindable = set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements += 1
        attributes = {name: value or "" for name, value in attrs}
        self._read_facts(tag, attributes)
        if tag in _BLOCK:
            self.end_block()
        if tag in _VOID:
            return
        if tag in _IMPLIED_END and self._open and self._open[-1][0] == tag:
            self._pop()
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        aside = tag in _ASIDE or (tag not in ("body", "html") and bool(_ASIDE_NAME.search(names)))
        self._push(tag, aside)
        self._capture = _captured(tag, attributes) or self._capture

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in ("p", "div", "script", "style"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK:
            self.end_block(heading=tag == "h1")
        if not any(open_tag == tag for open_tag, _ in reversed(self._open[-50:])):
            return
        while self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._capture == "linked":
            self.page.linked_data.append(data)
        elif self._capture == "title":
            self.page.title = (self.page.title + data)[:1_000]
        elif not self._unseen:
            self._words.append(data)

    def parse_comment(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the library's
        """Pass over a comment."""
        return self._past("-->", i)

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration; the library's own method gives up on broken ones."""
        return self._past(">", i)

    def _past(self, mark: str, start: int) -> int:
        if mark not in self._unfindable:
            end = self.rawdata.find(mark, start + 2)
            if end >= 0:
                return end + len(mark)
            self._unfindable.add(mark)  # nor any further on: one search is enough
        return start + 2

    def end_block(self, *, heading: bool = False) -> None:
        """Close the block that is being read; one without text is none."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if text:
            self.page.blocks.append(Block(text, self._asides > 0, self._articles > 0))
            if heading and not self.page.heading:
                self.page.heading = text

    def _push(self, tag: str, aside: bool) -> None:
        self._open.append((tag, aside))
        self.page.depth = max(self.page.depth, len(self._open))
        self._count(tag, aside, 1)

    def _pop(self) -> str:
        tag, aside = self._open.pop()
        self._count(tag, aside, -1)
        self._capture = None
        return tag

    def _count(self, tag: str, aside: bool, by: int) -> None:
        self._unseen += by * (tag in _UNSEEN)
        self._asides += by * aside
        self._articles += by * (tag == "article")

    def _read_facts(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            )
            self._fact(name or "", attributes.get("content", ""))
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower():
            self._fact("canonical", attributes.get("href", ""))
        elif tag == "time":
            self._fact("time", attributes.get("datetime", ""))

    def _fact(self, name: str, value: str) -> None:
        if name and value.strip():
            self.page.meta.setdefault(name.lower(), value.strip()[:2_000])


def _captured(tag: str, attributes: dict[str, str]) -> str | None:
    if tag == "title":
        return "title"
    if tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
        return "linked"
    return None
