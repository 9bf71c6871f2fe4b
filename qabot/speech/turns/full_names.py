"""The full names of an article's people, to tell whom a surname or initials of theirs mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from qabot.domain import Span, Speaker
from qabot.first_names import FIRST_NAMES
from qabot.speech.people.references import Reference, references
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import bare
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import stretches
from qabot.word_set import word_set

CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?"
FULL_NAME = (
    rf"{CAPITALISED}(?: (?:(?:{'|'.join(sorted(lexicon.PARTICLES))}) ){{0,2}}{CAPITALISED}){{1,4}}"
)

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TOO_LONG = 5  # words: a longer run of capitals is a title or a list
PAPERS = word_set(
    "chronicle correspondent correspondents courier desk dispatch echo editor editors editorial "
    "express gazette globe guardian herald independent journal magazine mail mirror monitor news "
    "newsroom observer online post press radio reporter reporters review signal staff standard "
    "star sun telegraph television times tribune weekly wire writer writers"
)
"""Words that name a paper or those who write for it."""

_NO_PERSONS = lexicon.GROUPS | lexicon.WRITINGS | lexicon.PLACE_ENDS | PAPERS

Words = tuple[str, ...]


class FullNames:
    """Names of two words or more in a text, by their words in lower case."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[Words, Span] = {}
        self._counts: Counter[Words] = Counter()
        self._persons: set[Words] = set()  # those that no club or firm can be
        for number, stretch in enumerate(stretches(text)):
            for reference in references(number, stretch):
                if len(reference.names) > 1 and (reference.person or reference.perhaps):
                    self._note(reference)

    def add(self, span: Span) -> None:
        """Take in a name that stands where only a person is named."""
        words = name_of(span.of(self._text))
        if 1 < len(words) <= _TOO_LONG:
            self._take(words, span)

    def person(self, form: str) -> Speaker | None:
        """The one person whom a full name, a surname or a first name means, if one."""
        words = name_of(form)
        return self._one(lambda known: _ends(known, words) or _begins(known, words), words)

    def by_initials(self, form: str) -> Speaker | None:
        """The one person whose initials these are, if one."""
        words = name_of(form)
        return self._one(lambda known: _initials(known, words), words)

    def within(self, span: Span) -> list[Words]:
        """The people whose full names are first found in ``span``."""
        found = ((words, place) for words, place in self._places.items() if span.contains(place))
        return _shortest(words for words, place in found if is_person_name(place.of(self._text)))

    def surely_within(self, span: Span) -> list[Words]:
        """Those of them who surely are: by a first name that is known, an office or a title."""
        return [words for words in self.within(span) if words in self._persons]

    def _one(self, fits: Callable[[Words], bool], words: Words) -> Speaker | None:
        found = _people(known for known in self._counts if words and fits(known))
        return self._speaker(max(found[0], key=self._rank)) if len(found) == 1 else None

    def _rank(self, words: Words) -> tuple[int, int, int]:
        """The form used most, of those the shortest: a longer one has a word of the sentence."""
        return self._counts[words], -len(words), -self._places[words].start

    def _speaker(self, words: Words) -> Speaker:
        span = self._places[words]
        name = span.of(self._text)
        return Speaker(name, span, name)

    def _note(self, reference: Reference) -> None:
        written = list(_WORD.finditer(self._text, reference.start, reference.end))
        first = next((w for w in written if bare(w[0]) == reference.names[0]), None)
        if first is not None and len(reference.names) <= _TOO_LONG:
            self._take(reference.names, Span(first.start(), reference.end))
            self._persons |= {reference.names} if reference.person else set()

    def _take(self, words: Words, span: Span) -> None:
        self._counts[words] += 1
        known = self._places.setdefault(words, span)
        if known.of(self._text).isupper() and not span.of(self._text).isupper():
            self._places[words] = span


def name_of(form: str) -> Words:
    """The words of a name without titles, in lower case."""
    words = [bare(word) for word in _WORD.findall(form)]
    return tuple(word for word in words if word not in lexicon.TITLES)


def is_person_name(form: str) -> bool:
    """Whether words in capitals may be a person's full name, and are no group's or place's."""
    words = name_of(form)
    likely = 1 < len(words) <= _TOO_LONG and re.fullmatch(FULL_NAME, form) is not None
    thing = words[:1] and (words[0] in lexicon.DETERMINERS or words[-1] in _NO_PERSONS)
    return likely and not thing and not is_place(form)


def writer_of(byline: str) -> str:
    """The person of a byline, without what he or she is: "Ann Ek, columnist"."""
    name, _, what = byline.partition(",")
    return name if what.islower() and is_person_name(name) else byline


def is_known_name(form: str) -> bool:
    """Whether a name begins with a first name that is known, or with a title."""
    words = [bare(word) for word in _WORD.findall(form)]
    return len(words) > 1 and (words[0] in FIRST_NAMES or words[0] in lexicon.TITLES)


def _ends(known: Words, words: Words) -> bool:
    return known[-len(words) :] == words


def _begins(known: Words, words: Words) -> bool:
    return known[0] == words[0] and len(words) == 1


def _initials(known: Words, words: Words) -> bool:
    return len(words) == 1 and "".join(word[0] for word in known) == words[0]


def _people(names: Iterable[Words]) -> list[list[Words]]:
    """Names that end alike are of one person: "Ann Ek", "Dr Ann Ek", "Thanks Ann Ek"."""
    found: list[list[Words]] = []
    for name in sorted(names, key=len):
        same = next((one for one in found if _ends(name, one[0])), None)
        if same is None:
            found.append([name])
        else:
            same.append(name)
    return found


def _shortest(names: Iterable[Words]) -> list[Words]:
    return [same[0] for same in _people(names)]
