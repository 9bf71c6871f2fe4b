"""Pronouns of a follow-up, read with what an earlier question names in their places.

"How old is she?" after "Who is Ann Ek?" asks how old Ann Ek is. Where no earlier question names
whom or what is meant ("Who won the cup?", "How old is she?"), the earlier one is kept beside the
later, so that it is still asked of the same matter.
"""

from __future__ import annotations

import re

from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.follow_ups.antecedents import (
    HIS,
    PERSONAL,
    group,
    is_of_either_sex,
    is_plural,
    is_somebody,
    person,
    place,
    thing,
)
from qabot.question.follow_ups.leaning import (
    IT,
    THEY,
    is_place,
    leans_in_all,
    names_nothing,
    open_pronoun,
)
from qabot.question.follow_ups.phrases import last_name, parts, possessive, sort_of
from qabot.question.overview import topic_of_request
from qabot.question.parse import Parse
from qabot.question.question import QuestionKind
from qabot.question.tokens import Token, is_word, replaced, tokenize
from qabot.word_set import word_set

_SAY_THAT = re.compile(r"\bsay\s+(?:that|this|so|it)[\s?.!]*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|but)\s", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\b(?:both|all|two|each|one|either|neither|none)\s+of\s+them\b", re.IGNORECASE
)
_ACTING = lex.DO | lex.HAVE | word_set("will would can could")
_WHITHER = re.compile(r"^(?:to|towards|into)\b")
_LIGHT = word_set("do did does done take took make made say said mean meant get got put think know")
_POSSESSIVE = word_set("his its their")
_AFTER_OBJECT = lex.PREPOSITIONS | lex.AUXILIARIES | lex.QUESTION_WORDS | word_set("and or but")


def filled_in(text: str, now: Parse, before: Parse) -> str:
    """``text`` with the names that its pronouns stand for; as it is where it has none to fill."""
    wanted = topic_of_request(now.text)
    if leans_in_all(text) and now.kind is not QuestionKind.STATEMENT:
        return beside(text, before)
    if wanted is not None and wanted.lower() in lex.PRONOUNS:
        return _on_the_same(text, wanted, before)
    spoken = _words_of(text, now, before) if now.frame is not None and wanted is None else None
    if spoken is not None:
        return spoken
    return _asked_of(text, now, before) if _is_question(now) else text


def beside(text: str, before: Parse) -> str:
    """Both questions, where only the earlier tells what the later is about."""
    return f"{text.strip().rstrip('?.! ')}? {before.text.strip()}"


def _words_of(text: str, now: Parse, before: Parse) -> str | None:
    """A question for what somebody said; None where it is read like any other."""
    filled = _spoken(text, now, before)
    if filled == text and _speaks_of_it(now):
        return beside(text, before)
    if filled != text or (now.kind is QuestionKind.WHAT_SAID and not _of_theirs(now)):
        return filled
    # "What did she say about milk?" is asked of whoever said so.
    return None if parts(now)[1] is None else text


def _asked_of(text: str, now: Parse, before: Parse) -> str:
    pronoun = open_pronoun(now)
    if pronoun is None:
        return beside(text, before) if names_nothing(text) else text
    meant = None if _in_the_answer(pronoun, before) else _meant_by(pronoun, before)
    if meant is not None and not _unsure(pronoun, now, meant, before):
        return _put_all(text, now, [(pronoun, meant), *_others(now, pronoun, before)], before)
    return beside(text, before)


def _unsure(pronoun: Token, now: Parse, meant: Span, before: Parse) -> bool:
    """Whether another may as well be meant, as by "Why did it cut jobs?" of what a firm said."""
    words = meant.of(before.text)
    if pronoun.lower in THEY and _SOME_OF.search(now.text):
        return " and " not in words and not is_plural(words)
    if pronoun.lower not in IT or sort_of(words) != "thing":
        return False
    at = now.tokens.index(pronoun)
    if pronoun.lower == "its":
        behind = [t.lower for t in now.tokens[at + 1 : at + 2]]
        return words[0].islower() and any(_is_trade(word) for word in behind)
    speaker, _ = parts(before)
    body = speaker is not None and sort_of(speaker.of(before.text)) == "group"
    return body and at > 0 and now.tokens[at - 1].lower in _ACTING


def _is_trade(word: str) -> bool:
    return "person" in (sort_of(word), sort_of(word.removesuffix("s") or word))


def is_of_another(text: str, earlier: str, before: Parse) -> bool:
    """Whether it asks of "he" where ``earlier`` had "she", who by now has a name."""
    ours, theirs, left = (
        {t.lower for t in tokenize(words)} & PERSONAL for words in (text, earlier, before.text)
    )
    if len({bool(one & HIS) for one in (ours, theirs)}) < 2 or not ours or not theirs or left:
        return False
    meant = person(before, min(ours))
    return meant is not None and is_of_either_sex(meant.of(before.text))


def _on_the_same(text: str, wanted: str, before: Parse) -> str:
    """Read "any update on this?" with what was asked about."""
    if wanted.lower() in PERSONAL:
        meant, topic = person(before, wanted.lower()), None
    else:
        meant = parts(before)[1] or thing(before) or group(before)
        topic = topic_of_request(before.text)
    same = topic or (meant.of(before.text) if meant else None)
    at = text.lower().rindex(wanted.lower())
    return text[:at] + same + text[at + len(wanted) :] if same else beside(text, before)


def _speaks_of_it(now: Parse) -> bool:
    """Whether "what did Kyiv say about it?" is of what only an earlier question names."""
    _, topic = parts(now)
    lone = topic.of(now.text).lower() in lex.PRONOUNS if topic else False
    said = now.kind is QuestionKind.WHAT_SAID
    return said and lone and _names_speaker(now) and not _of_theirs(now)


def _others(now: Parse, first: Token, before: Parse) -> list[tuple[Token, Span]]:
    """The "it" and the "there" behind "he", as in "Why did he sell it there?"."""
    found = []
    for at, token in enumerate(now.tokens):
        if token.start <= first.start:
            continue
        light = now.tokens[at - 1].lower in _LIGHT
        it = first.lower in PERSONAL and token.lower == "it" and not light
        meant = thing(before) if it else place(before) if is_place(now, at) else None
        if meant is not None:
            found.append((token, meant))
    return found[:1]


def _put_all(text: str, now: Parse, changes: list[tuple[Token, Span]], before: Parse) -> str:
    for pronoun, meant in reversed(changes):
        text = _put(text, now, pronoun, meant.of(before.text))
    return text


def _of_theirs(now: Parse) -> bool:
    """Whether it asks for the words of "she" or "his wife", whose name is still to be filled in."""
    speaker = now.frame.speaker if now.frame else None
    first = speaker.of(now.text).lower().split()[0] if speaker else ""
    return first in PERSONAL | THEY | IT


def _spoken(text: str, now: Parse, before: Parse) -> str:
    """Read "What did he say about it?" with the earlier speaker and topic in their places."""
    mine, asked_topic = parts(now)
    _, topic = parts(before)
    said = _SAY_THAT.search(text)
    of_it = topic or _topic_meant(now, asked_topic, before)
    is_pronoun = mine is not None and mine.of(now.text).lower() in lex.PRONOUNS
    whom = _speaker_meant(now, mine, before) if is_pronoun else None
    changes = [
        (place_of, theirs)
        for place_of, theirs in (
            (asked_topic, None if said else of_it if of_it != whom else None),
            (mine, whom),
        )
        if place_of and theirs and place_of.of(now.text).lower() in lex.PRONOUNS
    ]
    for place_of, theirs in sorted(changes, key=lambda change: -change[0].start):
        text = replaced(text, place_of, theirs.of(before.text))
    if (said or _asks_another(now)) and topic and before.kind is QuestionKind.WHAT_SAID:
        text = f"{text.rstrip('?.! ')} about {topic.of(before.text)}?"
    return text


def _topic_meant(now: Parse, asked: Span | None, before: Parse) -> Span | None:
    """What "it", "them" or "him" is, of which something was said."""
    pronoun = asked.of(now.text).lower() if asked else ""
    if pronoun in PERSONAL:
        return person(before, pronoun)
    if pronoun in THEY:
        return group(before)
    return thing(before) if pronoun in IT else None


def _names_speaker(now: Parse) -> bool:
    speaker, _ = parts(now)
    return speaker is not None and speaker.of(now.text).lower() not in lex.PRONOUNS


def _asks_another(now: Parse) -> bool:
    """Whether "and what did Kyiv say?" only asks what somebody else said of the same."""
    _, topic = parts(now)
    return _names_speaker(now) and topic is None and _JOINED.match(now.text) is not None


def _speaker_meant(now: Parse, mine: Span | None, before: Parse) -> Span | None:
    """Whom a pronoun in the place of the speaker means: "they" may be a country, "he" not."""
    pronoun = mine.of(now.text).lower() if mine else ""
    if pronoun in PERSONAL:
        return person(before, pronoun)
    speaker, _ = parts(before)
    if pronoun in IT:
        return speaker if speaker and not is_somebody(speaker.of(before.text)) else thing(before)
    named = speaker or group(before) or last_name(before)
    lone = named and not speaker and is_somebody(named.of(before.text))
    return None if lone else named


def _is_question(now: Parse) -> bool:
    """Whether it begins as a question does: "he is here", among people, asks nothing."""
    return now.kind is not QuestionKind.STATEMENT or topic_of_request(now.text) is not None


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
    return not told and pronoun.lower not in IT


def _meant_by(pronoun: Token, before: Parse) -> Span | None:
    if pronoun.lower in PERSONAL:
        return person(before, pronoun.lower)
    if pronoun.lower in THEY:
        return group(before)
    return thing(before) if pronoun.lower in IT else place(before)


def _put(text: str, now: Parse, pronoun: Token, name: str) -> str:
    after = next((t for t in now.tokens if t.start >= pronoun.end), None)
    if pronoun.lower == "there":
        name = _WHITHER.sub("in", name)
    owner = pronoun.lower in _POSSESSIVE or (
        pronoun.lower == "her" and after and is_word(after) and after.lower not in _AFTER_OBJECT
    )
    if owner:
        name = possessive(name)
    return replaced(text, Span(pronoun.start, pronoun.end), name)
