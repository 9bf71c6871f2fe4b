"""From groups of sentences to quotes: stitched, each said once, none far below the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qabot.domain import Article, Span
from qabot.read.candidates import Candidate
from qabot.read.corrections import whole_correction
from qabot.read.interviews import with_question
from qabot.read.sections import of_items
from qabot.read.spoken import spoken
from qabot.read.widen import Group
from qabot.speech import stitch
from qabot.terms import stems_of

# How far below the first quote (in log odds) another may stand and still be shown. The article
# that answers best is the likeliest to say more; another article must rival it.
SURE = 3  # so many quotes may stand as far as OWN below; further ones must be CLOSE
OWN = 8.0
SPOKEN = 5.0  # ... where somebody is asked for by name: what he or she says of else is no answer
CLOSE = 2.0
ALIKE = 0.8  # share of words from which on two quotes say the same


@dataclass(frozen=True, slots=True)
class Found:
    """Whole sentences of one article that answer; ``score`` in log odds until it is calibrated.

    ``sentence`` is the best of them, ``passage`` where the passage stands that it was found in.
    """

    article: Article
    span: Span
    sentence: Span
    passage: Span
    score: float

    @property
    def text(self) -> str:
        """The sentences, verbatim."""
        return self.span.of(self.article.text)


def worth_showing(
    found: Sequence[Candidate],
    groups: Sequence[Group],
    scores: Sequence[float],
    own: float = OWN,
) -> list[Found]:
    """The groups as quotes, best first, without repetitions and without the far-off.

    ``own`` is how far below the first, in log odds, one of two more of its article may stand.
    """
    kept: list[Found] = []
    top = max((scores[group.first] for group in groups), default=0.0)  # not always the first one's
    for group in groups:
        one = as_found(found, group, scores[group.first])
        if _near(one, kept, top, own) and not any(_repeats(one, k) for k in kept):
            kept.append(one)
    return kept


def as_found(found: Sequence[Candidate], group: Group, score: float) -> Found:
    """A group as a quote, with the rest of a quotation and with the question that it answers.

    Of a correction it is all, and nothing else.
    """
    first = found[group.first]
    span = group.span(found)
    span = stitch(first.article.text, span, spoken(first.article, span))
    span = with_question(first.article, span)
    span = whole_correction(first.article, first.span, span)
    return Found(first.article, span, first.span, first.hit.passage.span, score)


def _near(one: Found, kept: Sequence[Found], best: float, own: float) -> bool:
    rival = kept and not _of_one_story(one, kept[0])
    return best - one.score <= (CLOSE if rival or len(kept) >= SURE else own)


def _of_one_story(one: Found, other: Found) -> bool:
    """Whether two quotes are of one article; where it has many stories, of one paragraph."""
    if one.article.id != other.article.id:
        return False
    first, last = sorted((one.span, other.span))
    return not of_items(one.article) or "\n\n" not in one.article.text[first.end : last.start]


def _repeats(one: Found, other: Found) -> bool:
    """Whether two quotes overlap in one article, or say the same in nearly the same words."""
    if one.article.id == other.article.id and one.span.overlaps(other.span):
        return True
    mine, theirs = (stems_of(quote.text) for quote in (one, other))
    return len(mine & theirs) >= ALIKE * max(1, min(len(mine), len(theirs)))
