"""Headings: lines between the paragraphs of an article that are none of its sentences."""

from __future__ import annotations

import re

from qabot.domain import Span

_LONGEST = 80  # characters of a heading
_NEAR = 300  # characters looked at on either side
_NO_HEADING = re.compile(r"[.!?…:;,][\"”’')\]]*$|^[•·▪►●*–—>|-]|\d")  # an end, a bullet, a figure
_PROSE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_MARKED = re.compile(r"#{1,6} \S")  # as in Markdown
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?[-–—|])? (?=[^\Wa-z])")


def is_heading(text: str, sentence: Span) -> bool:
    """Whether a sentence is a short line alone that ends as none does, between lines of prose.

    One with a figure is rather a result or a price; but the time of an entry may stand before it
    ("10:45 Ferry turned back"). A line that is marked as a heading is one whatever it says.
    """
    words = sentence.of(text)
    if _MARKED.match(words):
        return True
    words = words[time.end() :] if (time := _TIME.match(words)) else words
    if len(words) > _LONGEST or _NO_HEADING.search(words):
        return False
    before = text[max(0, sentence.start - _NEAR) : sentence.start].rstrip(" \t")
    after = text[sentence.end : sentence.end + _NEAR].lstrip(" \t")
    if not (before.endswith("\n") or not before) or not after.startswith("\n"):
        return False
    above, below = before.rstrip(), after.lstrip().partition("\n")[0].rstrip()
    prose_above = not above or _PROSE_END.search(above) is not None
    return prose_above and (len(below) > _LONGEST or _PROSE_END.search(below) is not None)
