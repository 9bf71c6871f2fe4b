"""From the form beside the cue ("he", "the official", "Clinton") to the fullest the article has.

Nothing is guessed: where several people fit, a surname stays as written, and a pronoun whose
antecedent is not in reach gives no speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qabot.domain import Span, Speaker
from qabot.speech import lexicon
from qabot.speech.aliases import same_side
from qabot.speech.names import FEMALE, MALE
from qabot.speech.people import Reference, bare, references
from qabot.speech.phrases import Phrase, phrase_ending
from qabot.speech.tokens import Stretch, Tag, Token

_REACH = 10
"""Stretches that a pronoun is looked back over."""

_MOST_FORMS = 100
"""Forms of one name, or references back, that are weighed: enough for any real article."""

_GENDERS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
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


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker that was resolved, and what later mentions need to know of them."""

    speaker: Speaker
    key: str
    gender: str
    person: bool


class Discourse:
    """The people of one article, and who has spoken so far."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self._text = text
        self._stretches = stretches
        self._by_stretch: list[list[Reference]] = []
        self._forms: defaultdict[str, dict[tuple[str, ...], Reference]] = defaultdict(dict)
        self._described: defaultdict[str, list[Reference]] = defaultdict(list)
        self._titled: list[Reference] = []
        self._speaking: set[str] = set()
        self._by_first: defaultdict[str, set[str]] = defaultdict(set)
        self._spoken: defaultdict[int, list[Known]] = defaultdict(list)
        self._genders: dict[str, str] = {}
        for number, stretch in enumerate(stretches):
            found = list(references(number, stretch))
            self._by_stretch.append(found)
            for reference in found:
                self._note(reference)

    def _note(self, reference: Reference) -> None:
        if not reference.names:
            self._described[reference.key].append(reference)
            return
        form = (*reference.names, *sorted(reference.roles), reference.gender)
        forms = self._forms[reference.key]
        if len(forms) < _MOST_FORMS:
            forms.setdefault(form, reference)
        if reference.roles:
            self._titled.append(reference)
        if len(reference.names) > 1 and reference.names[0] in MALE | FEMALE:
            self._by_first[reference.names[0]].add(reference.key)

    def resolve(self, stretch: int, phrase: Phrase) -> Known | None:
        """Name the speaker that ``phrase`` of a stretch mentions, and remember them."""
        tokens = self._stretches[stretch].tokens
        token = tokens[phrase[0]]
        mention = self._text[token.start : tokens[phrase[1]].end]
        if token.tag in (Tag.PRONOUN, Tag.OBJECT) or mention == "that":
            known = self._pronoun(stretch, phrase, mention)
        else:
            known = self._nominal(stretch, phrase, mention)
        if known:
            self.remember(stretch, known)
        return known

    def remember(self, stretch: int, known: Known) -> None:
        """Note that somebody speaks in a stretch: pronouns prefer speakers."""
        self._spoken[stretch].append(known)
        if known.person:
            self._speaking.add(known.key)

    def last_speaker(self, stretch: int) -> Known | None:
        """Return whoever spoke last in a stretch."""
        return self._spoken[stretch][-1] if self._spoken[stretch] else None

    def is_same(self, stretch: int, phrase: Phrase, known: Known) -> bool:
        """Whether a phrase means the person that ``known`` is, by name or by gender."""
        tokens = self._stretches[stretch].tokens
        low = tokens[phrase[0]].low
        if low in ("he", "she"):
            return known.person and self._gender_of(known) in ("", _GENDERS[low])
        last = tokens[phrase[1]]
        reference = self._reference_in(stretch, tokens[phrase[0]].start, last.end)
        return reference is not None and reference.key == known.key

    # Pronouns

    def _pronoun(self, stretch: int, phrase: Phrase, mention: str) -> Known | None:
        tokens = self._stretches[stretch].tokens
        low = tokens[phrase[0]].low.replace("’", "'").partition("'")[0]
        if low in ("who", "which", "that"):
            return self._relative(stretch, phrase, mention)
        if low not in _GENDERS:
            return self._other_pronoun(stretch, phrase, low, mention)
        wanted = _GENDERS[low]
        before = tokens[phrase[0]].start
        for candidate in self._candidates(stretch, before):
            gender = self._gender_of(candidate)
            if candidate.person and gender in ("", wanted):
                if not gender:
                    self._genders[candidate.key] = wanted
                speaker = candidate.speaker
                renamed = Speaker(speaker.name, speaker.span, mention)
                return Known(renamed, candidate.key, wanted, person=True)
        return None

    def _relative(self, stretch: int, phrase: Phrase, mention: str) -> Known | None:
        """Resolve "who" in "Mr. X, who said" by the phrase before it."""
        tokens = self._stretches[stretch].tokens
        at = phrase[0] - 1
        while at >= 0 and tokens[at].tag is Tag.MARK:
            at -= 1
        found = phrase_ending(tokens, at) if at >= 0 else None
        if found is None or found[1] >= phrase[0]:
            return None
        known = self._nominal(stretch, found, mention)
        return known

    def _other_pronoun(self, stretch: int, phrase: Phrase, low: str, mention: str) -> Known | None:
        """Let "it" and "they" be whoever spoke just before, if that was a group or a writing."""
        if low in ("i", "we"):
            token = self._stretches[stretch].tokens[phrase[0]]
            return Known(self._speaker(token.start, token.end, mention), low, "", person=True)
        if low not in ("it", "they", "them"):
            return None
        for back in range(stretch, max(-1, stretch - 3), -1):
            for known in reversed(self._spoken[back]):
                if not known.person:
                    speaker = known.speaker
                    again = Speaker(speaker.name, speaker.span, mention)
                    return Known(again, known.key, "", person=False)
        return None

    def _candidates(self, stretch: int, before: int) -> Iterator[Known]:
        """Yield people nearest first: speakers and subjects of a stretch before its others."""
        for back in range(stretch, max(-1, stretch - _REACH), -1):
            here = [ref for ref in self._by_stretch[back] if ref.end <= before]
            yield from reversed(self._spoken[back])
            for reference in here:
                if not reference.governed:
                    yield self._known(reference)
            for reference in reversed(here):
                if reference.governed:
                    yield self._known(reference)

    def _known(self, reference: Reference) -> Known:
        best = self._fullest(reference)
        person = best.person or reference.person or reference.key in self._speaking
        speaker = self._speaker(best.start, best.end, "")
        return Known(speaker, reference.key, best.gender or reference.gender, person)

    def _gender_of(self, known: Known) -> str:
        return known.gender or self._genders.get(known.key, "")

    # Names and descriptions

    def _nominal(self, stretch: int, phrase: Phrase, mention: str) -> Known | None:
        tokens = self._stretches[stretch].tokens
        first, last = phrase
        start, end = tokens[first].start, tokens[last].end
        reference = self._reference_in(stretch, start, end)
        if reference is None or not _is_head(tokens, phrase, reference):
            speaker = self._speaker(start, end, mention)
            return Known(speaker, bare(tokens[last].text), "", _personal(tokens, phrase))
        best = self._fullest(reference)
        if best is reference or best.end - best.start < end - start:
            best_start, best_end = start, end
        else:
            best_start, best_end = best.start, best.end
        speaker = self._speaker(best_start, best_end, mention)
        person = best.person or reference.person or _likely_person(tokens, reference)
        return Known(speaker, reference.key, best.gender or reference.gender, person)

    def _reference_in(self, stretch: int, start: int, end: int) -> Reference | None:
        """Return the reference that heads a phrase: the first described, else the last name."""
        inside = [
            ref for ref in self._by_stretch[stretch] if ref.start >= start - 1 and ref.end <= end
        ]
        wider = [r for r in self._by_stretch[stretch] if r.start <= start and r.end >= end]
        return (inside or wider or [None])[0]  # type: ignore[list-item]

    def _fullest(self, reference: Reference) -> Reference:
        if not reference.names:
            return self._fullest_description(reference)
        key = reference.key
        surname = any(len(ref.names) > 1 for ref in self._forms[key].values())
        if len(reference.names) == 1 and not surname and len(self._by_first[key]) == 1:
            # "Hillary" for "Hillary Clinton", where no one else has that first name.
            (key,) = self._by_first[key]
        alike = [ref for ref in self._forms[key].values() if _compatible(ref, reference)]
        full = {ref.names[0] for ref in alike if len(ref.names) > 1}
        if len(reference.names) == 1 and reference.key == key and len(full) > 1:
            return reference
        before = [ref for ref in alike if ref.start <= reference.start]
        pool = before if any(len(ref.names) > 1 for ref in before) else alike
        return max(pool, key=_fullness, default=reference)

    def _fullest_description(self, reference: Reference) -> Reference:
        """Follow "the official" back to the earlier descriptions it can stand for."""
        if not reference.definite:
            return reference
        titled = None if reference.modifiers else self._holder(reference)
        best = reference
        for other in _back(self._described[reference.key], reference.start):
            if titled and other.start < titled.start:
                break
            if reference.modifiers <= other.modifiers or _same_chain(reference, other):
                best = max(best, other, key=lambda ref: (len(ref.modifiers), -ref.start))
                if not other.definite:
                    return best
        return self._fullest(titled) if titled and best is reference else best

    def _holder(self, reference: Reference) -> Reference | None:
        """Return the nearest person before with the title described: "Sen. X", "the senator"."""
        titles = _ROLE_TITLES.get(reference.key, {reference.key})
        for other in _back(self._titled, reference.start):
            if other.roles & titles:
                return other
        return None

    def _speaker(self, start: int, end: int, mention: str) -> Speaker:
        return Speaker(self._text[start:end], Span(start, end), mention or self._text[start:end])


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


def _same_chain(reference: Reference, other: Reference) -> bool:
    """Whether two descriptions may be of one: no nationality or the like that contradicts."""
    return all(
        same_side(one, two) is not False for one in reference.modifiers for two in other.modifiers
    )


def _is_head(tokens: Sequence[Token], phrase: Phrase, reference: Reference) -> bool:
    """Whether a reference is what a phrase is about: "a spokesman" in "a spokesman for X"."""
    last = tokens[phrase[1]]
    if reference.end >= last.end - 2:
        return True
    following = [t for t in tokens[phrase[0] : phrase[1] + 1] if t.start >= reference.end]
    return bool(following) and following[0].tag is Tag.PREPOSITION and not reference.names


def _personal(tokens: Sequence[Token], phrase: Phrase) -> bool:
    words = {token.low for token in tokens[phrase[0] : phrase[1] + 1]}
    return bool(words & lexicon.PERSON_NOUNS) and not words & lexicon.WRITINGS


def _likely_person(tokens: Sequence[Token], reference: Reference) -> bool:
    """A bare name beside a cue is most often a surname."""
    return bool(reference.names) and len(reference.names) <= 2
