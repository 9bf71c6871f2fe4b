"""A question made to stand alone: the front door, and in which order the readings are tried."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.question.courtesies import without_greeting
from qabot.question.follow_ups.again import asked_again, last_asked, leaned_on
from qabot.question.follow_ups.fragments import completed
from qabot.question.follow_ups.leaning import is_open, says_nothing
from qabot.question.follow_ups.of_paper import of_paper
from qabot.question.follow_ups.pronouns import beside, filled_in, is_of_another
from qabot.question.parse import Parse, outline
from qabot.question.tokens import LONGEST

_REMEMBERED = 20  # earlier questions that are read


def follow_up(text: str, earlier: Sequence[str], papers: Sequence[str] = ()) -> str:
    """``text`` as a question that stands alone; ``earlier`` are questions, oldest first.

    ``papers`` are the sources of the archive, one of which may be all that it names.
    Returns ``text`` unchanged when it stands alone already or nothing came before it.
    """
    before: Parse | None = None
    older: Parse | None = None
    asked = ""
    for question in earlier[-_REMEMBERED:]:
        own = last_asked(question)
        content = leaned_on(_standing_alone(own, before) if before else own)
        if content and not (before and is_open(content)) and not says_nothing(content):
            older, before, asked = before, outline(content), question
    if older and before and is_of_another(text, asked, before):
        return beside(text, older)
    if before is None:
        return text
    return of_paper(text, before.text, papers) or _standing_alone(text, before)


def _standing_alone(text: str, before: Parse) -> str:
    if len(text) > LONGEST or not text.strip():
        return text
    again = asked_again(text, before)
    if again is not None:
        return again
    bare = without_greeting(text)
    if bare != text:
        alone = _standing_alone(bare, before)
        return text if alone == bare else alone
    now = outline(text)
    return completed(text, now, before) or filled_in(text, now, before)
