"""The speech of an article, read once and remembered while its question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from qabot.domain import Span
from qabot.speech import SpeechKind, Utterance, speaker_match, utterances

NOBODY_KNOWN = ""  # the name of who speaks in quotation marks and is not known
SAME_NAME = 0.9  # a match from which on two names are of one speaker, not of one country or office


@lru_cache(maxsize=64)
def spoken(text: str) -> tuple[Utterance, ...]:
    """The utterances of an article's text."""
    return utterances(text)


def spoken_in(text: str, span: Span) -> list[Utterance]:
    """The utterances whose content shares characters with ``span``, in order."""
    return [one for one in spoken(text) if one.content.overlaps(span)]


def shared(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def voices(text: str, span: Span) -> list[str]:
    """The names of those who speak in ``span``, in order; of an unknown quotation NOBODY_KNOWN."""
    heard = [one for one in spoken_in(text, span) if one.speaker or one.kind is SpeechKind.DIRECT]
    return [one.speaker.name if one.speaker else NOBODY_KNOWN for one in heard]


def one_person(names: Sequence[str]) -> bool:
    """Whether all the names are of one speaker: "Harbour master Lena Dahl", "Dahl"."""
    return all(a == b or speaker_match(a, b) >= SAME_NAME for a, b in pairwise(names))
