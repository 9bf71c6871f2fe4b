"""A timeline: which articles are on a topic, and their quotes in the order of their days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from qabot.domain import Answer, Article, Hit, NoAnswer, Span, Timeline
from qabot.read import Found
from qabot.read.spoken import spoken
from qabot.terms import Term, stems_of, terms

OPENING = 500  # characters: what stands in these is what an article is about
TOGETHER = 200  # ... within which all words of a topic must stand to name it
LOOKED_THROUGH = 20_000  # ... so that a book costs what an article does


@dataclass(frozen=True, slots=True)
class Standing:
    """How articles stand to a topic: the best hit of each, the best first.

    ``matter`` name it as a matter, ``passing`` only mention it, ``others`` lack its words.
    """

    matter: tuple[Hit, ...]
    passing: tuple[Hit, ...]
    others: tuple[Hit, ...]

    @property
    def sure(self) -> frozenset[str]:
        """The articles that are on the topic by their words."""
        return frozenset(hit.passage.article_id for hit in self.matter)

    def worth_reading(self, most: int, near: int) -> list[Hit]:
        """At most ``most`` that are on the topic, and ``near`` that may be by their meaning.

        A mention in passing is worth reading only where nothing else is.
        """
        others = self.others if self.matter else self.passing + self.others
        read = self.matter[:most] + tuple(sorted(others, key=_rank)[:near])
        return sorted(read, key=_rank)

    def timeline(
        self,
        answer: Answer | NoAnswer,
        quotable: Sequence[Found],
        shown: Sequence[Found],
        *,
        read: int,
        at_least: bool,
    ) -> Timeline:
        """The counts: of the first ``read`` of the matter those in ``quotable`` have a quote."""
        sure = self.sure
        mute = min(read, len(sure)) - sum(one.article.id in sure for one in quotable)
        return Timeline(
            answer,
            on_topic=len(sure) - mute,
            shown=sum(one.article.id in sure for one in shown),
            in_passing=len(self.passing) if sure else 0,
            at_least=at_least,
        )


def standing(
    hits: Sequence[Hit],
    stems: Sequence[str],
    named: Collection[str],
    article: Callable[[str], Article],
) -> Standing:
    """How the articles of ``hits`` (the best first) stand to the topic with the words ``stems``.

    ``named`` are those that have all these words. Of such an article a passage that has them too
    is better than one that is only nearer, and one with which it opens better still.
    """
    best: dict[str, Hit] = {}
    naming: dict[str, Hit] = {}
    for hit in hits:
        name = hit.passage.article_id
        best.setdefault(name, hit)
        if name in named and _has(hit.passage.text, stems):
            known = naming.setdefault(name, hit)
            if _opens(hit) and not _opens(known):
                naming[name] = hit
    kinds = {name: on_topic(article(name), stems) if name in named else None for name in best}
    hit_of = best | naming
    matter, passing, others = (
        tuple(sorted((hit_of[name] for name in best if kinds[name] is kind), key=_rank))
        for kind in (True, False, None)
    )
    return Standing(matter, passing, others)


def on_topic(article: Article, stems: Sequence[str]) -> bool:
    """Whether ``article``, which has all words of a topic, has them as a matter, not in passing.

    As a matter: most of them in the title or the opening; or all together and the last again,
    which stands for all of them then ("the harbour tunnel", later "the tunnel"); or because who
    is named speaks in it.
    """
    found = terms(article.text[:LOOKED_THROUGH])
    opening = [term for term in found if term.span.start < OPENING]
    above = {term.stem for term in (*terms(article.title), *opening)}
    if 2 * sum(stem in above for stem in stems) > len(stems):
        return True
    again = sum(term.stem == stems[-1] for term in found) > 1
    return (again and _together(found, stems)) or _speaks(article, stems)


def by_date(found: Sequence[Found], limit: int) -> tuple[Found, ...]:
    """The first ``limit`` of ``found``, the oldest article first, undated last."""
    return tuple(
        sorted(
            islice(found, limit),
            key=lambda one: (
                one.article.published is None,
                one.article.published or date.min,
                one.article.id,
            ),
        )
    )


def _rank(hit: Hit) -> int:
    return hit.rank


def _opens(hit: Hit) -> bool:
    return hit.passage.span.start < OPENING


def _has(text: str, stems: Collection[str]) -> bool:
    return stems_of(text).issuperset(stems)


def _together(found: Sequence[Term], stems: Collection[str]) -> bool:
    """Whether all the ``stems`` stand near each other somewhere."""
    last: dict[str, int] = {}
    for term in found:
        if term.stem in stems:
            last[term.stem] = term.span.start
            if len(last) == len(stems) and term.span.end - min(last.values()) <= TOGETHER:
                return True
    return False


def _speaks(article: Article, stems: Collection[str]) -> bool:
    said = spoken(article, Span(0, 0))
    return any(one.speaker and _has(one.speaker.name, stems) for one in said)
