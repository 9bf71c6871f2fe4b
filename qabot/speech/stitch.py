"""Quotes that belong together: a report and the quotation that goes on with it.

So do a sentence that only tells who is about to speak, and the quotation right behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Span
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.utterances import utterances

LONGEST = 700
"""Characters that a stitched quote may have; a longer one is left as it is."""

STEPS = 3
"""Sentences that a quote is extended by, at most, on either side."""

_PRONOUNS = frozenset(("he", "she", "they", "it"))


def stitch(text: str, span: Span, said: Sequence[Utterance] | None = None) -> Span:
    """Extend a quote of whole sentences by what belongs to it; contiguous, whole sentences.

    That is the rest of a quotation that ``span`` cuts, and of a statement that it takes a part
    of: the direct quotation that follows it at once from the same speaker, without a cue in the
    same paragraph, with a pronoun ("he said") after a report; and so the sentence, with its cue,
    that ``span`` goes on with. ``said`` is ``utterances(text)``, if the caller has it.
    """
    said = utterances(text) if said is None else said
    span = _uncut(span, said)
    for further in (_begun, _continued):
        for _ in range(STEPS):
            longer = further(text, span, said)
            if longer is None or len(longer) > LONGEST:
                break
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


def _begun(text: str, span: Span, said: Sequence[Utterance]) -> Span | None:
    """Return ``span`` with the sentence before it, if its first speech goes on with that one's."""
    first = next((u for u in said if u.sentence.overlaps(span)), None)
    earlier = [u for u in said if u.speaker and u.sentence.end <= span.start]
    if first is None or first.sentence.start > span.start or not earlier:
        return None
    before = max(earlier, key=lambda u: u.content.end)
    gap = text[before.sentence.end : span.start]
    if gap.strip() or not _one_statement(text, before, first, gap):
        return None
    return Span(before.sentence.start, span.end)


def _continued(text: str, span: Span, said: Sequence[Utterance]) -> Span | None:
    """Return ``span`` with the sentence after it, if that continues its last speech."""
    last = [u for u in said if u.speaker and u.sentence.overlaps(span)]
    after = next((u for u in said if u.sentence.start >= span.end), None)
    if after is None or text[span.end : after.sentence.start].strip():
        return None
    if _introduced(text, span, after, said):
        return Span(span.start, after.sentence.end)
    if not last:
        return None
    before = max(last, key=lambda u: u.content.end)
    if not _one_statement(text, before, after, text[span.end : after.sentence.start]):
        return None
    return Span(span.start, after.sentence.end)


def _introduced(text: str, span: Span, after: Utterance, said: Sequence[Utterance]) -> bool:
    """Whether a quotation by "she" follows in the paragraph that ends by telling who she is.

    "Ann Ek was in tears. “It is our home,” she said." Or whose minister: "said its minister".
    Nobody else is heard in ``span``.
    """
    if after.kind is not SpeechKind.DIRECT or not after.speaker or not after.mention:
        return False
    mention = after.mention.of(text).lower()
    opens = after.content.start - after.sentence.start <= 1  # and so the sentence is the quotation
    if not opens or any(one.content.overlaps(span) for one in said):
        return False
    if mention.startswith(("its ", "their ")):
        return True
    here = span.contains(after.speaker.span)
    named = text[after.speaker.span.end : after.sentence.start]
    return here and mention in _PRONOUNS and "\n\n" not in named


def _one_statement(text: str, before: Utterance, after: Utterance, gap: str) -> bool:
    """Whether the quotation ``after`` goes on with ``before``; ``gap`` stands between them."""
    if after.kind is not SpeechKind.DIRECT or not _same_speaker(before, after):
        return False
    return _goes_on(text, before, after, gap)


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
