"""Which country or institution a name stands for, and who leads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from qabot.speech.words.countries import INSTITUTIONS, SIDES
from qabot.speech.words.name_words import name_words, unaccented


def same_side(one: str, other: str) -> bool | None:
    """Whether two words stand for one country; None when either stands for none."""
    first, second = _sides().get(one, frozenset()), _sides().get(other, frozenset())
    return bool(first & second) if first and second else None


def shared_sides(one: str, other: str) -> bool:
    """Whether two texts name one country or capital in any of its forms, as "US" and "American"."""
    return bool(sides_of(name_words(one)) & sides_of(name_words(other)))


def sides_of(words: Sequence[str]) -> set[int]:
    """Numbers of the countries that :func:`name_words` name in any form, "South Korea" as one."""
    return _numbers(_joined(words, _sides()), _sides())


def countries_of(words: Sequence[str]) -> set[int]:
    """The same, but for capitals and seats of power."""
    return _numbers(_joined(words, _countries()), _countries())


def without_sides(words: Sequence[str]) -> frozenset[str]:
    """The :func:`name_words` that are of no country's name in any form."""
    return frozenset(_joined(words, _sides()) - _sides().keys())


def is_place(name: str) -> bool:
    """Whether a name is a country's or its capital's and nothing more, as "Turkey" and "Moscow"."""
    words = name_words(name)
    return is_one(words) and bool(sides_of(words))


def is_one(words: Sequence[str]) -> bool:
    """Whether :func:`name_words` are a single word, "South Korea" counting as one."""
    return len(_joined(words, _sides())) == 1


def institutions_of(words: Sequence[str]) -> set[int]:
    """Numbers of the institutions that :func:`name_words` name in any form."""
    return _numbers(_joined(words, _institutions()), _institutions())


def leaders_called(surname: str) -> set[tuple[int, frozenset[str]]]:
    """The leaders of a surname: the number of the country, and the first names of each."""
    return _leaders().get(surname, set())


def _joined(words: Sequence[str], known: Mapping[str, frozenset[int]]) -> set[str]:
    """Words, and runs of two to four that a table knows: a run hides the words in it."""
    runs: set[str] = set()
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2) if "_".join(words[at : at + n]) in known), 1)
        runs.add("_".join(words[at : at + size]))
        at += size
    return runs


def _numbers(words: Iterable[str], table: Mapping[str, frozenset[int]]) -> set[int]:
    return {number for word in words for number in table.get(word, ())}


@lru_cache(maxsize=1)
def _sides() -> dict[str, frozenset[int]]:
    return _table(SIDES, (0, 1))


@lru_cache(maxsize=1)
def _countries() -> dict[str, frozenset[int]]:
    return _table(SIDES, (0,))


@lru_cache(maxsize=1)
def _leaders() -> dict[str, set[tuple[int, frozenset[str]]]]:
    table: defaultdict[str, set[tuple[int, frozenset[str]]]] = defaultdict(set)
    for leader, numbers in _table(SIDES, (2,)).items():
        surname, *first_names = leader.split(":")
        table[surname].update((number, frozenset(first_names)) for number in numbers)
    return table


@lru_cache(maxsize=1)
def _institutions() -> dict[str, frozenset[int]]:
    return _table(INSTITUTIONS, (0, 1))


def _table(listed: str, columns: Sequence[int]) -> dict[str, frozenset[int]]:
    """Map each name in some columns to the numbers of the entries it stands in."""
    table: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(unaccented(listed).strip().replace("\n  ", " ").splitlines()):
        parts = line.split("|")
        for column in columns:
            for word in parts[column].split() if column < len(parts) else ():
                table[word].add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}
