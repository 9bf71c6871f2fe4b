"""Printed corrections: each is quoted whole.

A part of one may be the very error: "An article on Friday gave the cost as 40 million."
"""

from __future__ import annotations

import re

from qabot.domain import Article, Span
from qabot.sentences.paragraphs import trim
from qabot.speech.stitch import LONGEST

_WORD = r"(?:corrections?|clarifications?|errat(?:um|a))"
_HEADING = re.compile(rf"\W*{_WORD}(?: (?:and|&) \w+)?(?:\W*|\s*[:–—].*|\s+-\s.*)", re.IGNORECASE)
_NOTE = re.compile(
    rf"\W*(?:{_WORD}\s*[:.–—]|(?:editor['’]s note\W+)?(?:an|the) (?:earlier|previous|original) "
    r"version of th(?:is|e) (?:article|story|report|column|headline|caption))",
    re.IGNORECASE,
)


def of_corrections(article: Article) -> bool:
    """Whether an article is a column of corrections, by its title."""
    return _HEADING.fullmatch(article.title) is not None


def correction_around(article: Article, place: int) -> Span | None:
    """The paragraph at ``place`` of the article's text, if it prints a correction.

    One in a column of corrections, one below such a heading, or one that says so itself.
    """
    text = article.text
    begin = text.rfind("\n\n", 0, place) + 1
    end = text.find("\n\n", place)
    paragraph = trim(text, begin, len(text) if end < 0 else end)
    above = trim(text, text.rfind("\n\n", 0, max(0, begin - 1)) + 1, begin)
    says_so = (
        of_corrections(article)
        or _HEADING.fullmatch(above.of(text))
        or _NOTE.match(paragraph.of(text))
    )
    return paragraph if says_so else None


def is_correction(article: Article, sentence: Span) -> bool:
    """Whether a sentence stands in a correction."""
    return correction_around(article, sentence.start) is not None


def whole_correction(article: Article, sentence: Span, span: Span) -> Span:
    """All of the correction that ``sentence`` is of, and no more; ``span`` where it is of none."""
    found = correction_around(article, sentence.start)
    return found if found and len(found) <= LONGEST else span
