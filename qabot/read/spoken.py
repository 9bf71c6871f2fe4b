"""The speech of an article, read once and remembered while its question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from qabot.domain import Article, Span
from qabot.speech import SpeechKind, Utterance, exchanges, signatures, speaker_match, utterances

_MARKS = " \n\"'“”„«»‘’"

NOBODY_KNOWN = ""  # the name of who speaks in quotation marks and is not known
SAME_NAME = 0.9  # a match from which on two names are of one speaker, not of one country or office


LONG = 200_000  # characters of an article from which on its speech is read piece by piece
PIECE, MARGIN = 100_000, 20_000  # characters of a piece, and of what is read on either side of it


def spoken(article: Article, near: Span) -> tuple[Utterance, ...]:
    """The utterances of an article; of a book those of the piece in which ``near`` begins."""
    if len(article.text) <= LONG:
        return _spoken(article)
    return _spoken_in_piece(article, near.start // PIECE)


def around(text: str, near: Span) -> str:
    """What of a text tells who speaks at ``near``: all, or of a book the piece of it."""
    if len(text) <= LONG:
        return text
    return _piece(text, near.start // PIECE).of(text)


@lru_cache(maxsize=64)
def questions_answered(article: Article) -> tuple[tuple[Span, Span], ...]:
    """Where in an article a question is put to somebody, and where the answer to it stands."""
    if len(article.text) > LONG:
        return ()
    return exchanges(article.text, article.title, article.byline or "")


@lru_cache(maxsize=64)
def signed_in(article: Article) -> tuple[Span, ...]:
    """The lines of an article that only sign a letter, and are none of its words."""
    return signatures(article.text, article.title)


@lru_cache(maxsize=64)
def _spoken(article: Article) -> tuple[Utterance, ...]:
    return utterances(article.text, article.title, article.byline or "")


@lru_cache(maxsize=64)
def _spoken_in_piece(article: Article, number: int) -> tuple[Utterance, ...]:
    piece = _piece(article.text, number)
    return tuple(one.shift(piece.start) for one in utterances(piece.of(article.text)))


def _piece(text: str, number: int) -> Span:
    """A piece with its margins, from the beginning of a line to the end of one."""
    start, end = number * PIECE - MARGIN, (number + 1) * PIECE + MARGIN
    first = text.find("\n", start, start + MARGIN) + 1 if start > 0 else 0
    last = text.rfind("\n", end - MARGIN, end) if end < len(text) else len(text)
    return Span(first or max(0, start), last if last > 0 else min(end, len(text)))


def spoken_in(article: Article, span: Span) -> list[Utterance]:
    """The utterances whose content shares characters with ``span``, in order.

    What is quoted within a turn of a conversation, or within a quotation, is part of it, unless
    all of ``span`` is that.
    """
    found = [one for one in spoken(article, span) if one.content.overlaps(span)]
    outer = [one for one in found if one.kind is SpeechKind.TURN or _holds_another(one, found)]
    if not outer:
        return found
    within = [one.content for one in outer]
    bare = _without_marks(article.text, span)
    inner = [one for one in found if one not in outer and one.content.contains(bare)]
    beside = (one for one in found if one in outer or not any(map(one.content.overlaps, within)))
    return inner or list(beside)


def _holds_another(one: Utterance, found: Sequence[Utterance]) -> bool:
    """Whether a quotation has another one in it."""
    direct = one.kind is SpeechKind.DIRECT
    return direct and any(one.content.contains(other.content) for other in found if other != one)


def _without_marks(text: str, span: Span) -> Span:
    """A span without the quotation marks at either end."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_MARKS))
    return Span(start, max(start, span.start + len(words.rstrip(_MARKS))))


def shared(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def in_turn(article: Article, span: Span) -> bool:
    """Whether ``span`` is part of a conversation, a letter, or what a columnist says."""
    return any(one.kind is SpeechKind.TURN for one in spoken_in(article, span))


def voices(article: Article, span: Span) -> list[str]:
    """The names of those who speak in ``span``, in order; of who is not known NOBODY_KNOWN."""
    alone = (SpeechKind.DIRECT, SpeechKind.TURN)
    heard = [one for one in spoken_in(article, span) if one.speaker or one.kind in alone]
    return [one.speaker.name if one.speaker else NOBODY_KNOWN for one in heard]


def is_quoted(article: Article, span: Span) -> bool:
    """Whether somebody is quoted directly in ``span``, known or not."""
    return any(one.kind is SpeechKind.DIRECT for one in spoken_in(article, span))


def one_person(names: Sequence[str]) -> bool:
    """Whether all the names are of one speaker: "Harbour master Lena Dahl", "Dahl"."""
    return all(a == b or speaker_match(a, b) >= SAME_NAME for a, b in pairwise(names))
