"""Buttons that ask what else was asked in the same message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qabot.slack.blocks import elements as make
from qabot.slack.blocks.elements import Block
from qabot.slack.escape import cut, one_line

_LONGEST = 75  # characters that Slack shows on a button


def further(answer_id: str, questions: Sequence[str]) -> Iterator[Block]:
    """A button for each of ``questions``, numbered from 0 in its action."""
    for number, question in enumerate(questions):
        yield make.button(cut(one_line(question), _LONGEST), f"{make.NEXT}_{number}", answer_id)
