"""Who says what: direct and reported speech, its speakers and its cues. Pure, and rule by rule."""

from qabot.speech.aliases import speaker_match
from qabot.speech.described import described_match, holds_alone, tells_office
from qabot.speech.kin import relative_match
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.sides import shared_sides
from qabot.speech.stitch import stitch
from qabot.speech.utterances import exchanges, signatures, utterances

__all__ = [
    "SpeechKind",
    "Utterance",
    "described_match",
    "exchanges",
    "holds_alone",
    "relative_match",
    "shared_sides",
    "signatures",
    "speaker_match",
    "stitch",
    "tells_office",
    "utterances",
]
