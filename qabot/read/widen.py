"""From sentences to quotes: a sentence takes a neighbour along where the two belong together.

What two people say is never joined: a quote has one speaker, or none. Nor is what stands above a
heading joined to it: a heading begins a quote, and never is one. Nor is narration that ends a
paragraph joined to a quotation that opens the next: most often that turns to something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qabot.domain import Span
from qabot.read.candidates import Candidate
from qabot.read.sections import is_heading
from qabot.read.spoken import in_turn, one_person, voices

SENTENCES = 3  # most sentences of a quote
CHARACTERS = 450  # a quote longer than that grows no further
NEAR = 3.0  # log odds that a neighbour may stand below the sentence it joins
NEARER = 6.0  # ... when the later of the two leans on the earlier ("He", "This", "But")
FEW = 5  # new words: a quote with fewer only says the question again, and its answer stands beside

_LEANING = re.compile(
    r"[\"“'‘(]*(?:he|she|it|they|this|that|these|those|his|her|their|its|such|but|and|however|so|"
    r"instead|the (?:move|decision|attack|two|latter|former))\b",
    re.IGNORECASE,
)

_QUOTES = frozenset("\"“„«‘'")

Places = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring candidates, by number, in the article's order; ``first`` scored highest."""

    members: tuple[int, ...]
    first: int

    def span(self, found: Sequence[Candidate]) -> Span:
        """From the first sentence's start to the last one's end."""
        return Span(found[self.members[0]].span.start, found[self.members[-1]].span.end)


def widen(
    found: Sequence[Candidate],
    scores: Sequence[float],
    most: int,
    new: Sequence[float],
    order: Sequence[float] | None = None,
) -> list[Group]:
    """At most ``most`` groups, each begun by the best candidate not yet taken; best first.

    ``scores`` are log odds, and ``new`` is how many topical words a candidate has that the
    question has not, one of each for each candidate. Where an ``order`` is given, in log odds
    too, the best is so by it; what it takes along still belongs to it by ``scores``.
    """
    order = scores if order is None else order
    places = {(one.article.id, one.index): number for number, one in enumerate(found)}
    sentences = _Sentences(found, scores, new)
    taken: set[int] = set()
    groups: list[Group] = []
    for first in _best_first(order):
        if first in taken:
            continue
        group = _grow(first, sentences, places, taken)
        taken.update(group.members)
        if len(group.members) == 1 and _heads(found[first]):
            continue
        groups.append(group)
        if len(groups) == most:
            break
    return groups


def one_each(
    found: Sequence[Candidate],
    scores: Sequence[float],
    new: Sequence[float],
    order: Sequence[float],
) -> list[Group]:
    """The best group of each article, best first; the arguments as for :func:`widen`."""
    places = {(one.article.id, one.index): number for number, one in enumerate(found)}
    sentences = _Sentences(found, scores, new)
    best: dict[str, int] = {}
    for number in _best_first(order):
        best.setdefault(found[number].article.id, number)
    return [_grow(first, sentences, places, set()) for first in best.values()]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The candidates, their log odds, and how many new words each has; by number."""

    found: Sequence[Candidate]
    scores: Sequence[float]
    new: Sequence[float]


def _best_first(order: Sequence[float]) -> list[int]:
    return sorted(range(len(order)), key=lambda number: (-order[number], number))


def _grow(first: int, sentences: _Sentences, places: Places, taken: set[int]) -> Group:
    found, scores, new = sentences.found, sentences.scores, sentences.new
    members = [first]
    while len(members) < SENTENCES:
        least = NEARER if sum(new[number] for number in members) < FEW else NEAR
        sides = (_before(members, found, places, least), _after(members, found, places, least))
        fit = [
            number
            for number, needed in sides
            if number is not None
            and number not in taken
            and (scores[number] >= scores[first] - needed or _heads(found[members[-1]]))
            and _length(found, [*members, number]) <= CHARACTERS
            and _one_voice(found, [*members, number])
        ]
        if not fit:
            break
        members.append(max(fit, key=lambda number: scores[number]))
        members.sort(key=lambda number: found[number].index)
    return Group(tuple(members), first)


def _before(
    members: Sequence[int], found: Sequence[Candidate], places: Places, least: float
) -> tuple[int | None, float]:
    one = found[members[0]]
    if _heads(one):
        return None, least
    leans = _LEANING.match(one.text) is not None
    number = places.get((one.article.id, one.index - 1))
    if number is not None and _opens_with_speech(one, found[number]):
        return None, least
    return number, NEARER if leans else least


def _opens_with_speech(one: Candidate, before: Candidate) -> bool:
    """Whether a paragraph opens with a quotation, below one that ends with the article's words."""
    text = one.article.text
    apart = "\n\n" in text[before.span.end : one.span.start]
    return apart and one.text[0] in _QUOTES and not voices(one.article, before.span)


def _after(
    members: Sequence[int], found: Sequence[Candidate], places: Places, least: float
) -> tuple[int | None, float]:
    one = found[members[-1]]
    number = places.get((one.article.id, one.index + 1))
    if number is not None and _heads(found[number]):
        return None, least
    leans = number is not None and _LEANING.match(found[number].text) is not None
    return number, NEARER if leans else least


def _heads(one: Candidate) -> bool:
    return is_heading(one.article.text, one.span)


def _one_voice(found: Sequence[Candidate], members: Sequence[int]) -> bool:
    """Whether at most one speaker is heard in the sentences together, known or not.

    What stands beside a turn of a conversation would read as part of it.
    """
    sentences = [found[number] for number in sorted(members)]
    if len({in_turn(one.article, one.span) for one in sentences}) > 1:
        return False
    return one_person([name for one in sentences for name in voices(one.article, one.span)])


def _length(found: Sequence[Candidate], members: Sequence[int]) -> int:
    return sum(len(found[number].span) for number in members)
