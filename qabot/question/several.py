"""Several questions in one message, told apart: each is asked by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.question import lexicon as lex
from qabot.question.asking import begins_a_question
from qabot.question.follow_ups import follow_up
from qabot.question.follow_ups.leaning import is_open
from qabot.question.joint import of_each
from qabot.question.tokens import LONGEST

MOST = 5
_APART = re.compile(r"(?<=[?？؟])\s+|\s*\n\s*")
_SENTENCES = re.compile(r"(?<=[.!:])\s+")
_OPENING = re.compile(r"[-–—*•>\s]*(?:\d{1,2}[.)]\s+)?(?:if so\b[\s,]*)?", re.IGNORECASE)
_LEAD = re.compile(r"(?:and|but|so|also|then|ok|okay)\b[\s,]*", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:who|what|when|where|why|how)\W*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|\s+)(?=[1-9][.)]\s+\w)")  # "1) who won 2) who lost"
# "Can you check this?", "Should we run it?" are for people to answer.
_OF_US = re.compile(r"(?:can|could|would|will|should|shall|do|did)\s+(?:i|we|you)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:tell|know|show|give|find|explain|summari[sz]e|recap)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\s*(?:\"[^\"]*\"|“[^”]*”)[\s.?!]*")
_LONGEST_LINE = 12  # words of a line that asks without a mark


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of ``text`` in order, at least one; what asks nothing goes with one that does.

    Without the marks of a list. "Why? Is it over?" and "How old is she? Who won?" are one each:
    the first leans on the second. What two said is asked of each (:mod:`.joint`).
    """
    if len(text) > LONGEST:
        return (text,)
    pieces = [_OPENING.sub("", piece, count=1) for piece in _pieces(text.strip())]
    found: list[str] = []
    last = lead = ""
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        whole = f"{lead} {piece}".strip()
        if not found and (not _asks(piece) or _leans_on(piece, after)):
            lead = whole
        elif found and not _asks(piece) and follow_up(piece, [last]) == piece:
            found[-1] += f" {piece}"
        else:
            found.append(whole)
            last, lead = whole, ""
    alone = found if len(found) > 1 else [text]
    return tuple(each for question in alone for each in of_each(question))[:MOST]


def _pieces(text: str) -> list[str]:
    """The sentences and lines, a quotation whole: 'Who asked "Why us? What now?" in court?'."""
    apart = _APART.split(text)
    numbered = {text[mark.end()] for mark in _NUMBERED.finditer(text)}
    if {"1", "2"} <= numbered:
        apart = [each for piece in apart for each in _NUMBERED.split(piece) if each]
    whole: list[str] = []
    opened = False
    for piece in apart:
        if opened:
            whole[-1] += f" {piece}"
        else:
            whole.append(piece)
        opened = (opened + piece.count('"') + piece.count("“") + piece.count("”")) % 2 == 1
    return apart if opened else whole  # a mark that is never closed opens nothing


def _leans_on(piece: str, after: str) -> bool:
    """Whether "How old is she?" is asked of whom only the question after it names."""
    return _BARE.fullmatch(piece) is not None or (is_open(piece) and not is_open(after))


def standing_alone(
    questions: Sequence[str], earlier: Sequence[str], papers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Each of ``questions`` with what it needs of those before it and of ``earlier`` filled in."""
    asked = list(earlier)
    for question in questions:
        asked.append(follow_up(question, asked, papers))
    return tuple(asked[len(earlier) :])


def _asks(piece: str) -> bool:
    ours = _OF_US.match(piece) and not _TOLD.search(piece)
    if _QUOTED.fullmatch(piece) or (ours and lex.QUESTION_WORDS.isdisjoint(piece.lower().split())):
        return False
    marked = piece.rstrip(" )\"'”’").endswith(("?", "？", "؟"))
    short = len(piece.split()) <= _LONGEST_LINE and not piece.rstrip().endswith(".")
    return (marked or short) and any(map(_begins, _SENTENCES.split(piece)))


def _begins(sentence: str) -> bool:
    bare = sentence.lstrip("\"'“‘(")
    lead = _LEAD.match(bare)
    return begins_a_question(bare[lead.end() :] if lead else bare)
