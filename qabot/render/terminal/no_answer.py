"""The page that says that the archive does not say."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import NoAnswer, Reason
from qabot.render.phrases import instead, named_sources
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Barred, Indented, filter_line, heading, note
from qabot.render.terminal.sources import render_source

SENTENCES = {
    Reason.EMPTY_QUESTION: "The question holds no word to look for.",
    Reason.NOTHING_MATCHES: "No passage has to do with the question.",
    Reason.NOT_CONFIDENT: "No passage answers the question surely enough to be quoted.",
    Reason.SPEAKER_SILENT: "No words of {speaker} on this were found for certain.",
    Reason.FILTERED_OUT: "What may answer it lies outside the limits of the search.",
}


def render_no_answer(answer: NoAnswer, lift: str = "") -> Group:
    """Why not, what was searched, and the nearest passages, offered as no more than that.

    ``lift`` is as for :func:`filter_line`.
    """
    return Group(*_parts(answer, lift))


def _parts(answer: NoAnswer, lift: str) -> Iterator[RenderableType]:
    yield Text("The archive does not say.", style="bold yellow")
    speaker = one_line(answer.speaker or "that speaker")
    yield Indented(Text(SENTENCES[answer.reason].format(speaker=speaker)), indent=0)
    for said in instead(answer):
        yield Indented(Text(said), indent=0)
    yield Text()
    if limited := filter_line(answer.filters, lift):
        yield limited
    yield Indented(Text(f"Searched: {words.covered(answer.searched)}."), indent=0)
    if answer.searched.sources:
        yield Indented(Text(f"Sources: {named_sources(answer.searched.sources)}."), indent=0)
    if answer.nearest:
        yield Text()
        yield heading("Nearest passages (none is sure to answer the question)")
    for citation in answer.nearest:
        yield Text()
        yield Barred(Text(words.shorten(citation.text)), bar_style="dim")
        yield from render_source(citation, [citation.span])
    yield Text()
    yield note(f"index generation {answer.generation}")
