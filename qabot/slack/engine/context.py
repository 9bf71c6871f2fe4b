"""Quotes within their article: the whole of a short one, of a long one what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qabot.domain import Span
from qabot.slack.records import Piece

WHOLE = 3_000  # characters of an article that is shown whole
AROUND = 600  # characters shown on each side of a quote
SPARED = 200  # characters too few to be worth a cut


def pieces(text: str, quotes: Sequence[Span]) -> tuple[Piece, ...]:
    """What to show of ``text``, in its order; ``quotes`` may overlap."""
    bold = _merged(sorted(quotes), 0)
    shown = [Span(0, len(text))] if len(text) <= WHOLE else _windows(text, bold)
    return tuple(piece for window in shown for piece in _of(text, window, bold))


def _merged(spans: Sequence[Span], spared: int) -> list[Span]:
    """Ordered spans, those joined that overlap or have at most ``spared`` characters between."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + spared:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _windows(text: str, quotes: Sequence[Span]) -> list[Span]:
    wide = [Span(max(0, q.start - AROUND), min(len(text), q.end + AROUND)) for q in quotes]
    return [
        Span(
            0 if window.start <= SPARED else _after_space(text, window.start),
            len(text) if len(text) - window.end <= SPARED else _before_space(text, window.end),
        )
        for window in _merged(wide, SPARED)
    ]


def _after_space(text: str, at: int) -> int:
    """The first beginning of a word from ``at`` on; ``at`` itself within a very long word."""
    space = text.find(" ", at, at + AROUND)
    return at if space < 0 else space + 1


def _before_space(text: str, at: int) -> int:
    space = text.rfind(" ", at - AROUND, at)
    return at if space < 0 else space


def _of(text: str, window: Span, quotes: Sequence[Span]) -> Iterator[Piece]:
    at = window.start
    if at:
        yield Piece("… ", quoted=False)
    for quote in quotes:
        if window.contains(quote):
            if at < quote.start:
                yield Piece(text[at : quote.start], quoted=False)
            yield Piece(quote.of(text), quoted=True)
            at = quote.end
    if at < window.end:
        yield Piece(text[at : window.end], quoted=False)
    if window.end < len(text):
        yield Piece(" …\n\n", quoted=False)
