"""What the trained sentence reader thinks of each candidate."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qabot.domain import Hit, Passage, Span
from qabot.index.entry import headed
from qabot.question import Question
from qabot.read.candidates import Candidate
from qabot.read.sentence_reader import MASK, SentenceReader, Window
from qabot.terms import stems_of, terms

LEAST, MOST = -6.0, 12.0  # beyond, the reader is only more sure, not more right
UNREAD = 0.5  # the agreement of a reader that was not asked
UNSURE = 0.0  # its belief
_MOST_MASKED = 8  # words masked in turn: each costs a reading, and few questions lack as many
_UNTAUGHT = 0.5  # its weight where somebody's words are asked for: no question it learnt from does


def weight_for(question: Question) -> float:
    """What the reader's log odds count for beside the ranker's; 0 for a topic: it asks nothing."""
    if question.topical:
        return 0.0
    return _UNTAUGHT if question.speaker else 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """A passage as it is read: in its surroundings.

    ``inside`` are the numbers of the candidates that lie wholly in the passage, whose places in
    ``window`` are scored, and ``odds`` the log odds of each.
    """

    window: Window
    inside: Sequence[int]
    odds: Sequence[float]


def read_closely(
    reader: SentenceReader, text: str, hits: Sequence[Hit], found: Sequence[Candidate]
) -> list[Near]:
    """The passages of ``hits``, read for the question ``text``.

    A passage is read as people read it, below its article's title and with the sentences beside
    it, which say who "he" is.
    """
    inside = [_inside(hit, found) for hit in hits]
    windows = [_window(hit, some, found) for hit, some in zip(hits, inside, strict=True)]
    read = zip(windows, inside, reader.score(text, windows), strict=True)
    return [Near(window, numbers, odds) for window, numbers, odds in read]


def best_of_each(read: Sequence[Near], candidates: int) -> list[float]:
    """Log odds of each candidate in ``[LEAST, MOST]``, the highest of the passages it is in.

    A candidate that lies wholly in no passage gets :data:`LEAST`.
    """
    best = [LEAST] * candidates
    for near in read:
        for number, odds in zip(near.inside, near.odds, strict=True):
            best[number] = min(MOST, max(best[number], odds))
    return best


def agreement(odds: Sequence[float], found: Sequence[Candidate], first: int) -> float:
    """The share in [0, 1] of the reader's belief that falls on the article of number ``first``.

    A softmax over the log odds of all candidates.
    """
    most = max(odds)
    shares = [math.exp(value - most) for value in odds]
    article = found[first].article.id
    both = zip(shares, found, strict=True)
    return sum(share for share, one in both if one.article.id == article) / sum(shares)


def belief(odds: Sequence[float]) -> float:
    """How surely the reader finds an answer anywhere in what it read, in log odds; else UNSURE."""
    return max(odds, default=UNSURE)


def heed(
    reader: SentenceReader, text: str, read: Sequence[Near], quoted: Collection[int]
) -> float | None:
    """What the belief in a quote owes to the question's words that its passage does not have.

    The log odds of the best of the candidates ``quoted``, less those where one such word of
    ``text`` is masked, on the average of these words. A reader that understands "sold" where the
    passage has "bought by" is less sure when it cannot see "sold"; one that is as sure has not
    heeded it. None where the passage has all the words, or the quote lies in no passage.
    """
    holding = [only for near in read if (only := _only(near, quoted)).inside]
    if not holding:
        return None
    best = max(holding, key=lambda near: max(near.odds))
    hidden = masked(text, best.window.text)
    lost = [max(best.odds) - max(reader.score(asked, [best.window])[0]) for asked in hidden]
    return sum(lost) / len(lost) if lost else None


def _only(near: Near, quoted: Collection[int]) -> Near:
    """The same passage, of which no other candidates than those ``quoted`` are scored."""
    kept = [at for at, number in enumerate(near.inside) if number in quoted]
    sentences = tuple(near.window.sentences[at] for at in kept)
    inside, odds = [near.inside[at] for at in kept], [near.odds[at] for at in kept]
    return Near(replace(near.window, sentences=sentences), inside, odds)


def masked(question: str, passage: str) -> list[str]:
    """The question with each word masked in turn that ``passage`` does not have in any form.

    Of a question that lacks many, the first few.
    """
    there = stems_of(passage)
    lacking = [one.span for one in terms(question) if not one.stop and one.stem not in there]
    return [f"{question[: at.start]}{MASK}{question[at.end :]}" for at in lacking[:_MOST_MASKED]]


def _inside(hit: Hit, found: Sequence[Candidate]) -> list[int]:
    """The candidates that lie wholly in the passage, in the article's order."""
    passage = hit.passage
    inside = [
        number
        for number, one in enumerate(found)
        if one.article.id == passage.article_id and passage.span.contains(one.span)
    ]
    return sorted(inside, key=lambda number: found[number].span)


def _window(hit: Hit, inside: Sequence[int], found: Sequence[Candidate]) -> Window:
    """The passage in its surroundings; only the candidates ``inside`` are scored."""
    if not inside:
        return Window(hit.passage.text, ())
    article = found[inside[0]].article
    span = _with_neighbours(hit.passage, inside, found)
    text = headed(article.title, span.of(article.text))
    shift = len(text) - span.end  # from places in the article to those in the window
    return Window(text, tuple(found[number].span.shift(shift) for number in inside))


def _with_neighbours(passage: Passage, inside: Sequence[int], found: Sequence[Candidate]) -> Span:
    """From the sentence before the candidates ``inside`` a passage to the one after them."""
    places = range(found[inside[0]].index - 1, found[inside[-1]].index + 2)
    near = [
        one.span for one in found if one.article.id == passage.article_id and one.index in places
    ]
    spans = [passage.span, *near]
    return Span(min(one.start for one in spans), max(one.end for one in spans))
