"""The fullest form under which an article names or describes somebody.

Where several people share a surname and the form does not tell which is meant, it stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from qabot.first_names import FIRST_NAMES
from qabot.speech.people.references import Reference
from qabot.speech.words.lexicon import FAMILY_FIRST, GROUP_NAMES
from qabot.speech.words.sides import is_place, same_side, without_sides

_MOST_FORMS = 100
"""Forms of one name, or references back, that are weighed: enough for any real article."""

_GOES_BY_FIRST = FIRST_NAMES | FAMILY_FIRST
_ROLE_TITLES = {
    "senator": {"sen", "senator"},
    "congressman": {"rep", "congressman"},
    "congresswoman": {"rep", "congresswoman"},
    "lawmaker": {"sen", "rep"},
    "governor": {"gov", "governor"},
    "president": {"president", "pres"},
    "minister": {"minister"},
    "secretary": {"secretary", "sec"},
    "general": {"gen", "general"},
    "professor": {"prof", "professor"},
    "judge": {"judge"},
    "mayor": {"mayor"},
}
_CALLED_TOO = {  # what holders of an office are called for a change: "the diplomat"
    "diplomat": {"ambassador", "amb", "envoy", "foreign"},  # "Deputy Foreign Minister"
    "envoy": {"ambassador", "amb"},
    "judge": {"justice"},
    "priest": {"father", "fr", "rev", "bishop", "archbishop"},
    "cleric": {"imam", "maulana", "mullah", "ayatollah", "bishop", "archbishop"},
}
_MARRIED = frozenset(("wife", "husband", "widow", "widower"))
_RANKS = frozenset(("vice", "deputy", "former", "ex", "prime", "acting", "assistant"))
"""Words that make another office of one: "the president" is no "vice president"."""


class Forms:
    """Every form of every name and description of one article, noted in order."""

    def __init__(self) -> None:
        self._forms: defaultdict[str, dict[tuple[str, ...], Reference]] = defaultdict(dict)
        self._described: defaultdict[str, list[Reference]] = defaultdict(list)
        self._titled: list[Reference] = []
        self._by_first: defaultdict[str, dict[str, int]] = defaultdict(dict)  # where first named
        self._sure_first: set[str] = set()  # first names by which somebody surely goes
        self._doubles: defaultdict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[int, int], Reference] = {}
        self._called: dict[int, Reference] = {}  # names given to descriptions, by where these begin
        self._alone: set[int] = set()  # where those begin on which nothing hangs
        self._married: set[str] = set()  # surnames of which there are surely two

    def note(self, reference: Reference) -> None:
        """Take in a reference; call in order of offsets."""
        if not reference.names:
            self._described[reference.key].append(reference)
            return
        form = (*reference.names, *sorted(reference.roles), reference.gender)
        forms = self._forms[reference.key]
        if len(forms) < _MOST_FORMS:
            forms.setdefault(form, reference)
        if reference.roles:
            self._titled.append(reference)
        first = reference.names[0]
        known = first in _GOES_BY_FIRST
        if len(reference.names) > 1 and (known or reference.person or reference.perhaps):
            self._by_first[first].setdefault(reference.key, reference.start)
            if known or (reference.person and not is_place(first)):
                self._sure_first.add(first)
        if len(reference.names) > 2:  # of "Rosa Solis Mamani" the first surname, by which one goes
            self._doubles[reference.names[-2]].add(reference.names[0])

    def call(self, described: Reference, named: Reference, *, alone: bool) -> None:
        """Take in which name a description is given beside it.

        ``alone``: nothing hangs on it. "The president" is not any "president of the club".
        """
        self._called[described.start] = named
        if described.key in _MARRIED and len(named.names) == 1:
            self._married.add(named.key)
        if alone:
            self._alone.add(described.start)

    def fullest(self, reference: Reference) -> Reference:
        """Return the fullest form of who is meant: one before ``reference`` if any, else after.

        Call when all references are noted: what was found once is kept.
        """
        place = (reference.start, reference.end)  # "Trade" begins where its minister's title does
        if place not in self._known:
            self._known[place] = self._fullest(reference)
        return self._known[place]

    def is_surname(self, reference: Reference) -> bool:
        """Whether a name alone is the surname of people named in full, be they several."""
        forms = self._forms[reference.key].values() if len(reference.names) == 1 else ()
        full = any(one.person and len(one.names) > 1 for one in forms)
        return full and not is_place(reference.key)

    def _fullest(self, reference: Reference) -> Reference:
        """As :meth:`fullest`: the reference itself where several people may be meant."""
        if not reference.names:
            return self._fullest_description(reference)
        key = reference.key
        surname = any(len(ref.names) > 1 for ref in self._forms[key].values())
        first = self._named_so_far(key, reference.start)
        sure = key in self._sure_first and len(first) == 1
        alike = [ref for ref in self._forms[key].values() if _compatible(ref, reference)]
        if len(reference.names) == 1 and not surname and sure:
            # "Hillary" for "Hillary Clinton", where no one else has that first name.
            (key,) = first
            named = self._forms[key].values()  # and not for her mother, Dr. Dorothy Clinton
            alike = [ref for ref in named if ref.names[0] == reference.key]
        before = [ref for ref in alike if ref.start <= reference.start]
        pool = before if any(len(ref.names) > 1 for ref in before) else alike
        alone = len(reference.names) == 1 and reference.key == key
        if alone and len(self._full(pool, key)) > 1:
            return reference
        found = max(pool, key=_fullness, default=reference)
        if alone and is_place(key) and not (found.roles or found.names[0] in _GOES_BY_FIRST):
            return reference  # "Norway" is neither "Villa Norway" nor "United Norway"
        # "Mr. Khan" is not surely "Ghazala Khan", nor "Republicans" those of Ostby named so far.
        unsure = (reference.gender and not found.gender) or key in GROUP_NAMES
        several = len(self._full(alike, key)) > 1 or key in self._married
        return reference if alone and unsure and several else found

    def _full(self, forms: Sequence[Reference], key: str) -> set[str]:
        """What stands first in the full forms of a name: who may be meant."""
        return {ref.names[0] for ref in forms if len(ref.names) > 1} | self._doubles[key]

    def _named_so_far(self, first: str, start: int) -> Sequence[str]:
        """The keys of whom a first name is of: of those named before an offset, if any are."""
        places = self._by_first[first]
        return [key for key, at in places.items() if at <= start] or [*places]

    def _fullest_description(self, reference: Reference) -> Reference:
        """Follow "the official" back to the earlier descriptions it can stand for.

        Where these were given one name, and others like it no other, it is that name's.
        """
        if called := self._called.get(reference.start):
            return self.fullest(called)
        if not reference.definite or reference.narrowed:
            return reference
        titled = self._holder(reference)
        best, named = reference, self._named_alike(reference)
        for other in _back(self._described[reference.key], reference.start):
            if titled and other.start < titled.start:
                break
            if _same_chain(best, other) and not _is_other_group(reference, other):
                if named and other.start in self._alone:
                    return self.fullest(named)
                best = max(best, other, key=lambda ref: (len(ref.modifiers), -ref.start))
                if not other.definite:
                    return best
        return self.fullest(titled) if titled and best.modifiers == reference.modifiers else best

    def _named_alike(self, reference: Reference) -> Reference | None:
        """The name given to descriptions before that may be of the same, if it is only one.

        Nobody's where somebody is described by whose he or she is, who may have several, or
        where another one was told of since: "a rival coach".
        """
        if reference.owner:
            return None
        back = _back(self._described[reference.key], reference.start)
        alike = [one for one in back if _same_chain(reference, one)]
        given = [one for one in alike if one.start in self._alone]
        if len({self._called[one.start].key for one in given}) != 1:
            return None
        since = alike[: alike.index(given[0])]
        others = any(_is_another(one, given[0]) for one in since)
        return None if others else self._called[given[0].start]

    def _holder(self, reference: Reference) -> Reference | None:
        """Return who has the title described: "Sen. X" for "the senator", where it is only one."""
        titles = _ROLE_TITLES.get(reference.key, {reference.key})
        before = _back(self._titled, reference.start) if reference.person else iter(())
        held = [one for one in before if one.roles & titles and _has_office(one, reference)]
        return held[0] if len({one.key for one in held}) == 1 else None

    def called_otherwise(self, reference: Reference) -> Reference | None:
        """Who is called "the diplomat" for a change: the only ambassador, if he or she has spoken.

        Whether that one has, the forms do not tell.
        """
        titles = _CALLED_TOO.get(reference.key)
        if titles is None or not reference.definite or self._is_introduced(reference):
            return None
        before = _back(self._titled, reference.start)
        held = [one for one in before if one.roles & titles and _may_have(one, reference)]
        return self.fullest(held[0]) if len({one.key for one in held}) == 1 else None

    def _is_introduced(self, reference: Reference) -> bool:
        """Whether somebody without a name was described so before: "a diplomat"."""
        back = _back(self._described[reference.key], reference.start)
        return any(not one.definite for one in back)


def _back(found: Sequence[Reference], start: int) -> Iterator[Reference]:
    """Yield the nearest references before an offset, nearest first."""
    at = bisect_left(found, start, key=lambda ref: ref.start)
    for number in range(at - 1, max(-1, at - 1 - _MOST_FORMS), -1):
        yield found[number]


def _fullness(reference: Reference) -> tuple[int, int, int]:
    return len(reference.names), reference.end - reference.start, -reference.start


def _compatible(one: Reference, other: Reference) -> bool:
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if len(one.names) == 1 or len(other.names) == 1:
        return True
    return one.names[0] == other.names[0] or one.names[0][0] == other.names[0][:1] == other.names[0]


def _has_office(titled: Reference, described: Reference) -> bool:
    """Whether a name's title has all words around the one described, and is of its rank."""
    return described.modifiers <= titled.roles and _same_rank(described.modifiers, titled.roles)


def _may_have(titled: Reference, described: Reference) -> bool:
    """Whether a name's title has all words around the one described, whatever its rank."""
    return described.modifiers <= titled.roles


def _same_rank(words: frozenset[str], others: frozenset[str]) -> bool:
    return _RANKS & words == _RANKS & others


def _is_another(one: Reference, named: Reference) -> bool:
    """Whether a description says more of somebody than was said of who was named before."""
    owned = one.owner not in ("", named.owner)
    return one.narrowed or owned or not one.modifiers <= named.modifiers


def _is_other_group(one: Reference, other: Reference) -> bool:
    """Whether a group is somebody's, and another nobody's or another's: "his firm", "a firm"."""
    return not one.person and one.owner in ("m", "f") and one.owner != other.owner


def _same_chain(one: Reference, other: Reference) -> bool:
    """Whether two descriptions may be of one: "the senior US official", "an American official".

    The words around one hold those around the other, a country in any form of its name.
    """
    words, others = one.modifiers, other.modifiers
    if not _same_rank(words, others):
        return False
    if words <= others or others <= words:
        return True
    sides = [same_side(word, its) for word in words for its in others]
    rest, its_rest = without_sides(sorted(words)), without_sides(sorted(others))
    return True in sides and False not in sides and (rest <= its_rest or its_rest <= rest)
