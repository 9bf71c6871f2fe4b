"""Quotes that belong together: a report and the quotation that goes on with it."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Span
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.utterances import utterances

LONGEST = 700
"""Characters that a stitched quote may have; a longer one is left as it is."""

_PRONOUNS = frozenset(("he", "she", "they", "it"))


def stitch(text: str, span: Span, said: Sequence[Utterance] | None = None) -> Span:
    """Extend a quote of whole sentences by what belongs to it; contiguous, whole sentences.

    That is the rest of a quotation that ``span`` cuts, and the direct quotation that follows it
    at once from the same speaker: without a cue in the same paragraph, with a pronoun ("he
    said") after a report. ``said`` is ``utterances(text)``, if the caller has it.
    """
    said = utterances(text) if said is None else said
    span = _uncut(span, said)
    for _ in range(3):
        longer = _continued(text, span, said)
        if longer is None or len(longer) > LONGEST:
            return span
        span = longer
    return span


def _uncut(span: Span, said: Sequence[Utterance]) -> Span:
    for utterance in said:
        sentence = utterance.sentence
        if sentence.overlaps(span) and not span.contains(sentence):
            whole = Span(min(span.start, sentence.start), max(span.end, sentence.end))
            if len(whole) <= LONGEST:
                span = whole
    return span


def _continued(text: str, span: Span, said: Sequence[Utterance]) -> Span | None:
    """Return ``span`` with the sentence after it, if that continues its last speech."""
    last = [u for u in said if u.speaker and u.sentence.overlaps(span)]
    following = [
        u
        for u in said
        if u.sentence.start >= span.end and not text[span.end : u.sentence.start].strip()
    ]
    if not last or not following:
        return None
    before, after = max(last, key=lambda u: u.content.end), following[0]
    if after.kind is not SpeechKind.DIRECT or not _same_speaker(before, after):
        return None
    if not _goes_on(text, before, after, text[span.end : after.sentence.start]):
        return None
    return Span(span.start, after.sentence.end)


def _same_speaker(before: Utterance, after: Utterance) -> bool:
    return (
        before.speaker is not None
        and after.speaker is not None
        and before.speaker.name == after.speaker.name
    )


def _goes_on(text: str, before: Utterance, after: Utterance, gap: str) -> bool:
    """Whether a quotation is part of the same statement, not the next one."""
    if after.mention is None:
        still_open = text[before.content.end : before.content.end + 1] not in ("”", '"', "’", "'")
        return gap.count("\n") < 2 or (before.kind is SpeechKind.DIRECT and still_open)
    by_pronoun = after.mention.of(text).lower() in _PRONOUNS
    return by_pronoun and before.kind is not SpeechKind.DIRECT
