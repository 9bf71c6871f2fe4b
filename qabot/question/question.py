"""The record of a question that was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from qabot.dates.period import Period
from qabot.question.overview import wants_latest
from qabot.question.papers import InPaper


class QuestionKind(StrEnum):
    """What kind of answer is asked for; ``STATEMENT`` is no question but words to look for."""

    WHAT_SAID = "what_said"
    WHO_SAID = "who_said"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    YES_NO = "yes_no"
    WHAT = "what"
    STATEMENT = "statement"


_COUNTED = frozenset({QuestionKind.HOW_MANY, QuestionKind.WHEN, QuestionKind.YES_NO})
_SAID = frozenset({QuestionKind.WHAT_SAID, QuestionKind.WHO_SAID, QuestionKind.STATEMENT})
_NOW = re.compile(
    r"\W*(?:who|what|where|which \w+)"
    r"(?:['’]?s| (?:is|are|will|leads?|heads?|runs?|owns?|chairs?))\b",
    re.IGNORECASE,
)
_IN_THE_END = re.compile(
    r"\b(?:finally|final|eventually|ends?|ended|outcome|resolved|latest|currently|now|still|so far|"
    r"since|happened (?:to|with)|who w[io]ns?)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:at first|initially|originally|(?:was|were) (?:\S+ ){0,6}?(?:supposed|meant|intended) to|"
    r"(?:first|initial|original|earliest) (?:\w+ )?"
    r"(?:counts?|tolls?|reports?|estimates?|figures?|tally|forecasts?|plans?))\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\bwhat (?:(?:is|was) causing|caused|causes|triggered)\b", re.IGNORECASE)
_WAS = re.compile(r"\W*when (?:was|were|did|had)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart.

    ``text`` is what was asked, unchanged. ``speaker`` is as written ("What did *Russia* say about
    Bushehr?"); a pronoun is no speaker. ``names`` are capitalised phrases; in a question without
    a mix of cases only the speaker can be told to be one.

    ``searched`` is the question to search and read with, in the plain form "What did X say about
    Y?" where it was asked otherwise ("X's position on Y", "quotes from X on Y"). It is without the
    words of ``period`` where they only limit the dates: when it asks what was said, or they count
    from today. Else they stay, since the day of an event also stands in the articles.

    ``digest``: it asks for the news itself, of its period or the newest, and on no topic.
    ``paper``: the one in which it says to look; all but ``text`` is then read without its name.
    """

    text: str
    searched: str
    kind: QuestionKind
    speaker: str | None
    names: tuple[str, ...]
    period: Period | None
    negated: bool
    digest: bool = False
    paper: InPaper | None = None

    @property
    def topical(self) -> bool:
        """Whether it describes a topic in its own words and asks no question."""
        return self.kind is QuestionKind.STATEMENT

    @property
    def latest(self) -> bool:
        """Whether what is new on a topic is asked for: "What's the latest on the tram?"."""
        return self.topical and wants_latest(self.text)

    @property
    def changing(self) -> bool:
        """Whether the answer may change as a story goes on: how many died, how it ended.

        What was so on a day, in a year, or at first, stays so. A vote is counted again, and a cause
        found.
        """
        if self.latest:
            return self.period is None
        if self.period is not None or self.kind in _SAID or _AT_FIRST.search(self.searched):
            return False
        if self.kind is QuestionKind.WHY:
            return _CAUSE.search(self.searched) is not None
        if _IN_THE_END.search(self.searched):
            return True
        if self.kind in _COUNTED:
            return _WAS.match(self.searched) is None
        return _NOW.match(self.searched) is not None
