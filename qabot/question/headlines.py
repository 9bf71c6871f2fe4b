"""Speaker and topic of what is no question: "Putin says Y", "Putin on Iraq"."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.question import lexicon as lex
from qabot.question.clauses import Frame, find_verb, topic_of, trimmed
from qabot.question.tokens import Token, covering, is_word


def _named(words: Sequence[Token], *, cased: bool, text: str) -> bool:
    """Whether the words can be a speaker's name: capitalised, where capitals mean something."""
    if not 0 < len(words) <= 6 or any(
        not is_word(w) or w.lower in lex.QUESTION_WORDS for w in words
    ):
        return False
    if any(w.lower in lex.AUXILIARIES | lex.PREPOSITIONS - {"of", "for"} for w in words):
        return False
    return not cased or all(
        text[w.start].isupper() or w.lower in ("the", "of", "for", "and", "de", "van")
        for w in words
    )


def statement(words: Sequence[Token], *, cased: bool, text: str) -> Frame | None:
    """Read "Putin says Y"."""
    at = find_verb(words, 0, dict.fromkeys(lex.STATED, "say"))
    if not at or not _named(words[:at], cased=cased, text=text):
        return None
    return Frame(covering(words[:at]), topic_of(words[at + 1 :]), "say")


def on_topic(words: Sequence[Token], *, cased: bool, text: str) -> Frame | None:
    """Read "Putin on Iraq", "Russia about Bushehr"."""
    if not 3 <= len(words) <= 8:
        return None
    at = next((i for i, w in enumerate(words) if w.lower in ("on", "about")), None)
    if not at or not _named(words[:at], cased=cased, text=text):
        return None
    if any(
        w.lower in lex.TAKES_ON or w.lower.endswith(("tion", "sion", "ment", "ions"))
        for w in words[:at]
    ):
        return None
    if any(w.lower in lex.AUXILIARIES | {",", ":"} for w in words):
        return None
    return Frame(covering(words[:at]), covering(trimmed(words[at + 1 :])), "say")
