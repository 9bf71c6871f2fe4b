"""The line above an answer that tells its question, where the reader would not know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qabot.slack.escape import cut, one_line

LONGEST_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """For whom a result is shown.

    ``private``: for one reader, with a Share button. ``unseen``: where the question stands in no
    message that its readers see. ``lifted``: asked without the dates and the
    paper that the question names.
    """

    private: bool = False
    unseen: bool = False
    lifted: bool = False


def heading(asked: str, understood: str, layout: Layout) -> Iterator[str]:
    """The question as it was understood, where that or the question itself is not to be seen."""
    question = cut(one_line(understood), LONGEST_QUESTION)
    changed = one_line(asked) != one_line(understood)
    if question and (changed or layout.unseen):
        lifted = " (without limits)" if layout.lifted else ""
        yield f"{'Read as' if changed else 'Asked'}: {question}{lifted}"
