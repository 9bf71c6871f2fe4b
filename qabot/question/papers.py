"""Which paper a question names as the one to look in: "What did the Courier report about X?".

Such a name says where to look, and stands in none of the paper's articles. Without it the rest is
asked: of what a paper reports its topic, else the question itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qabot.domain import Span

_WORD = re.compile(r"\w(?:[\w.&'-]*\w)?")
_BRACKETED = re.compile(r"\([^)]*\)")  # "The Courier (Ostby)"
_LONGEST = 8  # words of a name
_ABOUT = r"(?:about|on|of|regarding|concerning)"
_SUBJECT = re.compile(
    r"\W*(?:(?:please|so|and|but|ok|okay)\W+)*(?:(?:what|how|which\s+\w+)(?:\s+else)?\s+)?"
    r"(?:did|do|does|has|have|had)\s+",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\s+(?:(?P<speaks>say|said|think)|report(?:ed)?|tell|told|write|written|print(?:ed)?"
    r"|publish(?:ed)?|carry|carried|have|got|(?P<of>cover(?:ed)?))\b(?:\s+(?:us|me)\b)?"
    rf"(?P<on>\s+{_ABOUT}\b)?",
    re.IGNORECASE,
)
_LOOKED_IN = re.compile(r"(?:^|[\s,])(?P<place>(?:in|from|according\s+to)\s+)$", re.IGNORECASE)
_APART = re.compile(
    rf"\W*$|\s*,|\s+(?:{_ABOUT}|in|since|from|during|last|this|before|after|between|today"
    r"|yesterday)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InPaper:
    """A question of one paper. ``source`` is as the archive has it, ``phrase`` as it was written.

    ``asked`` is the question without it. ``speaks``: the paper may as well be who is quoted.
    """

    source: str
    phrase: str
    asked: str
    speaks: bool = False


def in_paper(text: str, sources: Sequence[str]) -> InPaper | None:
    """What ``text`` asks of one of ``sources``; None where it names none, or not as a place."""
    plain = text.replace("’", "'")
    for source, name in _named(plain, _known(tuple(sources))):
        if asked := _reported_by(plain, source, name) or _looked_for_in(plain, source, name):
            return asked
    return None


def _reported_by(text: str, source: str, name: Span) -> InPaper | None:
    """What a paper is asked to have reported: its topic, or whatever it reported of a time."""
    verb = _REPORTS.match(text, name.end)
    if verb is None or _SUBJECT.fullmatch(text, 0, name.start) is None:
        return None
    topic = verb["on"] or verb["of"]
    if not topic and _APART.match(text, verb.end()) is None:
        return None  # "What did the Courier print that was wrong?"
    rest = text[verb.end() :].strip(" ?.!,")
    asked = rest if rest and topic else f"news {rest}".strip()
    return InPaper(source, name.of(text), asked, verb["speaks"] is not None)


def _looked_for_in(text: str, source: str, name: Span) -> InPaper | None:
    """What is asked where a question says in which paper to look."""
    place = _LOOKED_IN.search(text, 0, name.start)
    if place is None or _APART.match(text, name.end) is None:
        return None
    phrase = Span(place.start("place"), name.end)
    asked = f"{text[: phrase.start].rstrip(' ,')} {text[phrase.end :].lstrip(' ,')}".strip()
    return InPaper(source, phrase.of(text), asked)


def _named(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """The papers that are named, each with its place, "the" before it included."""
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    for first, word in enumerate(words):
        article = first > 0 and words[first - 1].of(text).lower() == "the"
        start = words[first - 1].start if article else word.start
        for last in range(min(len(words), first + _LONGEST), first, -1):
            name = Span(word.start, words[last - 1].end)
            source = known.get(_key(name.of(text)))
            if source and (word.of(text)[:1].isupper() or (last - first > 1)):
                yield source, Span(start, name.end)
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
