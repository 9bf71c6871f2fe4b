"""Several questions in one message, told apart: each is asked by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.question.asking import begins_a_question
from qabot.question.follow_up import follow_up
from qabot.question.joint import of_each
from qabot.question.pronouns import is_open
from qabot.question.tokens import LONGEST

MOST = 5
_APART = re.compile(r"(?<=[?？؟])\s+|\s*\n\s*")
_SENTENCES = re.compile(r"(?<=[.!:])\s+")
_OPENING = re.compile(r"[-–—*•>\s]*(?:\d{1,2}[.)]\s+)?(?:if so\b[\s,]*)?", re.IGNORECASE)
_LEAD = re.compile(r"(?:and|but|so|also|then|ok|okay)\b[\s,]*", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:who|what|when|where|why|how)\W*", re.IGNORECASE)
_LONGEST_LINE = 12  # words of a line that asks without a mark


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of ``text`` in order, at least one; what asks nothing goes with one that does.

    Without the marks of a list. "Why? Is it over?" and "How old is she? Who won?" are one each:
    the first leans on the second. What two said is asked of each (:mod:`.joint`).
    """
    if len(text) > LONGEST:
        return (text,)
    pieces = [_OPENING.sub("", piece, count=1) for piece in _APART.split(text.strip())]
    found: list[str] = []
    lead = ""
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        whole = f"{lead} {piece}".strip()
        if not found and (not _asks(piece) or _leans_on(piece, after)):
            lead = whole
        elif found and not _asks(piece) and follow_up(piece, found[-1:]) == piece:
            found[-1] += f" {piece}"
        else:
            found.append(whole)
            lead = ""
    alone = found if len(found) > 1 else [text]
    return tuple(each for question in alone for each in of_each(question))[:MOST]


def _leans_on(piece: str, after: str) -> bool:
    """Whether "How old is she?" is asked of whom only the question after it names."""
    return _BARE.fullmatch(piece) is not None or (is_open(piece) and not is_open(after))


def standing_alone(questions: Sequence[str], earlier: Sequence[str]) -> tuple[str, ...]:
    """Each of ``questions`` with what it needs of those before it and of ``earlier`` filled in."""
    asked = list(earlier)
    for question in questions:
        asked.append(follow_up(question, asked))
    return tuple(asked[len(earlier) :])


def _asks(piece: str) -> bool:
    marked = piece.rstrip(" )\"'”’").endswith(("?", "？", "؟"))
    short = len(piece.split()) <= _LONGEST_LINE and not piece.rstrip().endswith(".")
    return (marked or short) and any(map(_begins, _SENTENCES.split(piece)))


def _begins(sentence: str) -> bool:
    bare = sentence.lstrip("\"'“‘(")
    lead = _LEAD.match(bare)
    return begins_a_question(bare[lead.end() :] if lead else bare)
