"""The page of `verify` and `who`: where these very words stand, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Alike, Located, Places, QuoteKind, Span
from qabot.render.phrases import counted, manner
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Barred, Indented, command, note

ALIKE = "Same words; only quotes, dashes, ellipses or spaces differ from yours."


def render_matches(places: Places, *, speaker_first: bool = False) -> Group:
    """Every place, the words bold in their context; with ``speaker_first`` who says it on top."""
    if not places.found:
        return Group(*_not_there(places.alike))
    return Group(*_parts(places, speaker_first))


def _not_there(alike: Sequence[Alike]) -> Iterator[RenderableType]:
    yield Text("Not in the archive in these words.", style="bold yellow")
    if alike:
        yield Text()
        yield Indented(Text("Nearest, not the same words:"), indent=0)
    for near in alike:
        line = Text(f"“{words.shorten(near.text)}” in {words.headline(near.article.title)}")
        yield Indented(line, indent=2)
        yield Indented(Text(words.source_and_day(near.article), style="dim"), indent=2)
        yield command(words.show_command(near.article.id, [near.span]), indent=2)


def _parts(places: Places, speaker_first: bool) -> Iterator[RenderableType]:
    if not speaker_first:
        yield Indented(Text(f"In the archive in these words: {_number(places)}.", "bold"), indent=0)
        yield Text()
    for place in places.found:
        if speaker_first:
            yield Indented(_who(place), indent=0)
        yield Barred(_in_context(place))
        if not place.exact:
            yield Indented(Text(ALIKE, style="yellow"), indent=2)
        if place.speaker is not None and not speaker_first:
            yield Indented(_who(place), indent=4, first="  —")
        yield from _where(place)
        yield Text()
    if len(places.found) < places.total:
        yield note(f"{len(places.found):,} of {_number(places)}; --limit shows more.")


def _number(places: Places) -> str:
    return counted(places.total, "article") + (" or more" if places.at_least else "")


def _who(place: Located) -> Text:
    speaker = place.speaker
    if speaker is None:
        if place.kind is QuoteKind.NARRATION:
            return Text("The article itself says this.", style="bold")
        return Text("Who says it cannot be told from the text.", style="bold")
    line = Text().append(one_line(speaker.name), style="bold cyan")
    if speaker.mention.lower() != speaker.name.lower():
        line.append(f", here “{one_line(speaker.mention)}”")
    return line.append(manner(place.kind), style="dim")


def _in_context(place: Located) -> Text:
    """The sentences around the words, the words bold."""
    text, context, span = place.article.text, place.context, place.span
    before = Span(min(context.start, span.start), span.start).of(text)
    after = Span(span.end, max(context.end, span.end)).of(text)
    return (
        Text(words.lead_in(before))
        .append(words.reflow(place.text), style="bold")
        .append(words.lead_out(after))
    )


def _where(place: Located) -> Iterator[RenderableType]:
    article = place.article
    yield Indented(Text(words.headline(article.title)), indent=2)
    where = f"{words.source_and_day(article)} · {one_line(article.path)}"
    yield Indented(Text(where, style="dim"), indent=2)
    yield command(words.show_command(article.id, [place.span]), indent=2)
