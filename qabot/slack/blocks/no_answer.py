"""The archive does not say: why, what was searched, and the nearest passages as such."""

from __future__ import annotations

from collections.abc import Iterator

from qabot.domain import NoAnswer, Reason
from qabot.render.phrases import instead
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.answer import PLAIN
from qabot.slack.blocks.elements import Block, Message
from qabot.slack.blocks.excerpt import excerpt
from qabot.slack.blocks.further import further
from qabot.slack.blocks.heading import LONGEST_QUESTION, Layout, heading
from qabot.slack.blocks.sources import source_line
from qabot.slack.blocks.summary import fitted, with_asides
from qabot.slack.blocks.wording import LONGEST_NAME, LONGEST_PROVISO, lifting, limits, searched
from qabot.slack.escape import cut, one_line

REASONS = {
    Reason.EMPTY_QUESTION: "The question names nothing to look for.",
    Reason.NOTHING_MATCHES: "No passage matches the question.",
    Reason.NOT_CONFIDENT: "No passage answers the question.",
    Reason.SPEAKER_SILENT: "No words of {speaker} on this were found for certain.",
    Reason.FILTERED_OUT: "",  # said by the title above the nearest passages
}
MOST_NEAREST = 2
LONGEST_PASSAGE = 160


def no_answer_message(
    answer_id: str, asked: str, none: NoAnswer, layout: Layout = PLAIN
) -> Message:
    """The message for the lack of an answer; nothing in it claims to answer."""
    lead = f"{_lead(none)}."
    said = f"{_reason(none)} {searched(none.searched)}".strip()
    asides = [*limits(none.filters), *_other_questions(none)]
    read = [*heading(asked, none.question, layout)]
    blocks = [
        *map(make.note, read),
        make.rich([make.paragraph(make.words(f"{lead} ", bold=True), make.words(said))]),
        *map(make.note, asides),
        *_nearest(none),
        *_buttons(answer_id, none, private=layout.private),
        *([] if layout.private else [make.feedback(answer_id)]),
    ]
    return Message(with_asides(f"{lead} {said}", [*asides, *read]), blocks)


def no_answer_line(answer_id: str, asked: str, none: NoAnswer) -> Message:
    """The same in a line, for those who asked among themselves; what was understood is told."""
    line = _lead(none)
    if one_line(asked) != one_line(none.question):
        line += f": {cut(one_line(none.question), LONGEST_QUESTION)}"
    else:
        line += "."
    if none.suggestion or none.also_asked:  # what the buttons ask
        line += "".join(f" {said}" for said in _other_questions(none))
    lift = _unfilter(answer_id, none) if _outside(none) else ()
    buttons = [*lift, *_respell(answer_id, none), *_passages(answer_id, none)]
    buttons += further(answer_id, none.also_asked)
    blocks = [make.note(line), *([make.actions(buttons)] if buttons else [])]
    return Message(fitted(line), blocks)


def _lead(none: NoAnswer) -> str:
    return f"Not in the archive for {_scope(none)}" if _outside(none) else "Not in the archive"


def _outside(none: NoAnswer) -> bool:
    """Whether it is only the dates, or the paper, asked for which hold nothing."""
    return none.reason is Reason.FILTERED_OUT


def _scope(none: NoAnswer) -> str:
    return "these limits" if none.filters.sources else "these dates"


def _reason(none: NoAnswer) -> str:
    speaker = cut(one_line(none.speaker or "that speaker"), LONGEST_NAME)
    return REASONS[none.reason].format(speaker=speaker)


def _other_questions(none: NoAnswer) -> Iterator[str]:
    for said in instead(none):
        yield cut(said, LONGEST_PROVISO)


def _nearest(none: NoAnswer) -> Iterator[Block]:
    if not none.nearest:
        return
    outside = _outside(none)
    near = "Nearest passages, of which none is sure to answer it:"
    title = f"Outside {_scope(none)}:" if outside else near
    parts = [make.paragraph(make.words(title))]
    for citation in none.nearest[:MOST_NEAREST]:
        text = excerpt(citation.text, none.question, LONGEST_PASSAGE)
        parts.append(make.quotation(make.words(text)))
        parts.append(source_line(citation))
    yield make.rich(parts)


def _buttons(answer_id: str, none: NoAnswer, *, private: bool) -> Iterator[Block]:
    buttons = [*_unfilter(answer_id, none), *_respell(answer_id, none)]
    if none.nearest:
        buttons.append(make.button("Show in context", make.CONTEXT, answer_id))
    buttons += _passages(answer_id, none)
    if private:
        buttons.append(make.button("Share", make.SHARE, answer_id))
    buttons += further(answer_id, none.also_asked)
    if buttons:
        yield make.actions(buttons)


def _unfilter(answer_id: str, none: NoAnswer) -> Iterator[Block]:
    if lift := lifting(none.filters):
        yield make.button(lift, make.UNFILTER, answer_id, primary=_outside(none))


def _respell(answer_id: str, none: NoAnswer) -> Iterator[Block]:
    if none.suggestion:
        yield make.button("Ask that", make.RESPELL, answer_id, primary=not _outside(none))


def _passages(answer_id: str, none: NoAnswer) -> Iterator[Block]:
    if none.nearest:
        yield make.button("More passages", make.PASSAGES, answer_id)
