"""Reading a question: every part of it put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qabot.dates.period import Period, read_period
from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.clauses import Frame
from qabot.question.digest import read_digest
from qabot.question.frame import read_frame
from qabot.question.kind import read_kind
from qabot.question.names import capitalised_names
from qabot.question.overview import place_of_news, topic_of_request
from qabot.question.papers import in_paper
from qabot.question.question import Question, QuestionKind
from qabot.question.shorthand import written_out
from qabot.question.tokens import (
    LONGEST,
    Token,
    clean,
    has_case,
    is_word,
    outside,
    replaced,
    tokenize,
)
from qabot.word_set import word_set

_ANY_DAY = date(2000, 1, 1)
_OWNS = re.compile(r"['’]?s\b", re.IGNORECASE)
_BEFORE_NOUNS = word_set("the a an these those any all")
_SPACE_BEFORE_MARK = re.compile(r" ([?,.])")


@dataclass(frozen=True, slots=True)
class Parse:
    """A question with the places of its parts; offsets are those of the text as asked."""

    text: str
    tokens: tuple[Token, ...]
    period: Period | None
    frame: Frame | None
    kind: QuestionKind
    cased: bool
    digest: bool = False


def parse(text: str, today: date) -> Parse:
    """The parts of a question. Reads the first 2,000 characters; never raises."""
    plain = clean(text)
    period = read_period(plain, today)
    digest = read_digest(plain, period, today)
    period = digest.period if digest else period
    tokens = tokenize(plain)
    asked = _without_lead(outside(tokens, period.span if period else None))
    cased = has_case(plain)
    frame = read_frame(asked, cased=cased, text=plain)
    kind = read_kind(asked, frame)
    return Parse(plain, tuple(tokens), period, frame, kind, cased, digest is not None)


def outline(text: str) -> Parse:
    """The same where of a date only its place is needed, not which day it is."""
    return parse(text, _ANY_DAY)


def read_question(text: str, today: date, papers: Sequence[str] = ()) -> Question:
    """What ``text`` asks. Never raises; takes milliseconds whatever it is given.

    ``papers`` are the sources of the archive, one of which it may name as where to look.
    """
    paper = in_paper(text[:LONGEST], papers)
    read = parse(paper.asked if paper else text, today)
    speaker = _speaker(read)
    topic = _part(read.text, read.frame.topic if read.frame else None)
    searched = _searched(read, speaker, topic)
    overview = _overview(read) if speaker is None else None
    if paper and paper.for_news and not (read.digest or overview):
        return read_question(text, today)
    return Question(
        text=text,
        searched=written_out(overview or searched),
        kind=QuestionKind.STATEMENT if overview else read.kind,
        speaker=speaker,
        names=_names(read, speaker),
        period=read.period,
        negated=any(_negates(written_out(t.lower)) for t in _asserted(read.tokens)),
        digest=read.digest,
        paper=paper,
    )


def _overview(read: Parse) -> str | None:
    """The topic of a request for whatever there is on it.

    What happened in a place in a year that is named may be a question of history.
    """
    text = _undated(read)
    history = read.period is not None and read.period.dated
    return topic_of_request(text) or (None if history else place_of_news(text))


def _asserted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens outside conditions: "if it had not rained" denies nothing, for it did rain."""
    supposed = False
    for token in tokens:
        supposed = (supposed or token.lower == "if") and token.lower != ","
        if not supposed:
            yield token


def _negates(word: str) -> bool:
    return word in lex.NEGATIONS or word.endswith("n't")


def _without_lead(tokens: Sequence[Token]) -> list[Token]:
    """The tokens after commas, courtesies and "tell me"; a lead that is all there is stays."""
    kept = list(tokens)
    while kept:
        while kept and not is_word(kept[0]) and len(kept) > 1:
            kept.pop(0)
        lead = next((n for words in _LEADS if (n := _starts_with(kept, words))), 0)
        if not lead or lead >= len(kept):
            return kept
        del kept[:lead]
    return kept


_LEADS = tuple(tuple(lead.split()) for lead in lex.LEADS)


def _starts_with(tokens: Sequence[Token], words: Sequence[str]) -> int:
    return len(words) if [t.lower for t in tokens[: len(words)]] == list(words) else 0


def _part(text: str, span: Span | None) -> str | None:
    return span.of(text) or None if span else None


def _speaker(read: Parse) -> str | None:
    written = _part(read.text, read.frame.speaker if read.frame else None)
    if written is None:
        return None
    words = [w for w in written.lower().split() if w not in _BEFORE_NOUNS]
    generic = len(words) == 1 and words[0] in lex.NOBODY
    return None if generic or not words or words[0] in lex.PRONOUNS else written


def _names(read: Parse, speaker: str | None) -> tuple[str, ...]:
    tokens = outside(read.tokens, read.period.span if read.period else None)
    if read.cased:
        return capitalised_names(tokens, read.text)
    if speaker is None:
        return ()
    name = speaker.split()
    while name and name[0].lower() in ("the", "a", "an"):
        name.pop(0)
    return (" ".join(name),) if name else ()


def _searched(read: Parse, speaker: str | None, topic: str | None) -> str:
    if _asks_plainly_for_speech(read) and speaker and topic:
        return f"What did {speaker} say about {topic}?"
    if _asks_plainly_for_speech(read) and speaker and read.text.rstrip("?!. ").endswith(speaker):
        return f"What did {speaker} say?"  # "anything from X?"
    if read.frame and read.frame.verb == "react" and read.frame.speaker is None and topic:
        return f"What was said about {topic}?"
    return _outside(read.text, _limit(read))


def _undated(read: Parse) -> str:
    return _outside(read.text, read.period.span if read.period else None)


def _outside(text: str, span: Span | None) -> str:
    if span and (owns := _OWNS.match(text, span.end)):  # "last week's news"
        span = Span(span.start, owns.end())
    left = text if span is None else replaced(text, span, " ")
    return _SPACE_BEFORE_MARK.sub(r"\1", " ".join(left.split())).lstrip("?,. ")


def _asks_plainly_for_speech(read: Parse) -> bool:
    asked = read.kind is QuestionKind.WHAT_SAID
    return asked and read.frame is not None and read.frame.verb == "say"


def _limit(read: Parse) -> Span | None:
    """The words that say nothing of what happened, only when it was printed."""
    if read.period is None or (read.kind is not QuestionKind.WHAT_SAID and read.period.dated):
        return None
    return read.period.span
