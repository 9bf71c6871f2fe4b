"""What reading an article for speech gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from qabot.domain import Span, Speaker


class SpeechKind(StrEnum):
    """Speech in quotation marks, reported in other words, or reported with quoted parts.

    TURN is what somebody says in a whole sentence of a conversation, a letter or a column, where
    no marks and no verb of speech are needed.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One piece of speech in an article; every span is into the article's text.

    ``content`` is what is said, without its quotation marks when the kind is DIRECT.
    ``sentence`` is the stretch of whole sentences that holds content and cue.
    ``mention`` is where the speaker is named beside the cue ("he", "the official"); it is None
    where the speaker was carried over from an earlier sentence. ``speaker`` is None when unsure;
    where only the byline names him or her, the span of the name is empty.
    """

    content: Span
    sentence: Span
    kind: SpeechKind
    speaker: Speaker | None
    cue: Span | None
    mention: Span | None

    def shift(self, by: int) -> Utterance:
        """The same where the article's text has ``by`` characters more before it."""
        speaker = self.speaker
        return Utterance(
            content=self.content.shift(by),
            sentence=self.sentence.shift(by),
            kind=self.kind,
            speaker=replace(speaker, span=speaker.span.shift(by)) if speaker else None,
            cue=self.cue.shift(by) if self.cue else None,
            mention=self.mention.shift(by) if self.mention else None,
        )
