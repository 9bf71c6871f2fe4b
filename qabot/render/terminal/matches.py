"""The page of `verify` and `who`: where these very words stand, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from qabot.domain import Match, QuoteKind
from qabot.render.plain import one_line
from qabot.render.terminal import words
from qabot.render.terminal.blocks import Barred, Indented
from qabot.render.terminal.sources import render_source

ALIKE = "Same words; only quote marks or white space differ from yours."


def render_matches(matches: Sequence[Match], *, speaker_first: bool = False) -> Group:
    """Every place, as stored; with ``speaker_first`` each opens with who says it."""
    return Group(*_parts(matches, speaker_first))


def _parts(matches: Sequence[Match], speaker_first: bool) -> Iterator[RenderableType]:
    if not matches:
        yield Text("Not in the archive in these words.", style="bold yellow")
        return
    if not speaker_first:
        yield Text(f"Verbatim in the archive: {words.count(len(matches), 'place')}.", style="bold")
        yield Text()
    for match in matches:
        if speaker_first:
            yield Indented(_who(match), indent=0)
        yield Barred(_in_context(match))
        if not match.exact:
            yield Indented(Text(ALIKE, style="yellow"))
        if match.speaker is not None and not speaker_first:
            yield Indented(_who(match))
        yield from render_source(match.citation, [match.span])
        yield Text()


def _who(match: Match) -> Text:
    if match.speaker is None:
        voice = "The article itself says this" if match.kind is QuoteKind.NARRATION else None
        return Text(f"{voice or 'The article does not name the speaker'}.", style="bold")
    line = Text(one_line(match.speaker.name), style="bold cyan")
    if match.speaker.mention != match.speaker.name:
        line.append(f" (here “{one_line(match.speaker.mention)}”)", style="not bold")
    if match.cue:
        line.append(f" — {one_line(match.cue)}", style="dim")
    return line


def _in_context(match: Match) -> Text:
    """The passage with the words bold in it, or the words alone should it not hold them."""
    context, words_in_it = match.citation, match.span
    if not context.span.contains(words_in_it):
        return Text(words.reflow(match.text), style="bold")
    before = context.text[: words_in_it.start - context.span.start]
    after = context.text[words_in_it.end - context.span.start :]
    return (
        Text(words.lead_in(before), style="dim")
        .append(words.reflow(match.text), style="not dim bold")
        .append(words.lead_out(after))
    )
