"""Questions typed without capitals: their names as the archive writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qabot.question.tokens import has_case
from qabot.terms import terms

_WORD = re.compile(r"[^\W\d_][\w.’'-]*[^\W_]|[^\W\d_]")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n—–-]\s*[\"“'‘(]*|[\"“'‘(])\Z")  # what stands before a capital
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Mx|Drs?|Prof|Sens?|Reps?|Gov|Gen|Col|Capt|Sgt|Lt|St)\.\s\Z")
_ACRONYM = 5  # letters of one at most
_BEFORE = 8  # characters looked at for that


def as_written(text: str, passages: Sequence[str]) -> str:
    """``text`` with capitals where ``passages`` have them: "did ek resign" asks of Ek.

    A word counts as a name that stands in the passages with a capital alone, and not only where a
    sentence begins; so does one beside it that has a capital there. A text that has capitals stays
    as it is, and so does one without a name.
    """
    if has_case(text):
        return text
    wanted = [term.span for term in terms(text) if not term.stop]
    words = [span.of(text).lower() for span in wanted]
    names = _names(frozenset(words), passages)
    for one, other in pairwise(words):
        if one in names or other in names:
            names |= _side_by_side(one, other, passages)
    if not names:
        return text
    end, parts = 0, list[str]()
    for span, word in zip(wanted, words, strict=True):
        parts += [text[end : span.start].lower(), names.get(word, word)]
        end = span.end
    return "".join(parts) + text[end:].lower()


def _names(words: frozenset[str], passages: Sequence[str]) -> dict[str, str]:
    """The form of each of the lower-case ``words`` that the passages write with a capital alone."""
    forms: dict[str, Counter[str]] = {}
    plain = set[str]()
    for passage in passages:
        for found in _WORD.finditer(passage):
            written = found[0]
            word = written.lower()
            if word not in words:
                continue
            if written == word:
                plain.add(word)
            elif not _begins(passage, found.start()) and not _shouted(written):
                forms.setdefault(word, Counter())[written] += 1
    return {word: seen.most_common(1)[0][0] for word, seen in forms.items() if word not in plain}


def _side_by_side(one: str, other: str, passages: Sequence[str]) -> dict[str, str]:
    """How two words are written where they stand side by side with capitals: "Northern League"."""
    both = re.compile(rf"\b({re.escape(one)}) ({re.escape(other)})\b", re.IGNORECASE)
    found = (match for passage in passages for match in both.finditer(passage))
    named = next((match for match in found if match[1].istitle() and match[2].istitle()), None)
    return {one: named[1], other: named[2]} if named else {}


def _shouted(word: str) -> bool:
    """Whether a word stands in a headline all in capitals; "NATO" is shorter."""
    return word.isupper() and len(word) > _ACRONYM


def _begins(passage: str, at: int) -> bool:
    """Whether a capital tells nothing there, for a sentence, a quotation or a line begins."""
    before = passage[max(0, at - _BEFORE) : at]
    return _BEGINS.search(before) is not None and _TITLE.search(before) is None
