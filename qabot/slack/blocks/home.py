"""App Home: what the archive covers, how fresh it is, examples, the reader's own questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from qabot.render.phrases import counted, dates_of, day, named_sources
from qabot.slack.blocks import elements as make
from qabot.slack.blocks import notes
from qabot.slack.blocks.elements import Block
from qabot.slack.escape import cut, one_line
from qabot.slack.records import About

MOST_SOURCES = 8
HOW = (
    "Mention me in a channel, write to me here under Messages, or use {command} for an answer "
    "that only you see. I answer with quotes from the archive, word for word, or say that the "
    "archive does not say."
)


def home_view(about: About | None, recent: Sequence[str], command: str) -> Block:
    """The Home tab; ``about`` None means that the archive cannot be read just now."""
    blocks = [
        make.header("Ask the archive"),
        make.rich([make.paragraph(make.words(HOW.format(command=command)))]),
        {"type": "divider"},
        *(_archive(about) if about else [make.note("The archive is not ready yet.")]),
        *_list("Try", about.examples if about else ()),
        *_list("Your recent questions", recent),
    ]
    return {"type": "home", "blocks": blocks}


def refused_view() -> Block:
    """The Home tab of someone who may not ask: nothing of the archive."""
    return {"type": "home", "blocks": [make.header("Ask the archive"), *notes.refused().blocks]}


def _archive(about: About) -> Iterator[Block]:
    coverage = about.coverage
    yield make.header("What it covers")
    held = f"{counted(coverage.articles, 'article')}, {counted(coverage.passages, 'passage')}"
    lines = [make.paragraph(make.words(held, bold=True), make.words(dates_of(coverage)))]
    if coverage.sources:
        sources = cut(f"From {named_sources(coverage.sources, MOST_SOURCES)}", 600)
        lines.append(make.paragraph(make.words(sources)))
    yield make.rich(lines)
    yield make.note(f"Rebuilt {_moment(about.built)} · index {about.generation}")


def _moment(built: str) -> str:
    """A timestamp of the manifest (ISO 8601) for people; as it is when it does not parse."""
    try:
        moment = datetime.fromisoformat(built).astimezone(UTC)
    except ValueError:
        return one_line(built)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def _list(title: str, items: Sequence[str]) -> Iterator[Block]:
    lines = [line for item in items if (line := cut(one_line(item), 200).strip())]
    if lines:
        shown = [make.paragraph(make.words(line)) for line in lines]
        yield make.rich([make.paragraph(make.words(title, bold=True)), make.bullets(shown)])
