"""Which paper a question names as the one to look in: "What did the Courier report about X?".

Such a name says where to look, and stands in none of the paper's articles. Without it the rest is
asked: of what a paper reports its topic, else the question itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qabot.dates.expression import read_expression
from qabot.domain import Span

_WORD = re.compile(r"\w(?:[\w.&'-]*\w)?")
_BRACKETED = re.compile(r"\([^)]*\)")  # "The Courier (Ostby)"
_IN_BRACKETS = re.compile(rf"\s?{_BRACKETED.pattern}")
_LONGEST = 8  # words of a name
_ABOUT = r"(?:about|on|of|regarding|concerning)"
_SUBJECT = re.compile(
    r"\W*(?:(?:please|so|and|but|ok|okay|can|could|you|(?:tell|show)\s+(?:me|us)|summari[sz]e|recap)\W+)*"
    r"(?:(?P<wh>what|how|which\s+\w+)(?:\s+else)?(?:'s|\s+(?:did|do|does|is|has|have|had))?"
    r"|did|do|does|has|have|had)\s+",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\s+(?:(?P<speaks>says?|said|saying|think)|(?P<has>have|got|has)|tell|told|writ(?:e|ten|ing)"
    r"|wrote|(?P<prints>report(?:s|ed|ing)?|mention(?:s|ed)?|print(?:ed)?|publish(?:ed)?|carry"
    rf"|carried|(?P<of>cover(?:s|ed|ing)?)))\b(?:\s+(?:us|me)\b)?(?:\s+(?P<on>{_ABOUT})\b)?",
    re.IGNORECASE,
)
_LOOKED_IN = re.compile(
    r"(?:^|[\s,])(?P<place>(?:as\s+(?:reported|told|written|printed|published)\s+(?:in|by)|in|from"
    r"|according\s+to)\s+(?:(?P<day>today|yesterday|(?:last\s+)?\w{3,6}day)'s\s+)?)$",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"\W*$|\s*,|\s+(?:{_ABOUT}|in|since|from|during|last|this|before|after|between|today"
    r"|yesterday)\b",
    re.IGNORECASE,
)
_OWN_NEWS = re.compile(
    r"\s+(?:news|headlines?|stor(?:y|ies)|articles|coverage|reports)\b", re.IGNORECASE
)
_WHAT_IS = re.compile(r"\W*(?:(?:so|and)\s+)?what(?:'?s|\s+(?:is|was|are|were))\s*", re.IGNORECASE)
_OCCURS = re.compile(r"\b(?:happen(?:s|ed|ing)?|go(?:es|ing)\s+on|went\s+on)\s+$", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class InPaper:
    """A question of one paper. ``source`` is as the archive has it, ``phrase`` as it was written.

    ``name`` is where it is named; ``asked`` is the question without it. ``speaks``: the paper may
    as well be who is quoted. ``reports``: it asks what was printed, so that dates are of that.
    ``for_news``: it is meant only where the rest asks for news, or for all there is on a topic.
    """

    source: str
    phrase: str
    name: Span
    asked: str
    speaks: bool = False
    for_news: bool = False
    reports: bool = False


def in_paper(text: str, sources: Sequence[str]) -> InPaper | None:
    """What ``text`` asks of one of ``sources``; None where it names none, or not as a place."""
    plain = text.replace("’", "'")
    for source, name in _named(plain, _known(tuple(sources))):
        for read in (_reported_by, _looked_for_in, _news_of):
            if asked := read(plain, source, name):
                return asked
    return None


def paper_named(text: str, sources: Sequence[str]) -> str | None:
    """The paper that ``text`` names and nothing else, without what stands in its brackets."""
    source = _known(tuple(sources)).get(_key(text.strip()))
    return " ".join(_BRACKETED.sub(" ", source).split()) if source else None


def _reported_by(text: str, source: str, name: Span) -> InPaper | None:
    """What a paper is asked to have reported: its topic, or whatever it reported of a time."""
    verb = _REPORTS.match(text, name.end)
    subject = _SUBJECT.fullmatch(text, 0, name.start)
    if verb is None or subject is None:
        return None
    on_a_day = verb["on"] and read_expression(text, verb.end() + 1, _ANY_DAY)
    topic = not on_a_day and (verb["on"] or verb["of"])
    whether = not subject["wh"] and (verb["prints"] or verb["has"])
    if not topic and not whether and not on_a_day and _APART.match(text, verb.end()) is None:
        return None  # "What did the Courier print that was wrong?"
    rest = text[verb.end() :].strip(" ?.!,")
    asked = rest.removeprefix("that ") if topic or whether else f"news {rest}"
    asked = f"news on {rest}" if on_a_day else asked if rest else "news"
    speaks, only = verb["speaks"] is not None, bool(whether and verb["has"])
    return InPaper(source, name.of(text), name, asked.strip(), speaks, only, reports=True)


def _looked_for_in(text: str, source: str, name: Span) -> InPaper | None:
    """What is asked where a question says in which paper to look."""
    place = _LOOKED_IN.search(text, 0, name.start)
    if place is None or _APART.match(text, name.end) is None:
        return None
    article = name.of(text).lower().startswith("the ")
    if _OCCURS.search(text, 0, place.start("place")) and not article:
        return None  # "What happened in Ostby Gardens?" asks of a place
    phrase = Span(place.start("place"), name.end)
    before, after = text[: phrase.start].rstrip(" ,"), text[phrase.end :].lstrip(" ,")
    lead = "news" if _WHAT_IS.fullmatch(before) else before
    asked = " ".join(filter(None, (lead, place["day"], after)))
    return InPaper(source, phrase.of(text), name, asked, for_news=not _sure(name.of(text)))


def _news_of(text: str, source: str, name: Span) -> InPaper | None:
    """What is asked by "Courier headlines" and "the latest Courier articles on the tram"."""
    if _OWN_NEWS.match(text, name.end) is None:
        return None
    asked = f"{text[: name.start].rstrip()} {text[name.end :].lstrip()}".strip()
    return InPaper(source, name.of(text), name, asked, for_news=True, reports=True)


def _sure(name: str) -> bool:
    """Whether it is a name, by a capital or its words, and not "the leader"."""
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return bare[:1].isupper() or " " in bare


def _named(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """The papers that are named, each with its place, "the" before it included."""
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    for first, word in enumerate(words):
        article = first > 0 and words[first - 1].of(text).lower() == "the"
        start = words[first - 1].start if article else word.start
        for last in range(min(len(words), first + _LONGEST), first, -1):
            name = Span(word.start, words[last - 1].end)
            source = known.get(_key(name.of(text)))
            bold = word.of(text)[:1].isupper() or last - first > 1
            if source and (bold or _OWN_NEWS.match(text, name.end)):
                kind = _IN_BRACKETS.match(text, name.end)
                yield source, Span(start, kind.end() if kind else name.end)
                break


@lru_cache(maxsize=4)
def _known(sources: tuple[str, ...]) -> Mapping[str, str]:
    """The sources by the names that may be used for them: their own, and an end of only one's."""
    known = {_key(source): source for source in sources}
    ends: dict[str, set[str]] = {}
    for name, source in known.items():
        words = name.split()
        for first in range(1, len(words)):
            ends.setdefault(" ".join(words[first:]), set()).add(source)
    return {end: one for end, (one, *others) in ends.items() if not others} | known


def _key(name: str) -> str:
    words = " ".join(_BRACKETED.sub(" ", name.casefold()).replace("’", "'").split())
    return words.removeprefix("the ")
