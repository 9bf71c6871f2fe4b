"""What reading an article for speech gives."""

from __future__ import annotations

from dataclasses import dataclass
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
