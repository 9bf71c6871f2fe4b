"""Whom "the 71-year-old" means: who has that age, or the only person told of so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.speech.people.references import Reference
from qabot.speech.phrases.from_left import Phrase
from qabot.speech.words.tokens import Stretch, Tag, Tokens

_AGED = re.compile(r"(\d{1,3})-year-old")
_MOST_WORDS = 4  # "the 71-year-old former nurse"
_FURTHEST = 12  # stretches


def age_of(tokens: Tokens, phrase: Phrase) -> str:
    """The age in "the 71-year-old" and "the 71-year-old nurse"; else ""."""
    words = tokens[phrase[0] : phrase[1] + 1]
    plain = all(word.tag is Tag.OPEN or word.text[0].isdigit() for word in words[1:])
    found = _AGED.fullmatch(words[1].low) if 1 < len(words) <= _MOST_WORDS and plain else None
    return found[1] if found and words[0].low == "the" else ""


def of_that_age(
    age: str, stretches: Sequence[Stretch], told: Sequence[Sequence[Reference]], *, at: int
) -> Reference | None:
    """The one person named before the stretch ``at`` who has an age, or may have it; else None.

    ``told`` are the references of each stretch. Nobody may, where two are named, one of them
    perhaps.
    """
    near = range(max(0, at - _FURTHEST), at)
    named = [(number, ref) for number in near for ref in told[number] if ref.names]
    aged = [ref for number, ref in named if _is_aged(stretches[number].tokens, ref, age)]
    if aged:
        return aged[-1] if len({ref.key for ref in aged}) == 1 else None
    people = [ref for _, ref in named if ref.person or (ref.perhaps and not ref.governed)]
    sure = [ref for ref in people if ref.person]
    return sure[-1] if sure and len({ref.key for ref in people}) == 1 else None


def _is_aged(tokens: Tokens, reference: Reference, age: str) -> bool:
    """Whether ", 71" stands behind a name."""
    after = [token.low for token in tokens if token.start >= reference.end][:2]
    return after == [",", age]
