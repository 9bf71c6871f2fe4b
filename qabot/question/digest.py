"""Requests for the news itself, on no topic: "What happened last week?", "today's headlines".

What asks nothing but when it was printed has no words to look for: the newest articles are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qabot.dates.expression import Expression, read_expression
from qabot.dates.period import Period
from qabot.domain import Span
from qabot.number_words import CARDINALS
from qabot.question.courtesies import GREETING, THANK

_LONGEST = 200  # characters of a request for news
_THE = r"(?:(?:the|an?|any|all|some|your|our|me|this)\s+)*"
_FEW = rf"\d{{1,2}}|{'|'.join(CARDINALS[2:11])}"
_SORT = r"more|other|top|main|big(?:gest)?|latest|newest|most|recent|major|important|breaking"
_NEWEST = rf"(?:(?:{_SORT}|{_FEW})\s+)*"
_OF_THE_DAY = r"(?:\s+of\s+the\s+(?:hour|moment|day|week|month|year))?"
_NEWS = rf"""{_THE}{_NEWEST}(?:news(?:\s+stories)?|headlines?|stor(?:y|ies)|articles|events
  |updates?|front\s+pages?){_OF_THE_DAY}"""
_SUMMARY = r"""(?:(?:short|brief|quick|daily|weekly|monthly)\s+)?
  (?:summary|overview|digest|round-?\s?up|recap|rundown)"""
_PAPER = r"(?:the|this|your|our)\s+(?:archives?|news(?:papers?)?|papers?|press|articles|stories)"
_GIVE = (
    r"(?:gimme|(?:give|show|tell|list|get|"
    r"read|find|send|see|hear)(?:\s+(?:me|us))?|i\s+(?:want|need))\s+"
)
_WHAT = r"(?:wh?at|which)"
_IS = r"(?:['’]?s|['’]re|\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been))"
_PRINTED = r"(?:reported|published|printed|written)"
_DONE = rf"(?:{_PRINTED}|covered|in|on|there|new|out)"
_OF_NOTE = r"(?:new|else|interesting|important|big|major|exciting|special)"
_HAPPENED = r"hap+en+e?d"  # as it is also typed
_REQUEST = rf"""
    {_WHAT}(?:\s+(?:else|all))?\s+(?:has\s+|have\s+)?(?:{_HAPPENED}|went\s+on)
  | {_WHAT}(?:\s+else)?{_IS}\s+(?:been\s+)?(?:happening|going\s+on|new|{_PRINTED})
  | {_WHAT}{_IS}\s+(?:up\s+)?(?:in\s+)?{_NEWS}
  | {_WHAT}{_IS}\s+(?:in|on)\s+{_PAPER}
  | {_WHAT}(?:\s+(?:news|stories|articles))?\s+(?:did|do|does|have|has)\s+(?:{_PAPER}|you)\s+
      (?:report|say|write|print|publish|cover|reported|published|printed|got|have)
  | {_WHAT}\s+(?:news|stories|articles){_IS}\s+{_DONE}
  | {_WHAT}\s+(?:did|have)\s+i\s+miss(?:ed)?(?:\s+while\s+i\s+was\s+(?:away|out|gone|off))?
  | {_WHAT}\s+(?:has\s+)?made\s+{_NEWS}
  | (?:is|are|was|were)\s+there\s+{_NEWS}
  | (?:(?:do|have)\s+you\s+)?(?:have|got)\s+{_NEWS}
  | (?:(?:is|was)\s+there\s+)?(?:anything|something)(?:\s+{_OF_NOTE})?
  | (?:(?:did|has)\s+)?(?:anything|something)(?:\s+{_OF_NOTE})?\s+(?:happen(?:ing)?|{_HAPPENED})
  | (?:catch|bring|get)\s+me\s+up(?:\s+to\s+(?:date|speed))?
  | update\s+(?:me|us) | fill\s+(?:me|us)\s+in
  | (?:{_GIVE})?{_THE}{_SUMMARY}(?:{_OF_THE_DAY}|\s+(?:of|on)\s+{_NEWS}|\s+of\s+{_PAPER})?
  | (?:summari[sz]e|sum\s+up|recap)(?:\s+(?:for\s+me|{_NEWS}|{_PAPER}))*
  | (?:{_GIVE})?{_NEWS}(?:\s+(?:(?:that|which)\s+)?(?:(?:was|were)\s+)?{_PRINTED})?
  | (?:{_GIVE})?(?:(?:the\s+)?(?:latest|newest)|everything)
"""
_WISH = r"i(?:(?:['’]?d|\s+would)\s+(?:like|love)|\s+want)\s+to(?:\s+know)?"
_COURTESY = rf"""\W*(?:(?:{GREETING}|{THANK}|{_WISH}|please|so|and|ok|okay|can|could|would|you
  |tell\s+me|well)\W+)*"""
_WHERE = rf"""(?:\s+(?:(?:in|from)\s+{_PAPER}|(?:in|around|across)\s+the\s+world|around\s+here
  |here|out\s+there))?"""
_NOW = r"(?:\s+(?:right\s+now|now|lately|recently|currently|at\s+the\s+moment|these\s+days))?"
_LEFT = r"(?:\s+(?:of|for|from|on|in))?"  # a preposition that a date has left behind
_DIGEST = re.compile(
    rf"{_COURTESY}(?:{_REQUEST}){_WHERE}{_NOW}{_LEFT}(?:\W+(?:please|pls|plz|{THANK}))*\W*",
    re.IGNORECASE | re.VERBOSE,
)
# A date where it limits no other question: "headlines of 3 May 2003", "May 2003 news", "today's".
_BEGINS = re.compile(r"(?<![\w'’-])(?:(?:of|for|from)\s+)?(?P<when>\w)", re.IGNORECASE)
_OWNS = re.compile(r"['’]s\b", re.IGNORECASE)
_OWN = re.compile(  # "todays news"
    r"\b(?P<when>today|yesterday|(?:last|this)\s+(?:week|month|year))s(?=\s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Digest:
    """A request for news; ``period`` is of which days, or None for the newest there is."""

    period: Period | None


def read_digest(text: str, period: Period | None, today: date) -> Digest | None:
    """What news ``text``, of which ``period`` was read, asks for; None where it asks on a topic.

    A request may have its days as no question has them: "headlines of 3 May 2003".
    """
    if len(text) > _LONGEST:
        return None
    if period is not None:
        return Digest(period) if _asks_for_news(_without(text, period.span)) else None
    if _asks_for_news(text):
        return Digest(None)
    dated = (one for one in _dated(text, today) if _asks_for_news(one[1]))
    return next((Digest(period) for period, _ in dated), None)


def _asks_for_news(text: str) -> bool:
    return _DIGEST.fullmatch(" ".join(text.split())) is not None


def _dated(text: str, today: date) -> Iterator[tuple[Period, str]]:
    """The days that ``text`` names, each with what is left without them: "today's paper" the paper.

    "Today" too, which in no other question tells days apart: it means "now".
    """
    for begins in _BEGINS.finditer(text):
        place = begins.start("when")
        found = read_expression(text, place, today)
        if found is None:
            continue
        span = Span(place, found.end)
        owns = _OWNS.match(text, found.end)
        left = f"{text[: begins.start()]} {text[found.end :]}"
        if owns:
            left = f"{text[:place]} the {text[owns.end() :]}"
        yield _period(found, span, text), left
    for own in _OWN.finditer(text):
        span = Span(*own.span("when"))
        found = read_expression(span.of(text), 0, today)
        if found is not None:
            yield _period(found, span, text), f"{text[: own.start()]} the {text[own.end() :]}"


def _period(found: Expression, span: Span, text: str) -> Period:
    return Period(found.since, found.until, span, span.of(text), found.dated)


def _without(text: str, span: Span) -> str:
    return f"{text[: span.start]} {text[span.end :]}"
