"""How often the speaker of a direct quotation is right, wrong or left unknown.

The rule. Of the utterances found, the one that agrees best with the gold content is taken (by
characters shared, divided by those in either), if at least half of it, or of the gold content,
is shared. Without one, or when it has no speaker, the
outcome is UNKNOWN. Otherwise it is RIGHT when

* the gold source is a pronoun and our mention is that very pronoun, and the name it was resolved
  to does not contradict its gender; or the quotation has no cue of its own, and elsewhere we
  resolved that very pronoun to the same name; or
* the gold source is anything else and our mention begins where it begins and ends within it,
  or its head word (titles, determiners and all that follows a
  comma, bracket, preposition or relative pronoun dropped) is the head word of our mention or of
  our speaker's name;

and WRONG in every other case. Gold without a source is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qabot.domain import Span
from qabot.speech import Utterance, utterances
from qabot.speech.words.lexicon import (
    FEMALE_WORDS,
    MALE_WORDS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TITLES,
)


@dataclass(frozen=True, slots=True)
class GoldSpeech:
    """A direct quotation and who said it, by human judgement; offsets into the article's text."""

    article_id: str
    source: Span
    content: Span


class SpeakerOutcome(StrEnum):
    """What became of one quotation."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


def score_speakers(
    articles: Mapping[str, str], gold: Iterable[GoldSpeech]
) -> tuple[SpeakerOutcome, ...]:
    """Judge the speakers that :func:`qabot.speech.utterances` gives for ``gold``, in its order.

    ``articles`` maps each article id to its text. Raises ``KeyError`` for an id not in it.
    """
    read: dict[str, tuple[Utterance, ...]] = {}
    outcomes: list[SpeakerOutcome] = []
    for speech in gold:
        text = articles[speech.article_id]
        if speech.article_id not in read:
            read[speech.article_id] = utterances(text)
        outcomes.append(judge(text, read[speech.article_id], speech))
    return tuple(outcomes)


def judge(text: str, found: Sequence[Utterance], gold: GoldSpeech) -> SpeakerOutcome:
    """Compare the best overlapping utterance of one article with one gold quotation."""
    ours = best_overlap(found, gold.content)
    if ours is None or ours.speaker is None:
        return SpeakerOutcome.UNKNOWN
    source = gold.source.of(text)
    if _is_pronoun(source):
        right = _pronoun_right(found, ours, gold, source)
    else:
        right = _within(ours.mention, gold.source) or _name_right(text, ours, source)
    return SpeakerOutcome.RIGHT if right else SpeakerOutcome.WRONG


def best_overlap(found: Sequence[Utterance], content: Span) -> Utterance | None:
    """Return the utterance that agrees best with ``content``, None if none shares half of it."""
    best, most = None, 0.0
    for utterance in found:
        ours = utterance.content
        shared = min(ours.end, content.end) - max(ours.start, content.start)
        if shared > 0 and 2 * shared >= min(len(ours), len(content)):
            agreement = shared / (len(ours) + len(content) - shared)
            if agreement > most:
                best, most = utterance, agreement
    return best


_PRONOUNS = SUBJECT_PRONOUNS | {"that", "him", "her", "them"}
_HEAD_ENDS = frozenset(("who", "which", "that", "whose", "where", "also", *PREPOSITIONS))
_WORD = re.compile(r"[,(;:—–]|[@#]?[\w.-]+(?:[’']\w+)*")


def _is_pronoun(source: str) -> bool:
    return source.lower() in _PRONOUNS


def _pronoun_right(
    found: Sequence[Utterance], ours: Utterance, gold: GoldSpeech, source: str
) -> bool:
    assert ours.speaker is not None  # noqa: S101 - the caller checks
    if ours.mention == gold.source:
        return not _contradicts(source.lower(), ours.speaker.name)
    same = [u.speaker.name for u in found if u.mention == gold.source and u.speaker is not None]
    return ours.mention is None and ours.speaker.name in same


def _within(mention: Span | None, source: Span) -> bool:
    return mention is not None and mention.start == source.start and source.contains(mention)


def _contradicts(pronoun: str, name: str) -> bool:
    words = {word.strip(".").lower() for word in name.split()}
    if pronoun in ("he", "him"):
        return bool(words & FEMALE_WORDS)
    return pronoun in ("she", "her") and bool(words & MALE_WORDS)


def _name_right(text: str, ours: Utterance, source: str) -> bool:
    assert ours.speaker is not None  # noqa: S101 - the caller checks
    wanted = head_word(source)
    mention = head_word(ours.mention.of(text)) if ours.mention else ""
    return wanted in (mention, head_word(ours.speaker.name))


def head_word(phrase: str) -> str:
    """Return the word that a noun phrase is about, in lower case: "Sen. Chris Murphy" → murphy."""
    head = ""
    for found in _WORD.finditer(phrase):
        word = found[0].lower().rstrip(".")
        if head and (word in _HEAD_ENDS or word in ",(;:—–"):
            break
        if (
            word not in TITLES
            and word not in ("the", "a", "an", "jr", "sr")
            and word[0] not in ",("
        ):
            head = word
    head = head or phrase.lower().split()[-1].rstrip(".")
    return head.removesuffix("'s").removesuffix("’s").lstrip("@")
