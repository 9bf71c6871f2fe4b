"""Requests for the news itself, on no topic: "What happened last week?", "today's headlines".

What asks nothing but when it was printed has no words to look for: the newest articles are told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from qabot.dates.expression import read_expression
from qabot.dates.period import Period
from qabot.domain import Span

_THE = r"(?:the\s+|an?\s+|any\s+|all\s+|some\s+|your\s+|our\s+|me\s+|this\s+)*"
_NEWEST = r"(?:(?:top|main|big(?:gest)?|latest|newest|most|recent|major|important)\s+)*"
_NEWS = rf"{_THE}{_NEWEST}(?:news(?:\s+stories)?|headlines?|stor(?:y|ies)|articles|events|updates?)"
_SUMMARY = r"(?:(?:short|brief|quick)\s+)?(?:summary|overview|digest|round-?\s?up|recap|rundown)"
_PAPER = r"(?:the|this|your|our)\s+(?:archives?|news(?:papers?)?|papers?|press|articles|stories)"
_GIVE = r"(?:(?:give|show|tell|list|get|read|find|send)(?:\s+(?:me|us))?|i\s+(?:want|need))\s+"
_WHAT = r"(?:what|which)"
_IS = r"(?:['’]?s|['’]re|\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been))"
_DONE = r"(?:reported|published|printed|written|covered|in|on|there|new|out)"
_REQUEST = rf"""
    {_WHAT}(?:\s+(?:else|all))?\s+(?:has\s+|have\s+)?(?:happened|went\s+on)
  | {_WHAT}{_IS}\s+(?:been\s+)?(?:happening|going\s+on|new|reported|published|printed)
  | {_WHAT}{_IS}\s+(?:in\s+)?{_NEWS}
  | {_WHAT}{_IS}\s+(?:in|on)\s+{_PAPER}
  | {_WHAT}(?:\s+(?:news|stories|articles))?\s+(?:did|do|does|have|has)\s+(?:{_PAPER}|you)\s+
      (?:report|say|write|print|publish|cover|reported|published|printed|got|have)
  | {_WHAT}\s+(?:news|stories|articles){_IS}\s+{_DONE}
  | {_WHAT}\s+(?:did|have)\s+i\s+miss(?:ed)?
  | {_WHAT}\s+(?:has\s+)?made\s+{_NEWS}
  | (?:is|are|was|were)\s+there\s+(?:any|some)\s+{_NEWS}
  | (?:anything|something)(?:\s+(?:new|happen(?:ed|ing)|interesting))?
  | (?:catch|bring|get)\s+me\s+up(?:\s+to\s+(?:date|speed))?
  | (?:{_GIVE})?{_THE}{_SUMMARY}(?:\s+(?:of|on)\s+{_NEWS}|\s+of\s+{_PAPER})?
  | (?:summari[sz]e|sum\s+up|recap)(?:\s+(?:for\s+me|{_NEWS}|{_PAPER}))*
  | (?:{_GIVE})?{_NEWS}
  | (?:{_GIVE})?(?:the\s+)?(?:latest|newest)
"""
_COURTESY = r"\W*(?:(?:please|so|and|ok|okay|hi|hello|can|could|you|tell\s+me|well)\W+)*"
_WHERE = rf"(?:\s+(?:in|from)\s+{_PAPER})?"
_LEFT = r"(?:\s+(?:of|for|from|on|in))?"  # a preposition that a date has left behind
_DIGEST = re.compile(
    rf"{_COURTESY}(?:{_REQUEST}){_WHERE}{_LEFT}(?:\W+please)?\W*", re.IGNORECASE | re.VERBOSE
)
# A date where it limits no other question: "headlines of 3 May 2003", "today's news", "now today".
_DATES = (
    re.compile(r"\s(?:of|for|from)\s+(?P<when>\S.*?)[\s?.!]*$", re.IGNORECASE),
    re.compile(r"\b(?P<when>today|yesterday|(?:last|this)\s+\w+?)['’]s\b", re.IGNORECASE),
    re.compile(r"\s(?P<when>today)\b(?!['’])", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Digest:
    """A request for news; ``period`` is of which days, or None for the newest there is."""

    period: Period | None


def read_digest(text: str, period: Period | None, today: date) -> Digest | None:
    """What news ``text``, of which ``period`` was read, asks for; None where it asks on a topic.

    A request may have its days as no question has them: "headlines of 3 May 2003".
    """
    if period is not None:
        return Digest(period) if _asks_for_news(_without(text, period.span)) else None
    if _asks_for_news(text):
        return Digest(None)
    for form in _DATES:
        found = form.search(text)
        if found and _asks_for_news(_without(text, Span(*found.span()))):
            period = _whole(Span(*found.span("when")), text, today)
            if period is not None:
                return Digest(period)
    return None


def _asks_for_news(text: str) -> bool:
    return _DIGEST.fullmatch(" ".join(text.split())) is not None


def _without(text: str, span: Span) -> str:
    return f"{text[: span.start]} {text[span.end :]}"


def _whole(span: Span, text: str, today: date) -> Period | None:
    """The days of the words at ``span``, where these name days and nothing else."""
    written = span.of(text)
    found = read_expression(written, 0, today)
    if found is None or found.end != len(written):
        return None
    return Period(found.since, found.until, span, written, found.dated)
