"""Header lines at the top of a text: "Title: …", "Source: …", "Date: …"."""

from __future__ import annotations

import re

from qabot.domain import Span
from qabot.sentences.paragraphs import lines_of

HEADER = re.compile(
    r"(?P<name>title|headline|source|publication|publisher|author|byline|by|date|published"
    r"|published on|pubdate|publication date|for (?:immediate )?release|release date|embargo"
    r"|updated|last updated|url|link)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
"""A line that names what it says about the article."""

_LABELLED = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}:(?: .*)?")  # "Section: News"
_TITLES = frozenset(("title", "headline"))
_VISIBLE = re.compile(r"\S")


def header_lines(text: str) -> tuple[Span, ...]:
    """The header lines that ``text`` begins with, trimmed; none where it begins otherwise.

    A title, or two lines that say different things, make a header: "Author: …" alone may be a
    turn of a conversation. So may other labels, but for those between header lines.
    """
    found: list[Span] = []
    between: list[Span] = []
    names: set[str] = set()
    for line in (line for line in lines_of(text) if len(line)):
        header = HEADER.fullmatch(text, line.start, line.end)
        if header and header["name"].lower() not in names:
            found += [*between, line]
            names.add(header["name"].lower())
            between = []
        elif header or not found or not _goes_on(text, (between or found)[-1], line):
            break
        else:
            between.append(line)
    return tuple(found) if names & _TITLES or len(names) > 1 else ()


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line is labelled, though with another word, and stands right below a header."""
    labelled = _LABELLED.fullmatch(text, line.start, line.end) is not None
    return labelled and text.count("\n", above.end, line.start) == 1


def without_header(text: str) -> tuple[str, int]:
    """``text`` with blanks for its header, but for the title's words, and where that ends.

    Every offset stays; and the title does, since it may tell a name in full.
    """
    lines = header_lines(text)
    if not lines:
        return text, 0
    end = lines[-1].end
    blank = _VISIBLE.sub(" ", text[:end])
    for header in (HEADER.fullmatch(text, line.start, line.end) for line in lines):
        if header and header["name"].lower() in _TITLES:
            start, stop = header.span("value")
            blank = blank[:start] + header["value"] + blank[stop:]
    return blank + text[end:], end
