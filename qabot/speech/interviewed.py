"""Who is interviewed, where title, introduction and questions leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qabot.domain import Span, Speaker
from qabot.speech.fullnames import FULL_NAME, FullNames, is_person_name, name_of

_NAME = rf"(?P<name>{FULL_NAME})"
_ROLE = r"(?:(?:the|a|an|our|my) )?(?:[\w’'-]+ ){0,4}?"
_CREDITED = re.compile(rf"\b(?:[Ii]nterview|Q ?(?:&|and) ?A)(?: with {_ROLE}|: ?|\s+){_NAME}")
_TELLING = (
    re.compile(rf"\b(?:[Cc]onversation|[Tt]alk|[Cc]hat) with {_ROLE}{_NAME}"),
    re.compile(
        rf"(?<!\b[Hh]e )(?<!\b[Ss]he )\b(?:talks|talked|speaks|spoke) (?:with|to) {_ROLE}{_NAME}"
    ),
    re.compile(rf"\b(?:[Ww]e|I) (?:met|asked|interviewed) {_ROLE}{_NAME}"),
    re.compile(rf"^{_NAME}: ?['‘“\"]", re.MULTILINE),
    re.compile(rf"{_NAME}(?:, [^,.]+,)? (?:talks|speaks|spoke|talked|answers|answered) "),
)
_BY_PRONOUN = re.compile(r"\b(?:He|She) (?:spoke|talked|speaks|talks) (?:to|with) ")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Minister|President|Senator|Captain)\.?"
_ADDRESSED = (
    re.compile(rf"^(?:[*_]*)(?P<name>{_TITLE} [^\W\d_a-z][\w’'-]+),"),
    re.compile(rf", (?P<name>{_TITLE} [^\W\d_a-z][\w’'-]+)\?"),
)


def interviewed(
    title: str, head: str, questions: Sequence[str], names: FullNames, place: Span
) -> Speaker | None:
    """The person who answers, None where several may or where nothing says who does.

    ``head`` is what the article has before its first question, at ``place`` in its text.
    """
    told = [*_told(title, head), *_credited(title, head), *_addressed(questions)]
    people = [names.person(form) for form in told]
    people = [one for one, form in zip(people, told, strict=True) if one or is_person_name(form)]
    known = {one.name: one for one in people if one is not None}
    if len(known) == 1 and None not in people:
        return next(iter(known.values()))
    alone = names.within(place)
    if not told and len(alone) == 1 and _BY_PRONOUN.search(head):
        return names.person(" ".join(alone[0]))
    return None


def _told(title: str, head: str) -> Iterator[str]:
    for text in (title, head):
        for pattern in _TELLING:
            for found in pattern.finditer(text):
                if len(name_of(found["name"])) > 1:
                    yield found["name"]
                    yield from _second(text, found.end("name"))


def _credited(title: str, head: str) -> Iterator[str]:
    """The name in "Interview: Ann Ek", if she is named again: it may be that of who asked."""
    above = head if title in head else f"{title}\n{head}"
    for found in _CREDITED.finditer(above):
        words = name_of(found["name"])
        if len(words) > 1 and name_of(above).count(words[-1]) > 1:
            yield found["name"]
            yield from _second(above, found.end("name"))


def _second(text: str, at: int) -> Iterator[str]:
    """The name after "and": who is one of two is not the one."""
    found = re.compile(rf",? (?:and|&) {_NAME}").match(text, at)
    if found:
        yield found["name"]


def _addressed(questions: Sequence[str]) -> Iterator[str]:
    for question in questions:
        for pattern in _ADDRESSED:
            found = pattern.search(question)
            if found:
                yield found["name"]
