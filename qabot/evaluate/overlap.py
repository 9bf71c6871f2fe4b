"""Whether a text contains a human's answer, by its tokens.

Tokens are normalised as in SQuAD's evaluation (Rajpurkar et al., 2016): lower case, without
punctuation, without "a", "an" and "the". A text holds an answer when it contains at least 60%
of the answer's tokens, each as often as the answer does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ENOUGH = 0.6

_NOT_WORDS = re.compile(r"[^\w\s]|_")
_ARTICLES = frozenset({"a", "an", "the"})


def answer_tokens(text: str) -> list[str]:
    """The normalised tokens of ``text``, in order."""
    words = _NOT_WORDS.sub("", text.lower()).split()
    return [word for word in words if word not in _ARTICLES]


def token_recall(answer: str, text: str) -> float:
    """The share, in [0, 1], of the answer's tokens that ``text`` contains; 0 without tokens."""
    wanted = Counter(answer_tokens(answer))
    if not wanted:
        return 0.0
    found = wanted & Counter(answer_tokens(text))
    return found.total() / wanted.total()


def holds_answer(answers: Iterable[str], text: str) -> bool:
    """Whether ``text`` contains at least 60% of the tokens of one of ``answers``."""
    return any(token_recall(answer, text) >= ENOUGH for answer in answers)
