"""An answer: the first quote answers at a glance; sources are numbered, once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qabot.domain import Answer, Citation, Quote
from qabot.render.notes import counted, only_told_of, spelt
from qabot.slack.blocks import elements as make
from qabot.slack.blocks.elements import Block, Message
from qabot.slack.blocks.sources import source_lines
from qabot.slack.blocks.summary import summarise
from qabot.slack.blocks.wording import (
    LONGEST_NAME,
    LONGEST_SPELLING,
    limited,
    printed,
    said_by,
)
from qabot.slack.escape import cut, one_line

MOST_QUOTES = 5
LONGEST_QUOTE = 3_000


def answer_message(
    answer_id: str, asked: str, answer: Answer, *, private: bool = False, shared: bool = False
) -> Message:
    """The message for ``answer``. ``private`` is for one reader (with a Share button).

    Quotes are dropped from the end until everything fits, and the message says how many;
    no source stays without its quote, and no button is dropped.
    """
    quotes = answer.quotes[:MOST_QUOTES]
    while True:
        blocks = _blocks(answer_id, asked, answer, quotes, private=private, shared=shared)
        if len(quotes) <= 1 or make.size(blocks) <= make.MOST_CHARACTERS:
            return Message(summarise(answer), blocks)
        quotes = quotes[:-1]


def _blocks(  # noqa: PLR0913 - the parts of one layout
    answer_id: str,
    asked: str,
    answer: Answer,
    quotes: Sequence[Quote],
    *,
    private: bool,
    shared: bool,
) -> list[Block]:
    sources = {citation.number: citation for citation in answer.citations}
    cited = [sources[number] for number in sorted({quote.citation for quote in quotes})]
    return [
        *heading(asked, answer.question, always=private or shared),
        make.rich(list(_quoted(quotes, sources))),
        make.rich([make.paragraph(make.words("Sources", bold=True)), *source_lines(cited)]),
        *_notes(answer, quotes),
        make.actions(_buttons(answer_id, answer, private=private)),
        *([] if private else [make.feedback(answer_id)]),
    ]


def heading(asked: str, understood: str, *, always: bool) -> Iterator[Block]:
    """The question, where the reader would not know it otherwise."""
    question = cut(one_line(understood), 300)
    if one_line(asked) != one_line(understood):
        yield make.note(f"Read as: {question}")
    elif always and question:
        yield make.note(f"Asked: {question}")


def _quoted(quotes: Sequence[Quote], sources: dict[int, Citation]) -> Iterator[Block]:
    for quote in quotes:
        citation = sources[quote.citation]
        yield make.quotation(make.words(cut(quote.text, LONGEST_QUOTE)))
        yield make.paragraph(
            make.words(said_by(quote), bold=True),
            make.words(f" · {printed(citation)} [{citation.number}]\n"),
        )


def _notes(answer: Answer, quotes: Sequence[Quote]) -> Iterator[Block]:
    limit = limited(answer.filters)
    if limit:
        yield make.note(limit)
    if answer.told_of:
        yield make.note(only_told_of(cut(one_line(answer.told_of), LONGEST_NAME)))
    if spelling := spelt(answer.spelling, answered=True):
        yield make.note(cut(spelling, LONGEST_SPELLING))
    dropped = len(answer.quotes) - len(quotes)
    if dropped:
        yield make.note(f"Shortened: {counted(dropped, 'more quote')} left out for length.")
    if any(len(quote.text) > LONGEST_QUOTE for quote in quotes):
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
    if answer.filters.since or answer.filters.until:
        buttons.append(make.button("Remove date filter", make.UNFILTER, answer_id))
    return buttons
