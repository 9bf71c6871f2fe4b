"""Who speaks in what is set as speech by its place: a turn of a conversation, a letter, a column.

There no verb tells it, nor do quotation marks. What is not surely of this kind is left alone, and
of what is, a speaker whom nothing names without doubt stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qabot.domain import Span, Speaker
from qabot.sentences import quotations, split_sentences
from qabot.speech.records import SpeechKind, Utterance

FIRST_PERSON = re.compile(r"\b(?:I|me|my|myself)\b(?![-.])|\b[Ww]e\b|\b[Oo]urs?\b|\bMy\b")
"""A word by which who speaks means himself or herself, not "mine", which may be one of coal."""

_SENTENCE_END = re.compile(r"[.?!…][\"”’'»)\]*_]*$")
_ASKS = re.compile(r"\?\W*$")
_QUOTED = (SpeechKind.DIRECT, SpeechKind.MIXED)
_SELF = frozenset(("i", "me", "we", "us", "myself", "ourselves", "mine", "ours", "my", "our"))


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break, in whole paragraphs of an article's text.

    ``parts`` are these, in order, the label that names the speaker among them; ``content`` is
    where, after that label, the words begin. ``asks``: it is put to whoever has the next turn.
    """

    parts: tuple[Span, ...]
    content: int
    speaker: Speaker | None
    asks: bool = False

    @property
    def span(self) -> Span:
        """From the label to the last word."""
        return Span(self.parts[0].start, self.parts[-1].end)


def with_turns(text: str, found: Sequence[Utterance], turns: Sequence[Turn]) -> list[Utterance]:
    """``found`` with the sentences of ``turns``; of ``found`` only what is sure within a turn.

    That is what a turn quotes from somebody else: a pronoun's name must stand in the same turn,
    for "he" and "you" may be anybody of a conversation; else nobody known says it. Where nobody
    knows whose turn it is, who is quoted in it speaks.
    """
    if not turns:
        return list(found)
    within = [(one, _turn_of(one.sentence, turns)) for one in found]
    sure = ((one if _stands(text, one, turn) else _unsure(text, one, turn)) for one, turn in within)
    kept = [one for one in sure if one is not None]
    named = {_turn_of(one.content, turns): one for one in kept if one.speaker}
    said = ((turn, one) for turn in turns for one in _sentences(text, turn))
    own = [one for turn, one in said if turn.speaker or not _names(named.get(turn), one)]
    return [*own, *kept]


def _names(quoted: Utterance | None, one: Utterance) -> bool:
    return quoted is not None and quoted.content.overlaps(one.content)


def _sentences(text: str, turn: Turn) -> Iterator[Utterance]:
    for part in turn.parts:
        for sentence in split_sentences(part.of(text)):
            whole = sentence.shift(part.start)
            content = Span(min(whole.end, max(whole.start, turn.content)), whole.end)
            if len(content):
                yield Utterance(content, whole, SpeechKind.TURN, turn.speaker, None, None)


def _turn_of(span: Span, turns: Sequence[Turn]) -> Turn | None:
    at = bisect_right(turns, span.start, key=lambda turn: turn.span.start) - 1
    near = turns[max(0, at) : at + 2]
    return next((turn for turn in near if turn.span.overlaps(span)), None)


def _stands(text: str, one: Utterance, turn: Turn | None) -> bool:
    """Whether a quotation or report is sure though it stands in a turn."""
    if turn is None:
        return True
    mention = one.mention.of(text).lower() if one.mention else ""
    if one.speaker is None or means_self(mention):
        return False
    if one.kind is SpeechKind.INDIRECT and _ASKS.search(one.sentence.of(text)):
        return False  # "Could Ek tell us whether it is late?"
    if not _lies_in(one, turn):
        return False
    named = bool(mention) and not one.speaker.by_pronoun
    return named or turn.span.contains(one.speaker.span)


def _unsure(text: str, one: Utterance, turn: Turn | None) -> Utterance | None:
    """A quotation in a turn that has a cue of its own, as of nobody known: "It said, “No.”"."""
    if turn is None or one.kind not in _QUOTED or one.mention is None or not _lies_in(one, turn):
        return None
    return None if means_self(one.mention.of(text)) else replace(one, speaker=None)


def means_self(mention: str) -> bool:
    """Whether a word beside a cue means whoever speaks: "I", "we’ve"."""
    return re.split("['’]", mention.lower())[0] in _SELF


def _lies_in(one: Utterance, turn: Turn) -> bool:
    """Whether what is said stands in one part of a turn, behind its label."""
    behind = one.content.start >= turn.content
    return behind and any(part.contains(one.content) for part in turn.parts)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, quotation marks, brackets and italics aside."""
    return _SENTENCE_END.search(line) is not None


def outside_quotes(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """The words of ``span`` without those in quotation marks; ``quoted`` as :func:`quoted_in`."""
    at, rest = span.start, []
    for quotation in quoted[bisect_right(quoted, span.start, key=lambda one: one.end) :]:
        if quotation.start >= span.end:
            break
        rest.append(text[at : max(at, quotation.start)])
        at = quotation.end
    return " ".join([*rest, text[min(at, span.end) : span.end]])


def quoted_in(text: str) -> list[Span]:
    """Where the outermost quotations of ``text`` stand: in order, and disjoint."""
    return [quotation.span for quotation in quotations(text) if quotation.depth == 0]
