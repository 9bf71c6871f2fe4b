"""A question for the words of two: "What did Ek and Hale say about the dam?", asked of each."""

from __future__ import annotations

import re

from qabot.question import lexicon as lex
from qabot.question.follow_ups.antecedents import is_somebody
from qabot.question.follow_ups.phrases import possessive
from qabot.question.parse import outline
from qabot.question.places import may_be_place
from qabot.question.question import QuestionKind
from qabot.question.tokens import replaced
from qabot.speech.words.lexicon import DETERMINERS, GROUP_NOUNS
from qabot.word_set import word_set

_BOTH = re.compile(r"^both\s+|\s+(?:each|both)$", re.IGNORECASE)
_LONGEST = 4  # words of one of the two
_HIS = re.compile(r"(?:his|her|their|its)\s+(?=\S)", re.IGNORECASE)
# Firms and places that are called by two names.
_ONE = word_set(
    "antigua_barbuda barnes_noble bang_olufsen black_decker brighton_hove brighton_hove_albion "
    "dolce_gabbana dumfries_galloway ernst_young fortnum_mason hammersmith_fulham jammu_kashmir "
    "kensington_chelsea legal_general marks_spencer newfoundland_labrador perth_kinross "
    "procter_gamble simon_garfunkel simon_schuster smith_wesson st_kitts_nevis tate_lyle "
    "turks_caicos tyne_wear wallis_futuna"
)


def of_each(question: str) -> tuple[str, ...]:
    """The question once for each of two that it asks for together; itself where there is one.

    "The Ministry of Trade and Industry" is one, and so is "Bosnia and Herzegovina".
    """
    read = outline(question)
    speaker = read.frame.speaker if read.frame else None
    if speaker is None or read.kind is not QuestionKind.WHAT_SAID or not read.cased:
        return (question,)  # without capitals "health and safety" may be anybody
    if read.text[speaker.end :].startswith("'"):
        return (question,)  # "What was Ek and Hale's view of the dam?"
    names = _two(_BOTH.sub("", speaker.of(read.text)))
    return tuple(replaced(read.text, speaker, name) for name in names) or (question,)


def _two(speaker: str) -> tuple[str, ...]:
    """Both names of "Ek and Hale", "Bill and Ann Ek", "Mr and Mrs Ek"; none where it is one."""
    first, joined, second = speaker.partition(" and ")
    his = _HIS.match(second)
    if his and joined and not _HIS.match(first):  # "Ek and his wife"
        second = f"{possessive(first)} {second[his.end() :]}"
        return (first, second) if _is_one(first.split()) else ()
    words, others = first.split(), second.split()
    if "_".join(words + others).lower() in _ONE or "'s" in second:  # "Ek and Hale's lawyers"
        return ()
    if not joined or " and " in second or may_be_place(speaker) or words == others:
        return ()
    if max(len(words), len(others)) > _LONGEST or not lex.PREPOSITIONS.isdisjoint(words + others):
        return ()
    if not _is_one(words) or not _is_one(others) or _one_name(words, others):
        return ()
    if len(words) == 1 < len(others) and is_somebody(first) and is_somebody(second):
        first = f"{first} {' '.join(others[1:])}"
    return (first, second)


def _is_one(words: list[str]) -> bool:
    """Whether the words can name somebody by themselves: "Ek", "the mayor", not "fire services"."""
    return bool(words) and (words[0].lower() in DETERMINERS or words[0][0].isupper())


def _one_name(words: list[str], others: list[str]) -> bool:
    """Whether they are halves of a name: "the Health and Safety Board", "Food and Drug Office"."""
    named = words[0].lower() in DETERMINERS and words[-1][0].isupper()
    body = len(words) == 1 and any(word.lower() in GROUP_NOUNS for word in [*words, *others[1:]])
    return (named or body) and others[0].lower() not in DETERMINERS
