"""WordNet: words that mean the same, the opposite, or something else of the same sort.

Fellbaum 1998; Debian's package wordnet-base has the files. Single words only, in lower case, and
only a word's first senses: WordNet has the most frequent first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SENSES = 2  # of each part of speech
_KINDS = ("noun", "verb", "adj", "adv")
_NUMBERS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
_NEVER = "-"  # the part of speech of a word that no tagged text has
_FILES = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_ABOVE, _OPPOSITE = "@", "!"
# How a form is made of a bare word, and what it ends in.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


@dataclass(frozen=True, slots=True)
class _Meaning:
    """Words of one meaning; ``above`` are wider ones, ``opposites`` (word, meaning, number)."""

    words: tuple[str, ...]
    above: tuple[str, ...]
    opposites: tuple[tuple[str, str, int], ...]


class Thesaurus:
    """The words of WordNet's files ``index.noun``, ``data.noun`` and so on."""

    def __init__(self, folder: Path) -> None:
        self._meanings: dict[str, _Meaning] = {}
        self._senses: dict[str, list[str]] = {}
        self._below: dict[str, list[str]] = {}
        self._usual = _usual_kinds(folder / "cntlist.rev")
        self._exceptions = _exceptions(folder / "verb.exc")
        for kind in _KINDS:
            for fields in _lines(folder / f"data.{kind}"):
                self._meanings[kind + fields[0]] = _meaning(fields)
            for fields in _lines(folder / f"index.{kind}"):
                offsets = fields[-int(fields[2]) :][:_SENSES]
                self._senses.setdefault(fields[0], []).extend(kind + one for one in offsets)
        for key, meaning in self._meanings.items():
            for above in meaning.above:
                self._below.setdefault(above, []).append(key)

    def synonyms(self, word: str) -> set[str]:
        """Words of the same first senses, for a word in any common form; bare forms."""
        bare = self._bare(word)
        same = (w for form in bare for one in self._found(form) for w in one.words)
        return {w for w in same if w.isalpha()} - set(bare)

    def opposites(self, word: str) -> set[str]:
        """Words of the opposite meaning, in the form of ``word``."""
        return {
            formed
            for form, ending in self._bare(word).items()
            for one in self._found(form, self._usual.get(form, _NEVER))
            for source, key, number in one.opposites
            if source == form
            for formed in self._formed(self._meanings[key].words[number - 1], ending)
        }

    def siblings(self, word: str) -> set[str]:
        """Words for other things of the same sort (a violin for a guitar), in its form.

        Nouns only: other verbs of a sort often mean nearly the same.
        """
        same = self.synonyms(word) | self._bare(word).keys()
        return {
            formed
            for form, ending in self._bare(word).items()
            for one in self._found(form, self._usual.get(form, _NEVER))
            for above in one.above
            if above.startswith("noun")
            for key in self._below.get(above, ())
            for other in self._meanings[key].words
            if other not in same
            for formed in self._formed(other, ending)
        }

    def _found(self, form: str, kind: str = "") -> Iterator[_Meaning]:
        """The meanings of a bare word, those of one part of speech if any is given."""
        return (self._meanings[one] for one in self._senses.get(form, ()) if one.startswith(kind))

    def _bare(self, word: str) -> dict[str, str]:
        """The bare words that a word may be a form of, with the ending of that form."""
        forms = {word.removesuffix(a) + b: a for a, b in _ENDINGS if word.endswith(a)}
        return forms | dict.fromkeys(self._exceptions.bare.get(word, ()), "ed") | {word: ""}

    def _formed(self, bare: str, ending: str) -> Iterator[str]:
        """A bare word with the ending of another: ``paint``, ``ed`` -> ``painted``."""
        if not (bare.isalpha() and bare.isascii()):
            return
        irregular = self._exceptions.forms.get(bare, ()) if ending == "ed" else ()
        if irregular:
            yield from irregular
        elif ending in ("ed", "ing") and bare.endswith("e"):
            yield bare[:-1] + ending
        elif ending in ("es", "ies", "s"):
            plain = bare.endswith("y") and bare[-2:-1] not in "aeiou"
            yield bare[:-1] + "ies" if plain else bare + "s"
        else:
            yield bare + ending


def _meaning(fields: list[str]) -> _Meaning:
    """A line of a data file: offset, file, kind, number of words, words, pointers."""
    end = 4 + 2 * int(fields[3], 16)
    words = tuple(w.split("(")[0].lower() for w in fields[4:end:2])
    above, opposites = [], []
    for at in range(end + 1, end + 1 + 4 * int(fields[end]), 4):
        sign, offset, kind, places = fields[at : at + 4]
        key = _FILES[kind] + offset
        if sign == _ABOVE:
            above.append(key)
        elif sign == _OPPOSITE:
            own, other = divmod(int(places, 16), 256)  # numbers of words in their meanings, from 1
            opposites.append((words[own - 1], key, other))
    return _Meaning(words, tuple(above), tuple(opposites))


def _usual_kinds(path: Path) -> dict[str, str]:
    """For each word the part of speech that it mostly is in WordNet's tagged texts."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for fields in _lines(path):
        word, rest = fields[0].split("%")
        counts[word][_NUMBERS[rest[0]]] += int(fields[2])
    return {word: kinds.most_common(1)[0][0] for word, kinds in counts.items()}


@dataclass(frozen=True, slots=True)
class _Exceptions:
    """Irregular forms of verbs (``bought``), by form and by bare word."""

    bare: Mapping[str, list[str]]
    forms: Mapping[str, list[str]]


def _exceptions(path: Path) -> _Exceptions:
    bare, forms = defaultdict(list), defaultdict(list)
    for form, *words in _lines(path):
        for word in words:
            if not form.endswith(("ing", "s")):
                bare[form].append(word)
                forms[word].append(form)
    return _Exceptions(bare, forms)


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("  "):  # the licence
                yield line.split("|")[0].split()
