"""Who says what: direct and reported speech, its speakers and its cues. Pure, and rule by rule.

Each folder uses only those before it: ``words`` by themselves, noun ``phrases``, what is ``said``
in a sentence, the ``people`` of an article, and then ``turns``, which no verb tells, beside
``asked``: whether a speaker is the one that a question asks for. ``utterances`` joins them.
"""

from qabot.speech.asked.by_family import relative_match
from qabot.speech.asked.by_name import speaker_match
from qabot.speech.asked.by_office import described_match, holds_alone, tells_office
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.stitch import stitch
from qabot.speech.utterances import exchanges, signatures, utterances
from qabot.speech.words.sides import shared_sides

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
