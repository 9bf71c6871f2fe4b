"""The lines of an article that are not its story. Pure, and conservative.

Only whole lines are ever named, and only those that match a known form from first to last
character: a sentence of the story that mentions a copyright or a newsletter stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qabot.archive.fingerprint import normalized
from qabot.archive.head import read_head
from qabot.domain import Span
from qabot.sentences import lines_of

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_LONGEST = 400  # characters; a longer line is prose
_YEARS = r"\d{4}(?:\s*[-–,]\s*\d{4})*"
_HOST = r"(?:[\w-]+\.)+[a-z]{2,}\b(?!\s+\w).*"
_HOLDER = r"(?:the\s+)?(?-i:[A-Z]).*"
_RIGHTS = (
    r"(?:copyright\s+(?:©|\(c\))|©|\(c\)\s*\d{4}|all rights reserved).*",
    (
        rf"copyright\s+{_YEARS}(?:\W*|\W*all rights reserved.*|\W+by\s.*|\W+{_HOST}"
        rf"|[,.]?\s+{_HOLDER})"
    ),
    r"this (?:material|article|story) may not be (?:published|reproduced|copied).*",
    r"(?:click here for )?reprint (?:permission|rights)s?\.?",
)
_COMMENTS = (
    r"[\w .,'’&-]{0,60}comments? policy\.?",
    r"[\w .,'’&-]{0,60} welcomes your comments\b.*",
    r"(?:please )?read our comments? policy before commenting\.?",
    r"(?:\d+ )?comments?(?: \(\d+\))?",
    r"(?:leave|post|add|view) (?:a )?comments?|join the (?:conversation|discussion)\.?",
)
_CONTROLS = (
    r"click (?:here )?to (?:read more|hide|show|expand|enlarge|view|share|print|email)\b.{0,60}",
    r"(?:click|tap) here (?:to|for) .{0,80}",
    r"(?:read|see|show|load|view) (?:more|less|all|next)(?: (?:stories|articles|news))?\W*",
    r"continue reading(?: (?:the main story|below))?\W*|skip to (?:main )?content",
    r"(?:print|e-?mail|share|tweet|save|facebook|twitter|whatsapp|linkedin|copy link)\W*",
    r"(?:loading|menu|close)\W*",
    r"share (?:this|on|via)\b(?: (?:article|story|page|post|link|facebook|twitter|e-?mail))*\W*",
    r"(?:story continues below )?advertise?ment\W*(?:continue reading.*)?|sponsored(?: content)?",
    r"story continues below.{0,40}|article continues (?:below|after).{0,40}",
)
_SHOPS = r"(?:here|now|today|from|in the app|(?:for|on) (?:i\w+|android|google|free|your))\b"
_OURS = r"(?:our|independent) (?:[\w-]+ ){0,3}(?:journalism|journalists|newsroom|reporting)"
_OFFERS = (
    r"(?:sign up|subscribe|register)\b.{0,120}\b(?:newsletter|alert|podcast|inbox)s?\b.{0,60}",
    r"(?:sign up|subscribe|register)\b.{0,60}\b(?:e-?mails?|channel)\W*",
    r"(?:sign up|register)(?: (?:here|online|free|for free))* (?:today|now)\W*",
    r"subscribe\b.{0,60} (?:today|now)\W*",
    r"sign up to (?:get|receive) .{0,120}",
    r"read the (?:rest|full) .{0,40}\b(?:story|article)\b.{0,40}",
    r"(?:follow|like|find) (?:us|\S+ \S+|@?\w+) on (?:twitter|facebook|instagram|x)\b.{0,80}",
    rf"(?:download|get) (?:the|our) (?:free )?.{{0,30}}\bapp(?:,? {_SHOPS}.{{0,60}})?\W*",
    rf"(?:support|donate to) (?:us|{_OURS})(?: (?:with|by) .{{0,60}})?(?: (?:today|now))?\W*",
    r"our standards: .{0,80}",
    r"(?:related|recommended|most popular|most read|trending|more on this story)\W*",
    r"(?:you may also like|up next|read next)\W*",
)
_CREDITS = (
    r"\(?(?:additional |further )?(?:reporting|writing|editing) by .{1,200}",
    r".{0,200}\bcontributed (?:reporting\b|(?:reporting )?to this (?:report|story|article)).{0,60}",
    r"(?:image|photo|picture|photograph|media) (?:copyright|credit|courtesy)s?\b.{0,100}",
    r"(?:twitter|e-?mail|facebook|instagram)(?:: ?\S+| \S*@\S+)|follow @\w+.{0,60}|@\w+\.?",
    r"https?://\S+|[\W_]+",
)
_FORMS = (*_RIGHTS, *_COMMENTS, *_CONTROLS, *_OFFERS, *_CREDITS)
_FORM = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|says|told|asked|wrote|warned|argued)\b")  # the page quotes nobody


def boilerplate(text: str, title: str | None = None) -> tuple[Span, ...]:
    """The lines of ``text`` that no passage should hold, trimmed, ordered and disjoint.

    Head matter (title, dateline, byline, headers) and the forms above. ``title`` is the
    article's: a first line that repeats it is head matter, one that is another stays.
    """
    spans = {*_head_lines(text, title)}
    for span in lines_of(text):
        if 0 < len(span) <= _LONGEST and _is_of_the_page(span.of(text)):
            spans.add(span)
    return tuple(sorted(spans))


def _is_of_the_page(line: str) -> bool:
    return bool(_FORM.fullmatch(line)) and not _TOLD.search(line)


def _head_lines(text: str, title: str | None) -> Iterator[Span]:
    head = read_head(text)
    first = next((span for span in lines_of(text) if len(span)), None)
    line = " ".join(first.of(text).split()) if first else ""
    if title and first and _repeats(line, title) and text[first.end :].strip():
        yield first
    for span in head.spans:
        stated = title is None or _repeats(head.metadata.title or "", title)
        if span != head.title or stated:
            yield span


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the title again; not where the title is the lead, as written."""
    if len(line) > 2 * len(title) + 20 or (_SENTENCE.search(line) and line == title):
        return False
    return _comparable(line) == _comparable(title)


def _comparable(line: str) -> str:
    return normalized(line).strip("#. ").casefold()
