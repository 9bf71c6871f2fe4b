"""What kind of answer a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qabot.question import lexicon as lex
from qabot.question.clauses import Frame
from qabot.question.question import QuestionKind
from qabot.question.tokens import Token
from qabot.word_set import word_set

_AFTER_WHICH = {
    **dict.fromkeys(
        word_set("year years date day month century decade week season era"), QuestionKind.WHEN
    ),
    **dict.fromkeys(
        word_set(
            "country city place state town region continent location county province street "
            "village river area island"
        ),
        QuestionKind.WHERE,
    ),
    **dict.fromkeys(word_set("person man woman people"), QuestionKind.WHO),
    **dict.fromkeys(word_set("percentage percent number amount share"), QuestionKind.HOW_MANY),
    **dict.fromkeys(word_set("reason reasons cause"), QuestionKind.WHY),
}
_MEASURES = word_set(
    "many much old long far high tall big large deep fast often wide heavy hot cold few frequently"
)
_CAUSES = word_set("caused causes cause led leads lead triggered prompted made makes")
_PLAIN = {
    "who": QuestionKind.WHO,
    "whom": QuestionKind.WHO,
    "whose": QuestionKind.WHO,
    "when": QuestionKind.WHEN,
    "where": QuestionKind.WHERE,
    "why": QuestionKind.WHY,
}


def read_kind(tokens: Sequence[Token], frame: Frame | None) -> QuestionKind:
    """The kind of a question from its tokens and its frame; never fails."""
    at = _question_word(tokens)
    if at is None:
        return _without_question_word(tokens, frame)
    word = tokens[at].lower
    if word == "who" and _asks_who_spoke(tokens[at + 1 :], frame):
        return QuestionKind.WHO_SAID
    if word in _PLAIN:
        return _PLAIN[word]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if after not in _AFTER_WHICH and _asks_speech(word, frame):
        return QuestionKind.WHAT_SAID
    return _what_which_how(word, [t.lower for t in tokens[at + 1 : at + 5]])


def _asks_who_spoke(after: Sequence[Token], frame: Frame | None) -> bool:
    """Whether "who" is the speaker, as in "who said", and not in "who did X blame"."""
    if frame is None or frame.verb not in lex.SPOKEN:
        return False
    return not (after and after[0].lower in lex.DO)


def _asks_speech(word: str, frame: Frame | None) -> bool:
    if frame is None:
        return False
    return frame.verb in (lex.HOW["base"] if word == "how" else lex.CORE_VERBS)


def _what_which_how(word: str, after: Sequence[str]) -> QuestionKind:
    following = after[0] if after else ""
    if word == "how":
        if following == "come":
            return QuestionKind.WHY
        return QuestionKind.HOW_MANY if following in _MEASURES else QuestionKind.WHAT
    if following in _CAUSES:
        return QuestionKind.WHY
    inner = [w for w in after if w not in lex.AUXILIARIES and w not in ("the", "a", "an")]
    head = inner[0] if inner else ""
    if following == head or head in ("percentage", "number", "reason", "reasons", "date", "year"):
        return _AFTER_WHICH.get(head, QuestionKind.WHAT)
    return QuestionKind.WHAT


def _without_question_word(tokens: Sequence[Token], frame: Frame | None) -> QuestionKind:
    if tokens and tokens[0].lower in lex.AUXILIARIES and len(tokens) > 1:
        return QuestionKind.YES_NO
    if len(tokens) > 1 and tokens[0].lower in lex.IMPERATIVES:
        return QuestionKind.WHAT
    if frame is not None and frame.speaker is not None and frame.verb in lex.CORE_VERBS:
        return QuestionKind.WHAT_SAID
    return QuestionKind.STATEMENT


def _question_word(tokens: Sequence[Token]) -> int | None:
    """Where the word stands that asks: first, after a preposition or a comma, or before "?"."""
    if tokens and tokens[0].lower in lex.AUXILIARIES:
        return None
    asked = bool(tokens) and tokens[-1].lower == "?"
    for i, token in enumerate(tokens):
        if token.lower not in lex.QUESTION_WORDS or _sets_scene(tokens, i):
            continue
        before = tokens[i - 1].lower if i else ""
        if i == 0 or asked or before == "," or before in lex.PREPOSITIONS:
            return i
    return None


def _sets_scene(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only opens "When the dam burst" of "When the dam burst, who paid?"."""
    after = [token.lower for token in tokens[at + 1 :]]
    if tokens[at].lower not in ("when", "where") or not lex.AUXILIARIES.isdisjoint(after[:1]):
        return False
    return any(mark == "," and word in lex.QUESTION_WORDS for mark, word in pairwise(after))
