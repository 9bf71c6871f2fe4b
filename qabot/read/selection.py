"""Which passages to read for "What did X say about Y?": those in which X speaks of Y first."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Hit
from qabot.question import Question
from qabot.read.speech_evidence import SpeechEvidence

_DEPTH = 3  # times as many passages are looked through for the speaker as are read closely
_SAID = 0.1  # what a passage in which the speaker speaks of the topic gains on the others


def depth(question: Question, most: int) -> int:
    """How many passages to look through for ``most`` worth reading."""
    return most * _DEPTH if question.speaker else most


def worth_reading(hits: Sequence[Hit], most: int, speech: SpeechEvidence | None) -> list[Hit]:
    """At most ``most`` of ``hits``, best first; scores and ranks stay those of the retriever.

    Whether somebody speaks is read in the passage alone, which costs a twentieth of reading it
    closely; a pronoun whose name stands elsewhere is not resolved here.
    """
    if speech is None or len(hits) <= most:
        return list(hits[:most])
    gains = {hit.rank: _SAID * speech.said_in(hit.passage.text) for hit in hits}
    return sorted(hits, key=lambda hit: (-hit.score - gains[hit.rank], hit.rank))[:most]
