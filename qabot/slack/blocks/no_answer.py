"""The archive does not say: why, what was searched, and the nearest passages as such."""

from __future__ import annotations

from collections.abc import Iterator

from qabot.domain import Citation, NoAnswer, Reason
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.answer import heading
from qabot.slack.blocks.elements import Block, Message
from qabot.slack.blocks.sources import source_line
from qabot.slack.blocks.summary import summarise
from qabot.slack.blocks.wording import limited, searched
from qabot.slack.escape import cut

REASONS = {
    Reason.EMPTY_QUESTION: "The question names nothing to look for.",
    Reason.NOTHING_MATCHES: "No passage matches the question.",
    Reason.NOT_CONFIDENT: "No passage answers the question.",
    Reason.SPEAKER_SILENT: "Whoever was asked about says nothing on this here.",
    Reason.FILTERED_OUT: "Nothing within these dates; outside them there is something.",
}
MOST_NEAREST = 3
LONGEST_PASSAGE = 280


def no_answer_message(
    answer_id: str, asked: str, none: NoAnswer, *, private: bool = False, shared: bool = False
) -> Message:
    """The message for the lack of an answer; nothing in it claims to answer."""
    reason = REASONS[none.reason]
    blocks = [
        *heading(asked, none.question, always=private or shared),
        make.rich(
            [
                make.paragraph(
                    make.words("Not in the archive. ", bold=True),
                    make.words(f"{reason} {searched(none.searched)}"),
                )
            ]
        ),
        *_limit(none),
        *_nearest(none.nearest[:MOST_NEAREST], none.reason),
        *_buttons(answer_id, none, private=private),
        *([] if private else [make.feedback(answer_id)]),
    ]
    return Message(summarise(none, reason), blocks)


def _limit(none: NoAnswer) -> Iterator[Block]:
    limit = limited(none.filters)
    if limit:
        yield make.note(limit)


def _nearest(nearest: tuple[Citation, ...], reason: Reason) -> Iterator[Block]:
    if not nearest:
        return
    outside = reason is Reason.FILTERED_OUT
    title = "Outside these dates:" if outside else "Nearest passages, which do not answer it:"
    parts = [make.paragraph(make.words(title))]
    for citation in nearest:
        parts.append(make.quotation(make.words(cut(citation.text, LONGEST_PASSAGE))))
        parts.append(source_line(citation))
    yield make.rich(parts)


def _buttons(answer_id: str, none: NoAnswer, *, private: bool) -> Iterator[Block]:
    buttons = []
    if none.filters.since or none.filters.until:
        wanted = none.reason is Reason.FILTERED_OUT
        text = "Remove date filter"
        buttons.append(make.button(text, make.UNFILTER, answer_id, primary=wanted))
    if none.nearest:
        buttons.append(make.button("Show in context", make.CONTEXT, answer_id))
        buttons.append(make.button("More passages", make.PASSAGES, answer_id))
    if private:
        buttons.append(make.button("Share", make.SHARE, answer_id))
    if buttons:
        yield make.actions(buttons)
