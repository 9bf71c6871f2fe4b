"""Requests for whatever the archive has on a topic: "What does the archive say about the dam?".

They ask nothing in particular, so the topic itself is looked for, as if it had been typed alone.
"""

from __future__ import annotations

import re

from qabot.question import lexicon as lex
from qabot.question.courtesies import GREETING, THANK

_ON = r"(?:on|about|of|with|regarding|concerning)"
_AT = r"(?:in|at|from|around)"
_NEWEST = r"(?:latest|newest|most\s+recent)"
_NEWS = r"(?:news|stor(?:y|ies)|articles?|updates?)"
_SELF = r"(?:(?:the|this|your|our)\s+(?:archives?|articles?|newspapers?|press|news|stories)|you|we)"
_REQUEST = re.compile(
    rf"""\W*(?:(?:{GREETING}|{THANK}|please|so|and|ok|okay|can|could|you)\W+)*(?:
      what\s+(?:do|does|did)\s+{_SELF}\s+(?:say|know|tell|report|have|write|hold|contain)
        (?:\s+(?:us|me))?\s+{_ON}
    | what(?:['’]s|\s+is)\s+(?:known|there)\s+{_ON}
    | what(?:['’]s|\s+is)\s+(?:new|the\s+{_NEWEST}(?:\s+{_NEWS})?)\s+(?:{_ON}|{_AT})
    | what(?:['’]s|\s+is|\s+has\s+been|['’]s\s+been)\s+(?:happening|going\s+on)\s+(?:{_ON}|{_AT})
    | (?:the\s+|any\s+)?(?:{_NEWEST}|recent)(?:\s+{_NEWS})?\s+(?:{_ON}|{_AT})
    | (?:(?:is|are)\s+there\s+)?(?:any\s+|the\s+)?news\s+{_AT}
    | (?:(?:is|are)\s+there\s+)?(?:any\s+|all\s+|the\s+)?
      (?:anything(?:\s+(?:new|else))?|news|articles|stories|coverage|info|information|updates?)
        (?:\s+in\s+(?:the|your|our)\s+archives?)?\s+(?:on|about|regarding|concerning)
    | (?:(?:give|write|show)\s+me\s+|i\s+(?:want|need)\s+)?(?:an?\s+|the\s+)?
      (?:(?:short|brief|quick)\s+)?(?:summary|overview|recap|rundown)\s+{_ON}
    | (?:summari[sz]e|sum\s+up|recap)(?:\s+for\s+me)?
    | tell\s+(?:me|us)\s+(?:more\s+|everything\s+|something\s+)?about
    )\s+(?P<topic>.+?)(?:\s+(?:right\s+now|currently|lately|at\s+the\s+moment|these\s+days))?
    [\s?.!]*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_HAPPENED = re.compile(
    r"what(?:\s+has)?\s+happened\s+(?:in|at)\s+(?P<place>(?:the\s+)?(?-i:[A-Z])[^?,]*?)[\s?.!]*",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent|(?:is|['’]s)\s+new|happening|going\s+on)\b", re.IGNORECASE
)
_LONGEST = 10  # words of a topic; what is longer asks for more than an overview
_CLAUSE = lex.QUESTION_WORDS | lex.AUXILIARIES - {"'s", "may", "will"} | {"that"}


def topic_of_request(text: str) -> str | None:
    """The topic on which ``text`` wants whatever there is; None where it asks for something."""
    asked = _REQUEST.fullmatch(text)
    if asked is None:
        return None
    words = asked["topic"].lower().split()
    clause = not _CLAUSE.isdisjoint(words)
    if words == ["that"]:
        return asked["topic"]
    several = "?" in asked["topic"]
    return None if clause or several or len(words) > _LONGEST else asked["topic"]


def place_of_news(text: str) -> str | None:
    """The place of which ``text``, in which no date is left, asks what happened there."""
    asked = _HAPPENED.fullmatch(text)
    words = asked["place"].lower().split() if asked else []
    return asked["place"] if asked and _CLAUSE.isdisjoint(words) else None


def wants_latest(text: str) -> bool:
    """Whether such a request is for what is new: "What's the latest on the tram?"."""
    asked = _REQUEST.fullmatch(text)
    return asked is not None and _LATEST.search(text[: asked.start("topic")]) is not None
