"""Pronouns of a follow-up, read with what an earlier question names in their places.

"How old is she?" after "Who is Ann Ek?" asks how old Ann Ek is. Where no earlier question names
whom or what is meant ("Who won the cup?", "How old is she?"), the earlier one is kept beside the
later, so that it is still asked of the same matter.
"""

from __future__ import annotations

import re
from datetime import date

from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.antecedents import PERSONAL, group, person, place, thing
from qabot.question.clauses import trimmed
from qabot.question.overview import topic_of_request
from qabot.question.parse import Parse, parse
from qabot.question.phrases import last_name, parts
from qabot.question.question import QuestionKind
from qabot.question.tokens import Token, is_word, tokenize
from qabot.word_set import word_set

_DAY = date(2000, 1, 1)  # only the place of a date is needed here, not the date itself
_SAY_THAT = re.compile(r"\bsay\s+(?:that|this|so|it)[\s?.!]*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|but)\s", re.IGNORECASE)
# "How long did it take to build?", "Is it true that …?", "Was it raining?": it means nothing.
_EMPTY_IT = re.compile(
    r"\bit(?=\s+(?:\w+\s+)?(?:takes?|took|taken)\b.*\bto\b)"
    r"|(?:(?<=\bis )|(?<=\bwas )|(?<=\bwould ))it(?=\s+(?:be\s+)?"
    r"(?!going\b|due\b|set\b|about\b|likely\b|able\b|ready\b|\w+ed\b)\w+\s+"
    r"(?:that|to|for|if|whether|who)\b)"
    r"|(?:(?<=\bis )|(?<=\bwas ))it(?=\s+(?:rain|snow)ing)|(?<=\btime is )it\b",
    re.IGNORECASE,
)
_JOINING = word_set("and but so then or")
_ANYBODY = word_set("anyone anybody someone somebody everyone everybody nobody one ones")
_TALK = word_set("i you we me us your my our")  # "how are you?"
_IT = word_set("it its")
_THEY = word_set("they them their")
_POSSESSIVE = word_set("his its their")
_AFTER_OBJECT = lex.PREPOSITIONS | lex.AUXILIARIES | lex.QUESTION_WORDS | word_set("and or but")


def filled_in(text: str, now: Parse, before: Parse) -> str:
    """``text`` with the names that its pronouns stand for; as it is where it has none to fill."""
    if now.frame is not None and topic_of_request(now.text) is None:
        filled = _spoken(text, now, before)
        if filled != text or (now.kind is QuestionKind.WHAT_SAID and not _of_theirs(now)):
            return filled
        if parts(now)[1] is not None:
            return text  # "What did she say about milk?" is asked of whoever said so
    if not _is_question(now):
        return text
    pronoun = _open_pronoun(now)
    if pronoun is None:
        return _beside(text, before) if _is_bare(text) else text
    meant = None if _in_the_answer(pronoun, before) else _meant_by(pronoun, before)
    if meant is not None:
        return _put(text, now, pronoun, meant.of(before.text))
    return _beside(text, before)


def is_open(question: str) -> bool:
    """Whether only an earlier question can tell what one is about: by a pronoun, or in all."""
    tokens = tokenize(question)
    leaning = any(t.lower in PERSONAL | _THEY | _IT | {"there"} for t in tokens)
    return leaning or _is_bare(question)


def _beside(text: str, before: Parse) -> str:
    return f"{text.strip().rstrip('?.! ')}? {before.text.strip()}"


def _is_bare(question: str) -> bool:
    """Whether "for how much?", "who paid?" or "was anyone hurt?" names nothing to look for."""
    tokens = [t for t in tokenize(question) if is_word(t)]
    words = [t.lower for t in tokens]
    while words and words[0] in _JOINING:
        words.pop(0)
    named = any(question[t.start].isupper() for t in tokens[1:])
    if not words or named or not _TALK.isdisjoint(words):
        return False
    told = [word for word in words if word not in lex.STOP_WORDS | _ANYBODY]
    if not told:
        return not lex.QUESTION_WORDS.isdisjoint(words)
    who_did = len(words) == 2 and words[0] in lex.QUESTION_WORDS
    anybody = words[0] in lex.AUXILIARIES and words[1] in _ANYBODY and len(told) == 1
    return who_did or anybody


def says_nothing(question: str) -> bool:
    """Whether no word of it, as of "how are you?", is of anything."""
    words = [t.lower for t in tokenize(question) if is_word(t)]
    return all(word in lex.STOP_WORDS | _ANYBODY for word in words)


def _of_theirs(now: Parse) -> bool:
    """Whether it asks for the words of "she" or "his wife", whose name is still to be filled in."""
    speaker = now.frame.speaker if now.frame else None
    first = speaker.of(now.text).lower().split()[0] if speaker else ""
    return first in PERSONAL | _THEY | _IT


def nobody_named(question: str) -> str | None:
    """The "she" of a question that does not say who that is; None where it does, or has none."""
    read = parse(question, _DAY)
    pronoun = None if "?" in question.rstrip(" ?!.") else _open_pronoun(read)
    if pronoun is None or pronoun.lower not in PERSONAL:
        return None
    return question[pronoun.start : pronoun.end]


def _spoken(text: str, now: Parse, before: Parse) -> str:
    """Read "What did he say about it?" with the earlier speaker and topic in their places."""
    mine, asked_topic = parts(now)
    _, topic = parts(before)
    said = _SAY_THAT.search(text)
    changes = [
        (place_of, theirs)
        for place_of, theirs in (
            (asked_topic, None if said else topic),
            (mine, _speaker_meant(now, mine, before)),
        )
        if place_of and theirs and place_of.of(now.text).lower() in lex.PRONOUNS
    ]
    for place_of, theirs in sorted(changes, key=lambda change: -change[0].start):
        text = text[: place_of.start] + theirs.of(before.text) + text[place_of.end :]
    if (said or _asks_another(now)) and topic and before.kind is QuestionKind.WHAT_SAID:
        text = f"{text.rstrip('?.! ')} about {topic.of(before.text)}?"
    return text


def _asks_another(now: Parse) -> bool:
    """Whether "and what did Kyiv say?" only asks what somebody else said of the same."""
    speaker, topic = parts(now)
    named = speaker is not None and speaker.of(now.text).lower() not in lex.PRONOUNS
    return named and topic is None and _JOINED.match(now.text) is not None


def _speaker_meant(now: Parse, mine: Span | None, before: Parse) -> Span | None:
    """Whom a pronoun in the place of the speaker means: "they" may be a country, "he" not."""
    if mine and mine.of(now.text).lower() in PERSONAL:
        return person(before, mine.of(now.text).lower())
    speaker, _ = parts(before)
    return speaker or person(before) or last_name(before)


def _is_question(now: Parse) -> bool:
    """Whether it begins as a question does: "he is here", among people, asks nothing."""
    return now.kind is not QuestionKind.STATEMENT or topic_of_request(now.text) is not None


def _open_pronoun(now: Parse) -> Token | None:
    """The first pronoun with nobody and nothing named before it in its own question."""
    empty = {match.start() for match in _EMPTY_IT.finditer(now.text)}
    for at, token in enumerate(now.tokens):
        capital = now.cased and at > 0 and now.text[token.start].isupper()
        if token.lower == "the" or (capital and token.lower not in lex.STOP_WORDS):
            return None
        pronoun = token.lower in PERSONAL | _THEY | _IT and token.start not in empty
        if pronoun or _is_place(now, at):
            return token
    return None


def _is_place(now: Parse, at: int) -> bool:
    """Whether "there" ends the question, and is the place where something is asked for."""
    words = trimmed(now.tokens)
    return now.tokens[at].lower == "there" and at == len(words) - 1 and at > 1


def _in_the_answer(pronoun: Token, before: Parse) -> bool:
    """Whether only the answer names what is meant: "Who won the cup?", "Which film won it?".

    Not so "Who is the mayor of Ostby?", whom the question itself describes.
    """
    words = [t for t in before.tokens if is_word(t)]
    asked = words[0].lower if words else ""
    if asked != "who":
        return asked == "which"
    described = words[2:3] if len(words) > 2 and words[1].lower in lex.BE else []
    told = any(t.lower == "the" or before.text[t.start].isupper() for t in described)
    return not told and pronoun.lower not in _IT


def _meant_by(pronoun: Token, before: Parse) -> Span | None:
    if pronoun.lower in PERSONAL:
        return person(before, pronoun.lower)
    if pronoun.lower in _THEY:
        return group(before)
    return thing(before) if pronoun.lower in _IT else place(before)


def _put(text: str, now: Parse, pronoun: Token, name: str) -> str:
    after = next((t for t in now.tokens if t.start >= pronoun.end), None)
    owner = pronoun.lower in _POSSESSIVE or (
        pronoun.lower == "her" and after and is_word(after) and after.lower not in _AFTER_OBJECT
    )
    if owner:
        name += "'" if name.endswith("s") else "'s"
    return text[: pronoun.start] + name + text[pronoun.end :]
