"""Modals: quotes in their context, and more passages."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Citation
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.elements import Block
from qabot.slack.blocks.sources import source_line
from qabot.slack.escape import cut
from qabot.slack.records import InContext

MOST_CHARACTERS = 20_000
LONGEST_PASSAGE = 1_500
GONE = "The archive no longer has these words: the article was changed or removed since."
CHANGED = "The article was changed since: it no longer has all of the quotes."


def _modal(title: str, blocks: list[Block]) -> Block:
    return {"type": "modal", "title": make.plain(title), "close": make.plain("Close"),
            "blocks": blocks}  # fmt: skip


def loading_modal(title: str) -> Block:
    """Shown within the trigger's life, before anything is looked up."""
    return _modal(title, [make.note("Looking it up in the archive…")])


def sorry_modal(title: str, text: str) -> Block:
    """A modal that only says why there is nothing in it."""
    return _modal(title, [make.rich([make.paragraph(make.words(text))])])


def context_modal(found: Sequence[tuple[Citation, InContext | None]]) -> Block:
    """Each article once, its quotes in bold, with source, date and link."""
    blocks: list[Block] = []
    for citation, context in found:
        part = [make.rich([source_line(citation)]), *_in_context(context)]
        if blocks and make.size([*blocks, *part]) > MOST_CHARACTERS:
            blocks.append(make.note("The other articles are left out for length."))
            break
        blocks += [*([{"type": "divider"}] if blocks else []), *part]
    return _modal("In context", blocks)


def _in_context(context: InContext | None) -> list[Block]:
    if context is None:
        return [make.note(GONE)]
    leaves = [make.words(piece.text, bold=piece.quoted) for piece in context.pieces]
    changed = [make.note(CHANGED)] if context.changed else []
    return [*changed, make.rich([make.paragraph(*leaves)])]


def passages_modal(question: str, passages: Sequence[Citation]) -> Block:
    """The passages nearest to a question, best first; offered as passages, not as answers."""
    if not passages:
        return sorry_modal("More passages", "There are no more passages on this in the archive.")
    blocks = [make.note(f"The archive's passages nearest to: {cut(question, 200)}")]
    for citation in passages:
        text = cut(citation.text, LONGEST_PASSAGE)
        part = make.rich([make.quotation(make.words(text)), source_line(citation, numbered=False)])
        if make.size([*blocks, part]) > MOST_CHARACTERS:
            break
        blocks.append(part)
    return _modal("More passages", blocks)
