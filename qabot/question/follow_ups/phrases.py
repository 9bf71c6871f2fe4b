"""Parts of a question that another can lean on: speaker and topic, names, noun phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.overview import topic_of_request
from qabot.question.parse import Parse
from qabot.question.tokens import Token, is_word, outside
from qabot.speech.words.lexicon import GROUP_NOUNS, IRREGULAR_PASTS, PARTICLES, PERSON_NOUNS
from qabot.speech.words.nouns import is_trade
from qabot.word_set import word_set

_ENDS = (
    lex.PREPOSITIONS - {"of"}
    | lex.AUXILIARIES
    | lex.QUESTION_WORDS
    | lex.PRONOUNS
    | word_set("and or a an")
)
_WITHIN = re.compile(rf" (?:(?:{'|'.join(sorted(PARTICLES))}|\d{{1,4}}) )+")
_PREFIXED = re.compile(r"[a-z]{1,3}[-'][A-Z]")  # "al-Sayed", "d'Arcy"
_PARTICIPLES = IRREGULAR_PASTS | word_set(
    "born begun done driven given known seen shown taken stuck sunk hurt hit put"
)
_BUILDINGS = word_set("house center centre school church site channel foundation")
_LONGEST = 16  # words of a phrase
_GROUPS = GROUP_NOUNS - _BUILDINGS


def parts(before: Parse) -> tuple[Span | None, Span | None]:
    """The speaker and the topic of the earlier question."""
    return (before.frame.speaker, before.frame.topic) if before.frame else (None, None)


def names(before: Parse) -> list[Span]:
    """The capitalised word runs of the earlier question, in order, without its first word."""
    found: list[Span] = []
    for token in before.tokens[1:]:
        word = before.text[token.start : token.end]
        capital = word[0].isupper() and token.lower not in lex.STOP_WORDS
        capital = capital or _PREFIXED.match(word) is not None
        if not capital or not before.cased:
            continue
        between = before.text[found[-1].end : token.start] if found else ""
        joined = between == " " or _WITHIN.fullmatch(between) is not None
        start = found.pop().start if joined else token.start
        found.append(Span(start, token.end))
    return found


def last_name(before: Parse) -> Span | None:
    """The last of its :func:`names`."""
    return next(reversed(names(before)), None)


def sort_of(words: str) -> Literal["person", "group", "thing"]:
    """What a noun phrase is by its head: "the minister of trade", "the company", "the bridge"."""
    head = head_of(words)
    if is_trade(head):
        return "person"
    return "group" if head in _GROUPS else "thing"


def head_of(words: str) -> str:
    """The noun that tells what a phrase is of: "minister" of "the Minister of Trade"."""
    return next(reversed(words.lower().partition(" of ")[0].split()), "")


def possessive(name: str) -> str:
    """A name as an owner's: "Ek's", "the unions'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def is_clause(before: Parse, span: Span) -> bool:
    """Whether the words hold a verb, as after "deny that": no noun can take their place."""
    ahead = [t.lower for t in before.tokens if t.end <= span.start][-1:]
    inside = {t.lower for t in before.tokens if span.start <= t.start < span.end}
    return ahead in (["that"], ["whether"], ["if"]) or bool(inside & lex.AUXILIARIES)


def the_phrases(before: Parse) -> list[Span]:
    """The noun phrases with "the", in order: "the opera house" in "What did the opera house cost?".

    One within another ("the captain of the ferry") is there too; no "latest" of a request is.
    """
    topic = topic_of_request(before.text)
    begin = before.text.rindex(topic) if topic else 0
    words = outside(before.tokens, before.period.span if before.period else None)
    found = (_phrase(words, at) for at, word in enumerate(words) if word.lower == "the")
    return [span for span in found if span and span.start >= begin]


def _phrase(words: Sequence[Token], at: int) -> Span | None:
    stop = at + 1
    most = min(len(words), at + _LONGEST)
    while stop < most and is_word(words[stop]) and words[stop].lower not in _ENDS:
        stop += 1
    shorter = stop
    while shorter - at > 3 and _after_verb(words[shorter - 1].lower):
        shorter -= 1
    if _before_verb(words, at, shorter):
        stop = shorter
    spoke = [i for i in range(at + 1, stop) if words[i].lower in PERSON_NOUNS | _GROUPS]
    if not _before_verb(words, at, stop):
        pass
    elif any(word.lower == "of" for word in words[at:stop]):
        stop -= words[stop - 1].lower.endswith("ed") or words[stop - 1].lower in _PARTICIPLES
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
    if stop < len(words) and words[stop].lower in lex.AUXILIARIES:
        return False  # "will the hall be sold": the verb is beyond
    if ahead in lex.BE and start > 1:
        last = words[stop - 1].lower
        why = words[start - 2].lower == "why"  # "Why was the train late?"
        return why or last.endswith("ed") or last in _PARTICIPLES
    return ahead in lex.AUXILIARIES


def _after_verb(word: str) -> bool:
    """Whether the word tells how, when or whereto something was done: "again", "suddenly"."""
    return word in lex.AFTER_VERB or word.endswith("ly")
