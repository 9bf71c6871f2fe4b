"""The parts of a clause about speech: its verb, its subject, and what was spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.tokens import Token, covering, is_word

LONGEST_SPEAKER = 12  # words
_HEARERS = 6  # most words between a verb of speech and "about": "the new prime minister in Tokyo"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where speaker and topic stand, and the base form of the verb that asks ("say")."""

    speaker: Span | None
    topic: Span | None
    verb: str


def find_verb(words: Sequence[Token], start: int, forms: Mapping[str, str]) -> int | None:
    """The verb of speech: "say" and its like before a word that can also be a noun."""
    window = range(start, min(len(words), start + LONGEST_SPEAKER + 1))
    places = [i for i in window if words[i].lower in forms]
    places = [i for i in places if _can_precede(words[start:i])]
    if not places:
        return None
    strong = [i for i in places if words[i].lower in lex.STRONG]
    if strong:
        return strong[0]
    return places[0]


def _can_precede(subject: Sequence[Token]) -> bool:
    """Whether the words can be the subject of the verb that follows them."""
    if any(not is_word(w) or w.lower in lex.NO_SUBJECT for w in subject):
        return False
    return not subject or subject[-1].lower not in lex.NO_SUBJECT_END


def subject_of(words: Sequence[Token]) -> Sequence[Token]:
    """The subject without adverbs and "himself", that stand before the verb; empty without one."""
    kept = list(words)
    while kept and kept[-1].lower in lex.BEFORE_VERB | lex.REFLEXIVES:
        kept.pop()
    return kept


def topic_of(words: Sequence[Token], verb: str = "say") -> Span | None:
    """What was spoken of: after "about" where only hearers or a place stand before it, else all.

    In "tell reporters in Tokyo about Y" it is Y; in "think of X's words about Y" and in "say that
    the men who went there knew about Y" it is all that follows the verb, as after "react".
    """
    whole = verb in lex.ANSWERING or (words and words[0].lower in lex.COMPLEMENTS)
    near = () if whole else words[: _HEARERS + 1]
    for i, word in enumerate(near):
        if word.lower in lex.TOPIC_MARKS:
            return covering(trimmed(words[i + 1 :]))
        if word.lower in lex.CLAUSAL:
            break
    rest = list(words)
    while rest and (rest[0].lower in lex.LINKS or not is_word(rest[0])):
        rest.pop(0)
    return covering(trimmed(rest))


def trimmed(words: Sequence[Token]) -> Sequence[Token]:
    kept = list(words)
    while kept and not is_word(kept[-1]):
        kept.pop()
    return kept
