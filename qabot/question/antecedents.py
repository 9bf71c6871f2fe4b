"""What words of a question a follow-up can lean on or take the place of: names and noun phrases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from qabot.domain import Span
from qabot.first_names import FIRST_NAMES
from qabot.question import lexicon as lex
from qabot.question.parse import Parse
from qabot.question.places import may_be_place
from qabot.question.tokens import Token, is_word, outside
from qabot.speech.lexicon import (
    FEMALE_WORDS,
    GROUP_NOUNS,
    IRREGULAR_PASTS,
    MALE_WORDS,
    PERSON_NOUNS,
)
from qabot.speech.nouns import is_trade

PERSONAL = lex.words("he she him her his")
_WHERE = lex.words("in at near into around across outside inside to towards over")
_ENDS = (
    lex.PREPOSITIONS - {"of"} | lex.AUXILIARIES | lex.QUESTION_WORDS | lex.words("and or that a")
)
_PARTICIPLES = IRREGULAR_PASTS | lex.words("born begun done driven given known seen shown taken")
_BUILDINGS = lex.words("house center centre school church site channel foundation")
_GROUPS = GROUP_NOUNS - _BUILDINGS
_LONGEST_PHRASE = 6  # words


def parts(before: Parse) -> tuple[Span | None, Span | None]:
    """The speaker and the topic of the earlier question."""
    return (before.frame.speaker, before.frame.topic) if before.frame else (None, None)


def last_name(before: Parse) -> Span | None:
    """The last capitalised word run of the earlier question, without its first word."""
    found: Span | None = None
    for token in before.tokens[1:]:
        capital = before.text[token.start].isupper() and token.lower not in lex.STOP_WORDS
        if not capital or not before.cased:
            continue
        joined = found and before.text[found.end : token.start] == " "
        found = Span(found.start if joined and found else token.start, token.end)
    return found


def person(before: Parse, pronoun: str = "they") -> Span | None:
    """Whom "he" or "her" can mean: the speaker, else a name that is no place's, else an office."""
    speaker, _ = parts(before)
    if speaker is not None:
        return None if may_be_place(speaker.of(before.text)) else speaker
    name = last_name(before)
    if name is not None and not may_be_place(name.of(before.text)):
        ahead = [t for t in before.tokens if t.end <= name.start]
        if ahead and ahead[-1].lower == "of":
            name = _headed(before, name, ahead, pronoun)
        elif ahead and ahead[-1].lower in _WHERE:
            name = None
        if name is not None:
            return name
    offices = [span for span in the_phrases(before) if sort_of(span.of(before.text)) == "person"]
    return offices[-1] if offices else None


def _headed(before: Parse, name: Span, ahead: Sequence[Token], pronoun: str) -> Span | None:
    """The whole of "the mayor of X"; of "the arrest of Per Hale" and, for "he", of his wife, him.

    None where that is nobody, as in "the history of X".
    """
    words = name.of(before.text).split()
    somebody = name if len(words) > 1 or words[0].lower() in FIRST_NAMES else None
    start = next((t.start for t in reversed(ahead[-_LONGEST_PHRASE:]) if t.lower == "the"), None)
    if start is None:
        return somebody
    whole = Span(start, name.end)
    told = whole.of(before.text).lower()
    head = told.partition(" of ")[0].split()[-1]
    other = head in (FEMALE_WORDS if pronoun in ("he", "him", "his") else MALE_WORDS)
    if sort_of(told) != "person" or (other and pronoun != "they"):
        return somebody
    return whole


def sort_of(words: str) -> Literal["person", "group", "thing"]:
    """What a noun phrase is by its head: "the minister of trade", "the company", "the bridge"."""
    head = words.lower().partition(" of ")[0].split()[-1:]
    if any(map(is_trade, head)):
        return "person"
    return "group" if any(word in _GROUPS for word in head) else "thing"


def is_clause(before: Parse, span: Span) -> bool:
    """Whether the words hold a verb, as after "deny that": no noun can take their place."""
    ahead = [t.lower for t in before.tokens if t.end <= span.start][-1:]
    inside = {t.lower for t in before.tokens if span.start <= t.start < span.end}
    return ahead in (["that"], ["whether"], ["if"]) or bool(inside & lex.AUXILIARIES)


def the_phrases(before: Parse) -> list[Span]:
    """The noun phrases with "the", in order: "the opera house" in "What did the opera house cost?".

    One within another ("the captain of the ferry") is there too.
    """
    words = outside(before.tokens, before.period.span if before.period else None)
    found = (_phrase(words, at) for at, word in enumerate(words) if word.lower == "the")
    return [span for span in found if span]


def _phrase(words: Sequence[Token], at: int) -> Span | None:
    stop = at + 1
    while stop < len(words) and is_word(words[stop]) and words[stop].lower not in _ENDS:
        stop += 1
    shorter = stop
    while shorter - at > 3 and _after_verb(words[shorter - 1].lower):
        shorter -= 1
    if _before_verb(words, at, shorter):
        stop = shorter
    spoke = [i for i in range(at + 1, stop) if words[i].lower in PERSON_NOUNS | _GROUPS]
    if any(word.lower == "of" for word in words[at:stop]) or not _before_verb(words, at, stop):
        pass
    elif spoke:
        stop = spoke[-1] + 1
    elif stop - at > 2:
        stop -= 1
    while stop - at > 2 and words[stop - 1].lower in lex.BEFORE_VERB:
        stop -= 1
    return Span(words[at].start, words[stop - 1].end) if stop > at + 1 else None


def _before_verb(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether up to ``stop`` it is told what the noun did, as after "did" and "was"."""
    ahead = words[start - 1].lower if start else ""
    if ahead in lex.BE and start > 1:
        last = words[stop - 1].lower
        why = words[start - 2].lower == "why"  # "Why was the train late?"
        return why or last.endswith("ed") or last in _PARTICIPLES
    return ahead in lex.AUXILIARIES


def _after_verb(word: str) -> bool:
    """Whether the word tells how, when or whereto something was done: "again", "suddenly"."""
    return word in lex.AFTER_VERB or word.endswith("ly")
