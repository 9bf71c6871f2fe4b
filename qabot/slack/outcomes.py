"""What a question comes to: the message for a result, the note for the lack of one."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Filters, NoAnswer
from qabot.errors import QabotError
from qabot.question.several import questions_in
from qabot.question.small_talk import asks
from qabot.slack.blocks import Message, notes
from qabot.slack.blocks.answer import answer_message
from qabot.slack.blocks.heading import Layout
from qabot.slack.blocks.no_answer import no_answer_line, no_answer_message
from qabot.slack.pool import Busy, TooSlow
from qabot.slack.records import Asked, Result, Status, Surface


def was_chatter(asked: Asked, earlier: Sequence[str]) -> bool:
    """Whether a line in a thread is meant for its people: it neither mentions us nor asks.

    ``earlier`` are the questions answered before in the thread, which it may lean on.
    """
    return asked.surface is Surface.FOLLOW_UP and not asks(asked.text, earlier)


def was_overheard(asked: Asked, result: Result) -> bool:
    """Whether a question in a thread was for its people after all.

    It does not mention us, leans on no earlier question, and the archive does not answer it.
    """
    return (
        asked.surface is Surface.FOLLOW_UP
        and isinstance(result, NoAnswer)
        and result.question == questions_in(asked.text)[0]
    )


def message_for(asked: Asked, result: Result, *, shared: bool = False) -> Message:
    """The message that shows what came of a question."""
    if isinstance(result, NoAnswer) and asked.surface is Surface.FOLLOW_UP:
        return no_answer_line(asked.id, asked.text, result)
    layout = Layout(
        private=asked.surface is Surface.COMMAND and not shared,
        unseen=shared or asked.surface in (Surface.COMMAND, Surface.PRESSED),
        lifted=asked.filters == Filters(),
    )
    if isinstance(result, NoAnswer):
        return no_answer_message(asked.id, asked.text, result, layout)
    return answer_message(asked.id, asked.text, result, layout)


def told(error: QabotError, reference: str) -> tuple[Message, Status]:
    """What the user is told when there is no result, and how the question is closed."""
    if isinstance(error, Busy):
        return notes.busy(yours=error.yours), Status.BUSY
    if isinstance(error, TooSlow):
        return notes.too_slow(reference), Status.FAILED
    return notes.no_index(reference), Status.FAILED
