"""Letters: who signs one on a line of its own says what stands above, from the salutation on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.domain import Span, Speaker
from qabot.sentences import lines_of
from qabot.speech import lexicon
from qabot.speech.fullnames import is_person_name, name_of
from qabot.speech.turns import Turn

_SALUTATION = re.compile(
    r"(?:Sirs?|Madam|Dear (?:Sirs?|Madam|[Ee]ditors?|(?:[^\W\d_a-z][\w.’'-]* ?){1,4})|"
    r"To the [Ee]ditor|Editor)(?: or Madam)?\s*(?:[–—,:]|--?\s)"
)
_LETTERS = re.compile(r"\b[Ll]etters?\b|\bLETTERS?\b")
_CLOSING = re.compile(
    r"(?:Yours(?: \w+)?|Sincerely(?: yours)?|(?:Kind|Best|Warm) regards|Respectfully)[,.]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)$")
_WITHHELD = re.compile(r"names? (?:and address(?:es)? )?(?:supplied|withheld)\b.*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…][\"”’'»)]*$")
_LONGEST_ADDRESS = 90  # characters of "Chairman, Ornithological Society"
_HEAD = 200  # characters at the top in which "Letters to the editor" stands
_NO_NAMES = lexicon.PLACE_ENDS | lexicon.words("street road lane avenue row house square hill park")


def letters(text: str, title: str = "") -> list[Turn]:
    """The letters of ``text``; none where it does not say that it holds letters."""
    lines = [line for line in lines_of(text) if len(line)]
    begins = [at for at, line in enumerate(lines) if _SALUTATION.match(line.of(text))]
    headed = _LETTERS.search(f"{title}\n{text[:_HEAD]}") is not None
    closed = any(_CLOSING.fullmatch(line.of(text)) for line in lines)
    if not begins or not (len(begins) > 1 or headed or closed):
        return []
    ends = [*begins[1:], len(lines)]
    return [_letter(text, lines[one:end]) for one, end in zip(begins, ends, strict=True)]


def _letter(text: str, lines: Sequence[Span]) -> Turn:
    """The letter that begins with the first of ``lines``, up to its signature and address."""
    signed = next((at for at in range(1, len(lines)) if _signs(text, lines, at)), None)
    if signed is None:
        last = max((at for at, line in enumerate(lines) if _ends(line.of(text))), default=0)
        return _turn(lines[: last + 1], None)
    end = signed + 1
    while end < len(lines) and _is_address(text, lines[end - 1], lines[end]):
        end += 1
    return _turn(lines[:end], _signer(text, lines[signed]))


def _turn(lines: Sequence[Span], speaker: Speaker | None) -> Turn:
    whole = Span(lines[0].start, lines[-1].end)
    return Turn((whole,), whole.start, speaker)


def _signs(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line only names a person, or that nobody is named, where a letter has ended."""
    before, line = lines[at - 1].of(text), lines[at].of(text)
    over = _ends(before) or _CLOSING.fullmatch(before) is not None
    return over and (_WITHHELD.fullmatch(line) is not None or bool(_name(line)))


def _name(line: str) -> str:
    """The name that a line consists of, but for an age in brackets; "" where it is none."""
    name = _BRACKETED.sub("", line).rstrip(",")
    words = name_of(name)
    other = not words or words[-1] in _NO_NAMES
    return name if is_person_name(name) and not other and not _ends(line) else ""


def _signer(text: str, line: Span) -> Speaker | None:
    name = _name(line.of(text))
    start = line.start
    return Speaker(name, Span(start, start + len(name)), name) if name else None


def _is_address(text: str, before: Span, line: Span) -> bool:
    """Whether a line goes on with a signature: short, no sentence, and no blank line above."""
    own = text.count("\n", before.end, line.start) < 2
    return own and len(line) <= _LONGEST_ADDRESS and not _ends(line.of(text))


def _ends(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None
