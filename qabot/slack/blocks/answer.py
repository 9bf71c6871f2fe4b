"""An answer: the first quote answers at a glance; sources are numbered, once each.

Paper and day stand under the first quote of a source, its title and link in the list below: on a
phone nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qabot.domain import Answer, Citation, Quote
from qabot.render.phrases import beforehand, counted
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.elements import Block, Message
from qabot.slack.blocks.further import further
from qabot.slack.blocks.heading import Layout, heading
from qabot.slack.blocks.sources import title_lines
from qabot.slack.blocks.summary import summarise
from qabot.slack.blocks.wording import (
    LONGEST_PROVISO,
    lifting,
    limits,
    printed,
    said_by,
)
from qabot.slack.escape import cut

MOST_QUOTES = 5
LONGEST_QUOTE = 3_000
PLAIN = Layout()


def answer_message(answer_id: str, asked: str, answer: Answer, layout: Layout = PLAIN) -> Message:
    """The message for ``answer``.

    Quotes are dropped from the end until everything fits, and the message says how many;
    no source stays without its quote, and no button is dropped.
    """
    count = min(len(answer.quotes), MOST_QUOTES)
    while True:
        kept = _with_quotes(answer, count)
        blocks = _blocks(answer_id, asked, kept, len(answer.quotes) - count, layout)
        if count <= 1 or make.size(blocks) <= make.MOST_CHARACTERS:
            return Message(summarise(kept, _asides(asked, kept, layout)), blocks)
        count -= 1


def _with_quotes(answer: Answer, count: int) -> Answer:
    """The answer with its first quotes and their sources alone: it tells of no other."""
    quotes = answer.quotes[:count]
    numbers = {quote.citation for quote in quotes}
    cited = sorted((c for c in answer.citations if c.number in numbers), key=lambda c: c.number)
    return replace(answer, quotes=quotes, citations=tuple(cited))


def _blocks(
    answer_id: str, asked: str, answer: Answer, dropped: int, layout: Layout
) -> list[Block]:
    sources = {citation.number: citation for citation in answer.citations}
    return [
        *map(make.note, heading(asked, answer.question, layout)),
        *_provisos(answer),
        make.rich(list(_quoted(answer.quotes, sources))),
        make.rich(
            [make.paragraph(make.words("Sources", bold=True)), *title_lines(answer.citations)]
        ),
        *_cuts(answer, dropped),
        make.actions(_buttons(answer_id, answer, private=layout.private)),
        *([] if layout.private else [make.feedback(answer_id)]),
    ]


def _asides(asked: str, answer: Answer, layout: Layout) -> list[str]:
    """How the question was read and limited: seen above the quotes, heard after them."""
    return [*heading(asked, answer.question, layout), *limits(answer.filters)]


def _quoted(quotes: Sequence[Quote], sources: dict[int, Citation]) -> Iterator[Block]:
    told: set[int] = set()
    for quote in quotes:
        citation = sources[quote.citation]
        where = "" if citation.number in told else f" · {printed(citation)}"
        told.add(citation.number)
        below = "" if quote is quotes[-1] else "\n"
        yield make.quotation(make.words(cut(quote.text, LONGEST_QUOTE)))
        yield make.paragraph(
            make.words(said_by(quote), bold=True),
            make.words(f"{where} [{citation.number}]{below}"),
        )


def _provisos(answer: Answer) -> Iterator[Block]:
    """What a reader should know before the quotes."""
    yield from map(make.note, limits(answer.filters))
    for said in beforehand(answer):
        yield make.note(cut(said, LONGEST_PROVISO))


def _cuts(answer: Answer, dropped: int) -> Iterator[Block]:
    if dropped:
        yield make.note(f"Shortened: {counted(dropped, 'more quote')} left out for length.")
    if any(len(quote.text) > LONGEST_QUOTE for quote in answer.quotes):
        yield make.note("A long quote was cut at […]; Show in context has more of it.")


def _buttons(answer_id: str, answer: Answer, *, private: bool) -> list[Block]:
    buttons = [
        make.button("Show in context", make.CONTEXT, answer_id),
        make.button("More passages", make.PASSAGES, answer_id),
    ]
    if private:
        buttons.insert(0, make.button("Share", make.SHARE, answer_id, primary=True))
    if answer.spelling.suggestion:
        buttons.append(make.button("Ask that", make.RESPELL, answer_id))
    if lift := lifting(answer.filters):
        buttons.append(make.button(lift, make.UNFILTER, answer_id))
    return [*buttons, *further(answer_id, answer.also_asked)]
