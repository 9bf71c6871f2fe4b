"""The last word on a story: what newer articles say, where an older one answers as well or better.

How many died, when it opens, whether it is over: the first report is seldom the last word, and
the plainest answer is often what was written before it was known. So of quotes that answer equally
well the newest stands first; and where an older article answers best, the newest one on the same
story is quoted right after it. Of what somebody said, so is what he or she said of it since; and so
is a printed correction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from qabot.domain import Article, Filters
from qabot.question import Question
from qabot.question.numbers import numbers
from qabot.read.candidates import Candidate
from qabot.read.corrections import is_correction
from qabot.read.quotes import CLOSE, Found
from qabot.read.spoken import LONG
from qabot.read.unmentioned import unmentioned
from qabot.read.widen import Group

if TYPE_CHECKING:
    from qabot.embed.pooling import Floats

Ranked = TypeVar("Ranked")

_FIGURE = r"\d+(?:[.,]\d+)*"
_NUMBER = re.compile(_FIGURE)
_WRONG = re.compile(rf"\bnot [$£€]?({_FIGURE})")
_PRESENT = re.compile(r"\b(?:has|have|is|are|now|still|so far|currently)\b", re.IGNORECASE)

_LEAD = 800  # characters of an article that tell, with its title, what its story is
_SAME = 0.6  # cosine of two such beginnings: .62 to .85 on one story, up to .54 on two
_MOST = 4  # newer articles looked at, those that answer best: each beginning has to be encoded
_EQUAL = 0.5  # log odds: quotes no further below the first answer as well
_RIVAL = 1.0  # ... by close reading: what it takes for no answer is no newer one
_SURE = 2.0  # the sentence reader's log odds from which on a sentence surely answers
_KNOWN = 3.0  # ... log odds by close reading that such a one may stand below the first quote
_DOUBT = -3.0  # the sentence reader's log odds below which a sentence says nothing on it


def later(
    question: Question,
    groups: Sequence[Group],
    found: Sequence[Candidate],
    read: Sequence[float],
    encode: Callable[[Sequence[str]], Floats],
) -> Group | None:
    """The one of ``groups`` that is of the newest article on the first one's story, if it is newer.

    ``groups`` are the best of each article, best first, and ``read`` is what the sentence reader
    thinks of each candidate, in log odds, or empty. Only an article that has the question's names
    and numbers counts. None where the first one is undated. ``encode`` gives vectors of length 1,
    ``(n, d)``.
    """
    first = found[groups[0].first].article
    likely = _likely(question, groups, found, read)
    if not likely:
        return None
    articles = [found[group.first].article for group in likely.values()]
    mine, *others = encode([_beginning(one) for one in (first, *articles)])
    alike = [one for one, vector in zip(articles, others, strict=True) if mine @ vector >= _SAME]
    newest = max(alike, key=lambda one: one.published or date.min, default=None)
    return likely[newest.id] if newest else None


def _likely(
    question: Question, groups: Sequence[Group], found: Sequence[Candidate], read: Sequence[float]
) -> dict[str, Group]:
    """The best group of each of the few articles that may be on the first one's story, by id."""
    since = found[groups[0].first].article.published or date.max
    likely: dict[str, Group] = {}
    for group in groups:
        article = found[group.first].article
        newer = (article.published or date.min) > since
        silent = bool(read) and max(read[number] for number in group.members) < _DOUBT
        if len(likely) < _MOST and newer and not silent and _names_it(question, article):
            likely.setdefault(article.id, group)
    return likely


def of_the_one_meant(
    question: Question,
    groups: Sequence[Group],
    found: Sequence[Candidate],
    order: Sequence[float],
) -> list[Group]:
    """The ``groups``, best first, with one of the year or number that is meant before an equal.

    Of a question with a number ("the 2019 marathon") the first is the best of an article that has
    its names and numbers, among groups as near as the first one. The sentence reader sees no dates,
    and what is left of such equals is shown once. ``order`` are the log odds of each candidate.
    """
    if not groups or not numbers(question.searched):
        return list(groups)
    least = order[groups[0].first] - _EQUAL
    near = (one for one in groups if order[one.first] >= least)
    meant = next((one for one in near if _names_it(question, found[one.first].article)), groups[0])
    return _moved(groups, meant, 0)


def with_last_word(quotes: Sequence[Found], last: Found | None) -> list[Found]:
    """The quotes, best first, and what the newest article says right after the first one.

    As they are where the first one is of that article itself.
    """
    if last is None or last.article.id == quotes[0].article.id:
        return list(quotes)
    same = (one for one in quotes if one.article.id == last.article.id)
    return _moved(quotes, next((one for one in same if one.span.overlaps(last.span)), last), 1)


def newest_first(question: Question, quotes: Sequence[Found], odds: Sequence[float]) -> list[Found]:
    """The quotes, with the newest of those that answer as well as the first one before it.

    ``quotes`` are those of an answer that may change, best first, and ``odds`` what close reading
    gives each. As they are where the first one is undated.
    """
    first = quotes[0]
    near = [
        one
        for one, value in zip(quotes[1:], odds[1:], strict=True)
        if first.score - one.score <= _EQUAL and odds[0] - value <= _RIVAL
    ]
    equal = [first, *(one for one in near if _names_it(question, one.article))]
    newest = max(equal, key=lambda one: one.article.published or date.min)
    if first.article.published is None or newest.article.published == first.article.published:
        return list(quotes)
    return _moved(quotes, newest, 0)


def known_now(
    question: Question, quotes: Sequence[Found], odds: Sequence[float], read: Sequence[float]
) -> list[Found]:
    """The quotes, with the last word before the first where what is so now is asked for.

    ``quotes`` are an answer that may change, best first, the last word second. ``odds`` is what
    close reading gives each and ``read`` what the sentence reader thinks of it. Where that is not
    sure of the last word, it may be on the same story and not tell what is asked for.
    """
    sure = len(quotes) > 1 and read[1] >= _SURE and odds[0] - odds[1] <= _KNOWN
    now = _PRESENT.search(question.searched) is not None
    return _moved(quotes, quotes[1], 0) if sure and now else list(quotes)


def with_correction(question: Question, quotes: Sequence[Found]) -> list[Found]:
    """The ``quotes``, best first, with a near correction right after a first one that is no newer.

    Not before it: a correction of something else is as near. Only one that calls a number wrong
    which stands in the first one, "It was 121, not 112", stands before that, near or not.
    """
    first = quotes[0]
    if is_correction(first.article, first.sentence):
        return list(quotes)
    printed = [
        one
        for one in quotes[1:]
        if (one.article.published or date.max) >= (first.article.published or date.min)
        and is_correction(one.article, one.sentence)
        and _names_it(question, one.article)
    ]
    very = next((one for one in printed if _corrects(one.text, first.text)), None)
    if very:
        return _moved(quotes, very, 0)
    near = next((one for one in printed if first.score - one.score <= CLOSE), None)
    return _moved(quotes, near, 1) if near else list(quotes)


def _corrects(correction: str, text: str) -> bool:
    """Whether a correction says that a number is wrong that a text has."""
    return not set(_WRONG.findall(correction)).isdisjoint(_NUMBER.findall(text))


def _moved(ranked: Sequence[Ranked], one: Ranked, at: int) -> list[Ranked]:
    """``ranked`` with ``one``, of them or not, at the place ``at``."""
    rest = [other for other in ranked if other is not one]
    return [*rest[:at], one, *rest[at:]]


def _names_it(question: Question, article: Article) -> bool:
    """Whether an article, no book, has the names and the numbers of the question."""
    return len(article.text) <= LONG and not unmentioned(question, [article], Filters())


def _beginning(article: Article) -> str:
    return f"{article.title}\n{article.text[:_LEAD]}"
