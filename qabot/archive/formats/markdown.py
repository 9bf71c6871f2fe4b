"""Markdown: front matter is metadata and no part of the text; the rest reads as it would in print.

Marks of emphasis and of quoted blocks and the addresses of links go; headings and lists stay as
written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from qabot.archive.article import Extracted
from qabot.archive.clean import clean
from qabot.archive.encoding import decode
from qabot.archive.formats.front_matter import below_front_matter

_VERBATIM = (
    r"(?<!`)(?P<ticks>`{1,3})(?!`)[^\n]{1,500}?(?<!`)(?P=ticks)(?!`)"
    r"|\b[a-z]{2,10}://[^\s()\[\]<>]+"
)
_EMPHASIS = re.compile(
    rf"{_VERBATIM}|(?<![\w*\\])(?P<mark>\*{{1,3}}|__?)(?=[^\s*_])"
    r"(?P<words>[^*\n]{1,500}?)(?<=[^\s*\\])(?P=mark)(?![\w*])"
)
_LINK = re.compile(
    rf"{_VERBATIM}|(?<![!\\])\[(?P<words>[^\[\]\n]{{1,300}})\]"
    r"\((?:https?:|/|mailto:)[^()\s]{1,500}\)"
)
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)


def read_markdown(raw: bytes) -> Extracted:
    """The text below the front matter, and what the front matter states.

    Raises ``Refusal`` when there is front matter that does not parse: leaving it in would make
    it part of the article's words.
    """
    found = below_front_matter(clean(decode(raw)))
    return replace(found, text=_printed(found.text))


def _printed(text: str) -> str:
    """The text without marks of emphasis and quoted blocks, and with the words of links alone.

    Twice, for what is set in bold within italics. A star or underscore that begins or ends
    nothing ("2 * 3", "file_name_2") stays, and so does what is set as code or is an address.
    """
    text = _QUOTED_LINE.sub("", text)
    for _ in range(2):
        text = _EMPHASIS.sub(_words, text)
        text = _LINK.sub(_words, text)
    return text


def _words(found: re.Match[str]) -> str:
    return found["words"] or found[0]
