"""Somebody whom an article was found to mean, and what his or her name alone tells."""

from __future__ import annotations

from dataclasses import dataclass

from qabot.domain import Speaker
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import bare, is_first_name


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker that was resolved, and what later mentions need to know of them."""

    speaker: Speaker
    key: str
    gender: str
    person: bool
    perhaps: bool = False
    owner: str = ""
    paragraph: int = -1  # where he or she was mentioned
    unnamed_in: int = -1  # the stretch of a description that no name is given to
    at: int = -1  # the offset at which he or she is named as a speaker


def first_name(known: Known) -> str:
    """The first name that a name of several words holds, in lower case; else "".

    Of two words with capitals any first one that is no title and not "the".
    """
    written = known.speaker.name.split()
    words = [bare(word) for word in written]
    told = words[0] in lexicon.TITLES | lexicon.DETERMINERS
    plain = len(words) == 2 and all(word[0].isupper() for word in written) and not told
    return next((word for word in words[:-1] if is_first_name(word)), words[0] if plain else "")


def without_the(name: str) -> str:
    """A name as it also stands without "the": "The poet Ann Ek" and "poet Ann Ek" are one."""
    return name.removeprefix("The ").removeprefix("the ")


def is_group(name: str, *, plural: bool) -> bool:
    """Whether a name is that of a group, as "it" or "they" may take up."""
    words = [bare(word) for word in name.split()]
    group = lexicon.GROUPS | lexicon.WRITINGS
    named = name[:4].lower() == "the " and name[4:5].isupper()
    acronym = any(word.isupper() and len(word) > 1 for word in name.split())
    people = plural and any(word.removesuffix("s") in lexicon.PERSON_NOUNS for word in words)
    return named or acronym or people or bool(group & set(words))
