"""Whether the sentences found answer, and how far to trust the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from qabot.question import Question, QuestionKind
from qabot.read.closely import UNREAD, agreement, belief, weight_for
from qabot.read.confidence import Signs, confidence_of, lowered, margin_of
from qabot.read.demands import Unmet, unmet
from qabot.read.evidence import Evidence
from qabot.read.quotes import Found
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.widen import Group

_SPEAKS = 0.9  # of those named as speakers so many are
_AS_WELL = 1.0  # log odds: quotes no further below the first answer about as well


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader found, best first, and its confidence that the first one answers.

    ``silent``: somebody was asked for by name, and no sentence that answers is of him or her.
    ``told``: what was found only tells of him or her, and none of it is said by either.
    ``newer``: the article that tells how the first one's story went on since, if one is quoted.
    """

    found: tuple[Found, ...]
    confidence: float
    silent: bool = False
    told: bool = False
    newer: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """How far to trust the first quote; ``standing`` of each candidate, in log odds."""

    standing: list[float]
    confidence: float

    def reading(self, worth: Sequence[Found], *, told: bool, newer: str | None = None) -> Reading:
        """The quotes ``worth`` showing, at least one, their log odds made probabilities."""
        top = worth[0].score  # whichever of them stands first
        below = accumulate((one.score - top for one in worth), min)  # none above the one before
        both = zip(worth, below, strict=True)
        found = tuple(replace(one, score=lowered(self.confidence, by)) for one, by in both)
        return Reading(found, self.confidence, told=told, newer=newer)


def heard_in(seen: Evidence, groups: Sequence[Group]) -> list[Group]:
    """The groups that may answer, best first."""
    return [one for one in groups if _heard(seen, one)]


def judge(seen: Evidence, heard: Sequence[Group], heed: float | None = None) -> Judged:
    """How far to trust the first of the groups ``heard``, of which there is at least one.

    ``heed`` is what the sentence reader heeds of the question (``closely.heed``).
    """
    near = max((n for one in heard for n in one.members), key=lambda n: seen.scores[n])
    signs = _signs(seen, near, heard[0], heed)
    confidence = confidence_of(near, seen.matrix, seen.wanted, signs)
    if _gives_all_asked(seen, heard[0]):
        confidence = max(confidence, _SPEAKS)
    return Judged(_standing(seen, heard[0]), confidence)


def _gives_all_asked(seen: Evidence, group: Group) -> bool:
    """Whether "What did X say?", of nothing in particular, is answered by words of X, by name."""
    speech = seen.speech
    if speech is None or speech.on_a_topic or not _by_name(seen.question):
        return False
    return any(speech.speaks(seen.found[number]) for number in group.members)


def _standing(seen: Evidence, first: Group) -> list[float]:
    """The log odds of each candidate, with the lesser of its two distances from the first quote.

    Close reading sets the first quote off from the rest; what is as near to the question as it
    may still answer.
    """
    top = seen.order[first.first]
    near = max(seen.scores[number] for number in first.members)
    both = zip(seen.order, seen.scores, strict=True)
    return [top - max(0.0, min(top - order, near - score)) for order, score in both]


def _signs(seen: Evidence, near: int, first: Group, heed: float | None) -> Signs:
    """``near`` is the number of the nearest sentence, ``first`` what is quoted first."""
    return Signs(
        margin=margin_of(near, seen.found, seen.scores),
        nearness=max(hit.cosine for hit in seen.hits),
        agreement=agreement(seen.read, seen.found, first.first) if seen.read else UNREAD,
        belief=weight_for(seen.question) * belief(seen.read),
        quoted=max(seen.read[number] for number in first.members) if seen.read else None,
        heed=heed,
        missed=_unmet(seen, first),
    )


def _unmet(seen: Evidence, group: Group) -> Unmet:
    """What the first quote leaves unmet, judged with all that was read of its article."""
    first = seen.found[group.first]
    article = first.article
    read = [hit.passage.text for hit in seen.hits if hit.passage.article_id == article.id]
    quote = group.span(seen.found).of(article.text)
    passage = first.hit.passage.text
    return unmet(seen.question, seen.wanted.weights, quote, passage, [article.title, *read])


def _heard(seen: Evidence, group: Group) -> bool:
    """Whether a group may answer "What did X say": X speaks or is named, if X is a name at all."""
    speech = seen.speech
    if speech is None or not _by_name(seen.question):
        return True
    return any(speech.heard(seen.found[number]) for number in group.members)


def only_told(seen: Evidence, shown: Sequence[Found]) -> bool:
    """Whether the words of somebody are asked for, and all that is shown is said by others."""
    if seen.speech is None or not _by_name(seen.question):
        return False
    return not any(map(seen.speech.may_speak, shown))


def speaking_first(
    question: Question, speech: SpeechEvidence | None, quotes: Sequence[Found]
) -> list[Found]:
    """The ``quotes``, best first; of "What did the rector say?" those first that he or she says.

    So too of "Does Ek think that Hale knew?", where anybody's words may tell; there "one engineer"
    may be whom it means. Of "What did Ek say?" only those that answer about as well as the first
    one, which names Ek: what is told of Ek may be how Ek is quoted.
    """
    whether = question.kind is QuestionKind.YES_NO
    if speech is None or not quotes or not (whether or question.kind is QuestionKind.WHAT_SAID):
        return list(quotes)
    least = quotes[0].score - _AS_WELL if _by_name(question) else -inf

    def behind(one: Found) -> bool:
        heard = speech.is_heard_in(one) or (whether and speech.may_speak(one))
        return not heard or one.score < least

    return sorted(quotes, key=behind)


def _by_name(question: Question) -> bool:
    """Whether the words of somebody are asked for, who is named and not only described."""
    named = any(letter.isupper() for letter in question.speaker or "")
    return named and question.kind is QuestionKind.WHAT_SAID
