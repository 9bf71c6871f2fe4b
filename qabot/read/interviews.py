"""Interviews: an answer is read together with the question that it is given to.

"No, not before 2025" tells nothing by itself, and its question no more: the words of the question
count for the answer, and what only asks is quoted with its answer or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qabot.domain import Article, Span
from qabot.read.candidates import Candidate
from qabot.read.features import NAMES, Matrix
from qabot.read.spoken import questions_answered

_SENTENCES = 3  # of an answer that the question counts for
_LAST = 100.0  # log odds that a question stands below what answers
_LONGEST = 700  # characters of a quote that takes its question along
_OF_WORDS = [NAMES.index(name) for name in ("coverage", "window", "pairs", "maxsim", "topic")]

Answers = Mapping[int, Sequence[int]]
"""By the number of a candidate that only asks, those of the sentences that answer it."""


def answers(found: Sequence[Candidate], said: Sequence[tuple[float, float]]) -> Answers:
    """The answers among ``found``; a question of the very person who is asked for stays one.

    ``said`` is how surely each candidate is said by that person, as a feature has it.
    """
    by_article: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        by_article.setdefault(one.article.id, []).append(number)
    given: dict[int, Sequence[int]] = {}
    for numbers in by_article.values():
        for question, answer in questions_answered(found[numbers[0]].article):
            replies = [n for n in numbers if found[n].span.overlaps(answer)][:_SENTENCES]
            asked = [n for n in numbers if found[n].span.overlaps(question) and not said[n][0]]
            given.update(dict.fromkeys(asked, replies) if replies else {})
    return given


def with_questions(matrix: Matrix, given: Answers) -> Matrix:
    """``matrix`` with the words of each question counted for its answer."""
    read = matrix.copy()
    for asks, replies in given.items():
        for number in replies:
            read[number, _OF_WORDS] = read[number, _OF_WORDS].clip(min=matrix[asks, _OF_WORDS])
    return read


def last(scores: Sequence[float], given: Answers) -> list[float]:
    """Log odds with what only asks below all else: no quote begins with it, nor takes it along."""
    return [score - _LAST * (number in given) for number, score in enumerate(scores)]


def raised(odds: Sequence[float], given: Answers) -> list[float]:
    """What the sentence reader thinks of each: of an answer at least what of its question."""
    read = list(odds)
    for asks, replies in given.items():
        for number in replies:
            read[number] = max(read[number], odds[asks])
    return read


def with_question(article: Article, span: Span) -> Span:
    """A quote that begins with an answer, with its question, unless that makes it too long."""
    asked = (q for q, answer in questions_answered(article) if answer.start == span.start)
    whole = next((Span(question.start, span.end) for question in asked), span)
    return whole if len(whole) <= _LONGEST else span


def without_question(article: Article, span: Span) -> Span:
    """What of a quote is the answer, where it begins with a question."""
    for question, answer in questions_answered(article):
        if question.start <= span.start < question.end and answer.start < span.end:
            return Span(answer.start, span.end)
    return span
