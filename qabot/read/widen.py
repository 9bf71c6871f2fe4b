"""From sentences to quotes: a sentence takes a neighbour along where the two belong together.

What two people say is never joined: a quote has one speaker, or none. Nor is what stands above a
heading joined to it: a heading begins a quote, and never is one. Nor is narration that ends a
paragraph joined to a quotation that opens the next, nor narration that opens a paragraph to a
quotation that ends the one above: most often that turns to something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from qabot.domain import Span
from qabot.read.candidates import Candidate
from qabot.read.spoken import in_turn, is_quoted, one_person, voices
from qabot.sentences import is_heading

SENTENCES = 3  # most sentences of a quote
CHARACTERS = 450  # beyond which no quote grows
NEAR = 3.0  # log odds that a neighbour may stand below the sentence it joins
NEARER = 6.0  # ... when the later of the two leans on the earlier ("He", "This", "But")
FEW = 5  # new words: a quote with fewer only says the question again, and its answer stands beside

_LEANING = re.compile(
    r"[\"“'‘(]*(?:he|she|it|they|this|that|these|those|his|her|their|its|such|but|and|however|so|"
    r"instead|the (?:move|decision|attack|two|latter|former))\b",
    re.IGNORECASE,
)

_LIFE = re.compile(  # "Ann Ek, painter, born 3 March 1931, died 9 January 2003"
    r"[^.!?\n]{3,80}, born [^.!?\n]{4,60}[,;] (?:and )?died [^.!?\n]{4,60}\d\.?"
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


@dataclass(frozen=True, slots=True)
class Sentences:
    """The candidates, and three figures for each.

    ``order``: the log odds that they are ranked by. ``scores``: those by which one takes another
    along. ``new``: how many topical words it has that the question has not.
    """

    found: Sequence[Candidate]
    order: Sequence[float]
    scores: Sequence[float]
    new: Sequence[float]


def widen(sentences: Sentences, most: int) -> list[Group]:
    """At most ``most`` groups, each begun by the best candidate not yet taken; best first."""
    return list(islice(_groups(sentences, set()), most))


def one_each(sentences: Sentences) -> list[Group]:
    """The best group of each article, best first."""
    done: set[str] = set()
    groups = []
    for group in _groups(sentences, done):
        groups.append(group)
        done.add(sentences.found[group.first].article.id)
    return groups


def _groups(sentences: Sentences, done: AbstractSet[str]) -> Iterator[Group]:
    """All groups, best first, but for those of articles that are ``done`` when their turn comes."""
    found, order = sentences.found, sentences.order
    places = {(one.article.id, one.index): number for number, one in enumerate(found)}
    taken: set[int] = set()
    for first in sorted(range(len(order)), key=lambda number: (-order[number], number)):
        if first in taken or found[first].article.id in done:
            continue
        group = _grow(first, sentences, places, taken)
        taken.update(group.members)
        if len(group.members) > 1 or not _heads(found[first]):
            yield group


def _grow(first: int, sentences: Sentences, places: Places, taken: set[int]) -> Group:
    """The group of ``first``: the better neighbour joins, as long as one of the two fits."""
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
    """The sentence before a group, None where it may not join, and the log odds it needs."""
    one = found[members[0]]
    if _heads(one) or _sums_up(one):
        return None, least
    leans = _LEANING.match(one.text) is not None
    number = places.get((one.article.id, one.index - 1))
    if number is not None and (
        _opens_with_speech(one, found[number]) or _turns_away(found[number], one)
    ):
        return None, least
    return number, NEARER if leans else least


def _opens_with_speech(one: Candidate, before: Candidate) -> bool:
    """Whether a paragraph opens with a quotation, below one that ends with the article's words."""
    text = one.article.text
    apart = "\n\n" in text[before.span.end : one.span.start]
    return apart and one.text[0] in _QUOTES and not voices(one.article, before.span)


def _turns_away(above: Candidate, one: Candidate) -> bool:
    """Whether the article's words open a paragraph, below one that ends with a quotation.

    What leans on it ("He", "But") goes on with it.
    """
    text = one.article.text
    if "\n\n" not in text[above.span.end : one.span.start] or _LEANING.match(one.text):
        return False
    return is_quoted(above.article, above.span) and not voices(one.article, one.span)


def _after(
    members: Sequence[int], found: Sequence[Candidate], places: Places, least: float
) -> tuple[int | None, float]:
    """The same of the sentence behind a group."""
    one = found[members[-1]]
    number = places.get((one.article.id, one.index + 1))
    if number is not None and (
        _heads(found[number]) or _sums_up(found[number]) or _turns_away(one, found[number])
    ):
        return None, least
    leans = number is not None and _LEANING.match(found[number].text) is not None
    return number, NEARER if leans else least


def _heads(one: Candidate) -> bool:
    return is_heading(one.article.text, one.span)


def _sums_up(one: Candidate) -> bool:
    """Whether a line is the last of an obituary, which goes on with nothing above it."""
    return _LIFE.fullmatch(one.text) is not None


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
