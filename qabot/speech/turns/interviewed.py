"""Who is interviewed, where title, introduction and questions leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qabot.domain import Span, Speaker
from qabot.speech.turns.full_names import FULL_NAME, PAPERS, FullNames, is_person_name, name_of
from qabot.speech.turns.turns import FIRST_PERSON, ends_sentence
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import is_trade

_NAME = rf"(?P<name>{FULL_NAME})"
_WHOLE = rf"{_NAME}(?<!['’]s)(?!\w|['’]s)"  # not "Ann Ek’s sister"
_ROLE = r"(?:(?!(?:of|for|by|and|about)\b)[\w’'-]+ ){0,5}?"
_PAPERS = "|".join(sorted(map(str.title, PAPERS)))
_PAPER = rf"(?:us|me|(?:[Tt]he )?(?:[A-Z]\w+ )*(?:{_PAPERS}))\b"
_TALKS = rf"(?:talks|talked|speaks|spoke) (?:to|with) {_PAPER}"
_MET = r"\b(?:[Ww]e|I) (?:met|interviewed|spoke (?:to|with)|talked (?:to|with))"
_WITH = re.compile(
    rf"(?:^|[:–—|,-] )\W*(?:(?:[Aa]n?|[Oo]ur|[Tt]he) (?:\w+ )?|[Ee]xclusive )?"
    rf"(?:[Ii]nterview|[Cc]onversation|Q ?(?:&|and) ?A) with {_ROLE}{_WHOLE}"
)
_SERIES = r"(?:[Tt]he|[Oo]ur) (?:[\w’'-]+ ){0,3}"  # "The Monday Interview: Ann Ek"
_HEADED = re.compile(
    rf"(?:^|[:–—|,-] )\W*(?:(?:[Ii]nterview|Q ?(?:&|and) ?A):?|"
    rf"{_SERIES}(?:[Ii]nterview|Q ?(?:&|and) ?A):) {_WHOLE}"
)
_TELLING = (
    re.compile(rf"{_NAME}(?:, (?:[^,.]+|(?:who|whose|an?|the) [^.\n]{{1,200}}),)? {_TALKS}"),
    re.compile(rf"{_MET} {_ROLE}{_WHOLE}"),
)
_BY_PRONOUN = re.compile(rf"\b(?:He|She) {_TALKS}|{_MET} (?:him|her)\b")
_TOLD_OF = re.compile(r"\b(?:He|She|he|she|his|her)\b")
_OWN_WORDS = (
    re.compile(rf"^{_NAME}: ?['‘“\"]"),
    re.compile(rf"^['‘“\"].+['’”\"](?::| [–—-]) {_ROLE}{_WHOLE}(?= on |,|$)"),
)
_TITLE = rf"(?:{'|'.join(sorted(map(str.title, lexicon.TITLES)))})\.?"
_TITLED = rf"(?P<name>{_TITLE} [^\W\d_a-z][\w’'-]+)"
_ADDRESSED = (
    re.compile(rf"^(?:[*_]*){_TITLED},(?! (?:who|whose|the|an?|and)\b)"),
    re.compile(rf", {_TITLED}\?"),
)


def interviewed(
    title: str, head: str, questions: Sequence[str], answers: Sequence[str], names: FullNames
) -> Speaker | None:
    """The person who answers, None where several may or where nothing says who does.

    ``head`` is what the article has before its first question; ``answers`` are without what they
    quote. Who answers says "I" now and then, and is seldom named in the answers.
    """
    own = sum(FIRST_PERSON.search(answer) is not None for answer in answers)
    forms = [*_credited(title, head), *_addressed(questions)]
    if not forms and 2 * own > len(answers):
        forms = _told(title, head) or _quoted_above(title, head)
    people = [names.person(form) or _only_above(form, title, head) for form in forms]
    people = [one for one, form in zip(people, forms, strict=True) if one or is_person_name(form)]
    known = {one.name: one for one in people if one is not None}
    if len(known) != 1 or None in people or 3 * own < len(answers):
        return None
    (found,) = known.values()
    told_of = sum(name_of(found.name)[-1] in name_of(answer) for answer in answers)
    return None if 4 * told_of > len(answers) else found


def _only_above(form: str, title: str, head: str) -> Speaker | None:
    """Whom nothing but the title names; the introduction tells of "her"."""
    headed = _HEADED.search(title) or any(one.match(title) for one in _OWN_WORDS)
    above = form in title and headed and form not in head
    return Speaker(form, Span(0, 0), form) if above and len(name_of(form)) > 1 else None


def _told(title: str, head: str) -> list[str]:
    """Who tells a paper something in the introduction, if title and introduction name only one."""
    alone = _alone(title, head) or _surely_first(head)
    if not alone:
        return []
    named = [found["name"] for pattern in _TELLING for found in pattern.finditer(head)]
    if _BY_PRONOUN.search(head):
        named.append(alone)
    surname = name_of(alone)[-1:]
    return [form for form in named if len(name_of(form)) > 1 and name_of(form)[-1:] == surname]


def _surely_first(head: str) -> str:
    """The first full name of the introduction, if it is surely a person's, and no other is."""
    people = FullNames(head)
    everywhere = Span(0, len(head))
    sure = people.surely_within(everywhere)
    places = {head.lower().find(" ".join(name)): name for name in people.within(everywhere)}
    return " ".join(sure[0]) if len(sure) == 1 and sure[0] == places[min(places)] else ""


def _quoted_above(title: str, head: str) -> list[str]:
    """Whose words the title quotes, if the introduction tells of him or her, and of nobody else.

    By the name or as what he or she is: "The Welsh author, 52, on cows". There a club may be
    named, or whatever else is only perhaps a person.
    """
    found = next(filter(None, (pattern.match(title) for pattern in _OWN_WORDS)), None)
    words = name_of(found["name"]) if found else ()
    told = name_of(head.replace(title, ""))
    if found is None or len(words) < 2 or not (words[-1] in told or any(map(is_trade, told))):
        return []
    above = f"{title}\n\n{head}"
    people = FullNames(above).surely_within(Span(0, len(above)))
    return [found["name"]] if all(name[-1] == words[-1] for name in people) else []


def _alone(title: str, head: str) -> str:
    """The one full name of title and introduction; "" where they have none, or several."""
    above = f"{title}\n\n{head}"
    people = FullNames(above).within(Span(0, len(above)))
    return " ".join(people[0]) if len(people) == 1 else ""


def _credited(title: str, head: str) -> Iterator[str]:
    """The name in "Interview: Ann Ek" or "An interview with Ann Ek", if she is told of again.

    In the former, if nobody else is named: it may be that of who asked.
    """
    above = head if title in head else f"{title}\n{head}"
    for line in above.splitlines():
        found = _WITH.search(line) or (_alone(title, head) and _HEADED.search(line))
        if found and (line == title or not ends_sentence(line)):
            words = name_of(found["name"])
            again = name_of(above).count(words[-1]) > 1
            told = title in line and _alone(title, head) and _TOLD_OF.search(head)
            if len(words) > 1 and (again or told):
                yield found["name"]
                yield from _second(line, found.end("name"))


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
