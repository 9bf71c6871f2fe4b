"""The archive does not say: why, what was searched, and the nearest passages as such."""

from __future__ import annotations

from collections.abc import Iterator

from qabot.domain import NoAnswer, Reason
from qabot.render.notes import spelt
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.answer import heading
from qabot.slack.blocks.elements import Block, Message
from qabot.slack.blocks.sources import source_line
from qabot.slack.blocks.summary import fitted
from qabot.slack.blocks.wording import LONGEST_SPELLING, limited, searched
from qabot.slack.escape import cut

REASONS = {
    Reason.EMPTY_QUESTION: "The question names nothing to look for.",
    Reason.NOTHING_MATCHES: "No passage matches the question.",
    Reason.NOT_CONFIDENT: "No passage answers the question.",
    Reason.SPEAKER_SILENT: "Whoever was asked about says nothing on this here.",
    Reason.FILTERED_OUT: "",  # said by the title above the nearest passages
}
MOST_NEAREST = 3
LONGEST_PASSAGE = 280


def no_answer_message(
    answer_id: str, asked: str, none: NoAnswer, *, private: bool = False, shared: bool = False
) -> Message:
    """The message for the lack of an answer; nothing in it claims to answer."""
    lead = "Not in the archive for these dates." if _outside(none) else "Not in the archive."
    said = f"{REASONS[none.reason]} {searched(none.searched)}".strip()
    blocks = [
        *heading(asked, none.question, always=private or shared),
        make.rich(
            [
                make.paragraph(
                    make.words(f"{lead} ", bold=True),
                    make.words(said),
                )
            ]
        ),
        *_limit(none),
        *_spelling(none),
        *_nearest(none),
        *_buttons(answer_id, none, private=private),
        *([] if private else [make.feedback(answer_id)]),
    ]
    return Message(fitted(f"{lead} {said}"), blocks)


def _outside(none: NoAnswer) -> bool:
    """Whether it is only the dates that were asked for which hold nothing."""
    return none.reason is Reason.FILTERED_OUT


def _limit(none: NoAnswer) -> Iterator[Block]:
    limit = limited(none.filters)
    if limit:
        yield make.note(limit)


def _spelling(none: NoAnswer) -> Iterator[Block]:
    said = spelt(none.spelling, answered=False)
    if said:
        yield make.note(cut(said, LONGEST_SPELLING))


def _nearest(none: NoAnswer) -> Iterator[Block]:
    if not none.nearest:
        return
    outside = _outside(none)
    title = "Outside these dates:" if outside else "Nearest passages, which do not answer it:"
    parts = [make.paragraph(make.words(title))]
    for citation in none.nearest[:MOST_NEAREST]:
        parts.append(make.quotation(make.words(cut(citation.text, LONGEST_PASSAGE))))
        parts.append(source_line(citation))
    yield make.rich(parts)


def _buttons(answer_id: str, none: NoAnswer, *, private: bool) -> Iterator[Block]:
    buttons = []
    if none.filters.since or none.filters.until:
        text = "Remove date filter"
        buttons.append(make.button(text, make.UNFILTER, answer_id, primary=_outside(none)))
    if none.spelling.suggestion:
        buttons.append(make.button("Ask that", make.RESPELL, answer_id, primary=not _outside(none)))
    if none.nearest:
        buttons.append(make.button("Show in context", make.CONTEXT, answer_id))
        buttons.append(make.button("More passages", make.PASSAGES, answer_id))
    if private:
        buttons.append(make.button("Share", make.SHARE, answer_id))
    if buttons:
        yield make.actions(buttons)
