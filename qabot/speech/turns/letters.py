"""Letters: who signs one on a line of its own says what stands above, from the salutation on.

The signature itself is none of the letter's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qabot.domain import Span, Speaker
from qabot.sentences import lines_of
from qabot.speech.turns.full_names import CAPITALISED, is_known_name, is_person_name, name_of
from qabot.speech.turns.turns import Turn, ends_sentence
from qabot.speech.words import lexicon
from qabot.word_set import word_set

_SALUTATION = re.compile(
    r"(?:Sirs?|SIRS?|Madam|MADAM|Dear (?:Sirs?|Madam|[Ee]ditors?|(?:[^\W\d_a-z][\w.’'-]* ?){1,4})|"
    r"To the [Ee]ditor|Editor)(?: or (?:Madam|MADAM))?\s*(?:[–—,:]|--?\s)"
)
_TO_A_PAPER = re.compile(r"\bletters? to the editors?\b|\bopen letter\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?i:Yours(?: \w+)?|Sincerely(?: yours)?|(?:Kind|Best|Warm) regards|Respectfully)"
    rf"(?:[,.]?|, (?P<name>{CAPITALISED}(?: {CAPITALISED}){{0,3}}))"
)
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)$")
_WITHHELD = re.compile(r"names? (?:and address(?:es)? )?(?:supplied|withheld)\b.*", re.IGNORECASE)
_SET_OFF = re.compile(r"[^\S\n]*(?:\n[^\S\n]*\n|\s*\Z)")  # a blank line, or the end
_TWO = re.compile(r" (?:and|&) ")
_LONGEST_ADDRESS = 90  # characters of "Chairman, Ornithological Society"
_HEAD = 200  # characters at the top in which "Letters to the editor" stands
_NO_NAMES = lexicon.PLACE_ENDS | word_set("street road lane avenue row house square hill park")


@dataclass(frozen=True, slots=True)
class _Letter:
    """What somebody writes, and below it the lines that only tell who that is, and where from."""

    turn: Turn
    signature: Sequence[Span] = ()


def letters(text: str, title: str = "") -> list[Turn]:
    """The letters of ``text``; none where it does not say that it holds letters."""
    return [letter.turn for letter in _letters(text, title)]


def below_letters(text: str, title: str = "") -> list[Span]:
    """The lines below the letters of ``text`` that sign them: names and addresses."""
    return [line for letter in _letters(text, title) for line in letter.signature]


def _letters(text: str, title: str) -> list[_Letter]:
    lines = [line for line in lines_of(text) if len(line)]
    begins = [at for at, line in enumerate(lines) if _SALUTATION.match(line.of(text))]
    if not begins or (len(begins) < 2 and not _is_one(text, title, lines, begins[0])):
        return []
    ends = [*begins[1:], len(lines)]
    found = (
        _letter(text, lines[one:end], last=end == len(lines))
        for one, end in zip(begins, ends, strict=True)
    )
    return [letter for letter in found if letter is not None]


def _is_one(text: str, title: str, lines: Sequence[Span], at: int) -> bool:
    """Whether one salutation begins a letter: near the top, or else a story quotes the letter."""
    above = text[: lines[at].start].strip()
    top = f"{title}\n{text[:_HEAD]}"
    closed = any(_CLOSING.fullmatch(line.of(text)) for line in lines[at + 1 :])
    return len(above) <= _HEAD and (closed or _TO_A_PAPER.search(top) is not None)


def _letter(text: str, lines: Sequence[Span], *, last: bool) -> _Letter | None:
    """The letter that begins with the first of ``lines``, up to its signature and address.

    The last one is none without a signature: nothing tells where it ends.
    """
    for at in range(1, len(lines)):
        line = lines[at].of(text)
        closing = _CLOSING.fullmatch(line)
        if closing and not closing["name"] and at + 1 < len(lines):
            following = lines[at + 1].of(text)
            if _name(following) or _WITHHELD.fullmatch(following) or _is_word(following):
                continue
        if closing:
            name = closing["name"] or ""
            start = lines[at].start + closing.start("name")
            signer = Speaker(name, Span(start, start + len(name)), name) if _name(name) else None
            return _Letter(_turn(lines[: at + 1], signer))
        if _signs(text, lines, at, last=last):
            signature = lines[at : _past_address(text, lines, at)]
            return _Letter(_turn(lines[:at], _signer(text, lines[at])), signature)
    if last:
        return None
    said = [at for at, line in enumerate(lines) if ends_sentence(line.of(text))]
    return _Letter(_turn(lines[: max(said, default=0) + 1], None))


def _turn(lines: Sequence[Span], speaker: Speaker | None) -> Turn:
    whole = Span(lines[0].start, lines[-1].end)
    return Turn((whole,), whole.start, speaker)


def _signs(text: str, lines: Sequence[Span], at: int, *, last: bool) -> bool:
    """Whether a line signs what has ended above it: with a name, or one word, or "withheld".

    A name must be a known one, or stand below a closing, above an address or right below the
    letter and apart from the next: else it may be a heading, as it is if it stands alone and the
    next letter begins below it.
    """
    before, line = lines[at - 1].of(text), lines[at].of(text)
    closed = _CLOSING.fullmatch(before) is not None
    if closed or _WITHHELD.fullmatch(line):
        return closed or ends_sentence(before)
    if not ends_sentence(before) or not (_name(line) or _is_word(line)):
        return False
    lone = at + 1 == len(lines) and _apart(text, lines[at - 1], lines[at])
    located = at + 1 < len(lines) and _locates(text, lines[at], lines[at + 1])
    known = is_known_name(line) or located or _is_word(line) or _ends_block(text, lines, at)
    return known and (last or not lone)


def _locates(text: str, line: Span, below: Span) -> bool:
    """Whether the line below a name tells where, or what, the person is."""
    words = name_of(below.of(text))
    place = bool(words) and (words[-1] in _NO_NAMES or "," in below.of(text))
    return place and _is_address(text, line, below)


def _ends_block(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line stands right below what it may sign, and a blank line below its address."""
    if _apart(text, lines[at - 1], lines[at]):
        return False
    return _SET_OFF.match(text, lines[_past_address(text, lines, at) - 1].end) is not None


def _past_address(text: str, lines: Sequence[Span], at: int) -> int:
    """The number of the first line below a signature that is no part of it."""
    end = at + 1
    while end < len(lines) and _is_address(text, lines[end - 1], lines[end]):
        end += 1
    return end


def _apart(text: str, above: Span, line: Span) -> bool:
    return text.count("\n", above.end, line.start) > 1


def _is_word(line: str) -> bool:
    """Whether a line is one name, which ends a letter, though nobody knows whose it is."""
    return re.fullmatch(CAPITALISED, line) is not None and not ends_sentence(line)


def _name(line: str) -> str:
    """The name that a line consists of, but for an age in brackets; "" where it is none.

    Or the names of two who write together: "Ann and Per Ek".
    """
    name = _BRACKETED.sub("", line).rstrip(",")
    words = name_of(name)
    if not words or words[-1] in _NO_NAMES or ends_sentence(line):
        return ""
    *first, last = _TWO.split(name, maxsplit=1)
    beside = all(is_person_name(one) or _is_word(one) for one in first)
    return name if is_person_name(last) and beside else ""


def _signer(text: str, line: Span) -> Speaker | None:
    name = _name(line.of(text))
    start = line.start
    return Speaker(name, Span(start, start + len(name)), name) if name else None


def _is_address(text: str, before: Span, line: Span) -> bool:
    """Whether a line goes on with a signature: short, no sentence, and no blank line above."""
    own = len(line) <= _LONGEST_ADDRESS and not _apart(text, before, line)
    return own and not ends_sentence(line.of(text))
