"""From the form beside the cue ("he", "the official", "Clinton") to the fullest the article has.

Nothing is guessed: where several people fit, a surname stays as written, and a pronoun whose
antecedent is not in reach gives no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, dropwhile

from qabot.domain import Span, Speaker
from qabot.speech.people.ages import age_of, of_that_age
from qabot.speech.people.appositions import given_names, likely_person, named_after
from qabot.speech.people.clauses import addressed_in, clauses_within, named_in
from qabot.speech.people.families import told_as_family
from qabot.speech.people.forms import Forms
from qabot.speech.people.known import Known, first_name, is_group, without_the
from qabot.speech.people.references import Reference, references
from qabot.speech.phrases.antecedents import antecedent
from qabot.speech.phrases.from_left import Phrase, back_past, clause_subject, is_many
from qabot.speech.phrases.subjects import subject_before
from qabot.speech.said.content import TO_SOMEBODY, told_from
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import bare, end_of_name
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Stretch, Tag, Tokens

_REACH = 10
"""Stretches that a pronoun is looked back over."""
_NEAR = 3
"""Stretches within which speakers and subjects go before everybody else."""
_MOST_NEAR = 20
"""Speakers, and references, of one stretch that are weighed for a pronoun: the nearest."""

_BYLINE = re.compile(r"^By [A-Z][^\n]*[^\n.!?:]$", re.MULTILINE)
_BRAND = re.compile(r"\b(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]")  # "LinkedIn"
_NOBODY = frozenset(("no", "nobody", "none", "neither", "whose"))
_GENDERS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}


class Discourse:
    """The people of one article, and who has spoken so far."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self._text = text
        self._stretches = stretches
        self._by_stretch: list[list[Reference]] = []
        self._forms = Forms()
        self._speaking: set[str] = set()
        self._spoken: defaultdict[int, list[Known]] = defaultdict(list)
        self._genders: dict[str, str] = {}  # by the fullest name: two may share a surname
        self._quoted: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._sections = list(accumulate(one.heading for one in stretches))
        signed = [Span(*line.span()) for line in _BYLINE.finditer(text)]
        for number, stretch in enumerate(stretches):
            here = references(number, stretch)
            found = {ref.start: ref for ref in here if not _stands_in(signed, ref)}
            given = tuple(given_names(stretch.tokens, tuple(found.values())))
            described_so = {described.start for described, _, _ in given}
            for start in told_as_family(stretch.tokens, found, described_so):
                del found[start]
            for described, named, alone in given:
                told = found[named.start]  # "her husband, Karl Ek, a clerk," is described twice
                found[named.start] = replace(
                    told,
                    person=True,
                    gender=described.gender or told.gender,  # "Jan Horak, a man in his thirties"
                    owner=described.owner or told.owner,
                )
                self._forms.call(described, found[named.start], alone=alone)
            self._by_stretch.append(list(found.values()))
            for reference in found.values():
                self._forms.note(reference)

    def resolve(self, stretch: int, phrase: Phrase) -> Known | None:
        """Name the speaker that ``phrase`` of a stretch mentions, and remember them."""
        tokens = self._stretches[stretch].tokens
        token = tokens[phrase[0]]
        mention = self._text[token.start : end_of_name(tokens[phrase[1]])]
        if token.low in _NOBODY and not (token.low == "whose" and self._apposed(stretch, phrase)):
            return None
        if token.tag in (Tag.PRONOUN, Tag.OBJECT) or mention == "that":
            known = self._pronoun(stretch, phrase, mention)
        else:
            known = self._nominal(stretch, phrase, mention)
        if known:
            self.remember(stretch, known, token.start)
        return known

    def remember(self, stretch: int, known: Known, at: int) -> None:
        """Note that somebody who is named at an offset speaks: pronouns prefer speakers."""
        paragraph = self._stretches[stretch].paragraph
        self._spoken[stretch].append(replace(known, paragraph=paragraph, at=at))
        if known.person:
            self._speaking.add(known.key)

    def is_same(self, stretch: int, phrase: Phrase, known: Known) -> bool:
        """Whether a phrase means the person that ``known`` is, by name or by gender."""
        tokens = self._stretches[stretch].tokens
        low = tokens[phrase[0]].low
        if low in ("he", "she"):
            return known.person and self._gender_of(known) in ("", _GENDERS[low])
        reference = self._reference_in(stretch, phrase)
        return reference is not None and reference.key == known.key

    # Pronouns

    def _pronoun(self, stretch: int, phrase: Phrase, mention: str) -> Known | None:
        """Whom a pronoun means; who is found so has from then on the gender that it tells."""
        tokens = self._stretches[stretch].tokens
        low = tokens[phrase[0]].low.replace("’", "'").partition("'")[0]
        if low in ("who", "which", "that"):
            return self._relative(stretch, phrase, mention)
        if low not in _GENDERS:
            return self._other_pronoun(stretch, phrase[0], low, mention)
        told = told_from(tokens, phrase)  # she is nobody of whom she tells
        before = tokens[phrase[0] if told is None else told].start
        meant = self._meant(stretch, before, _GENDERS[low])
        if meant is None:
            return None
        if not self._gender_of(meant):
            self._genders[without_the(meant.speaker.name)] = _GENDERS[low]
        speaker = replace(meant.speaker, mention=mention)
        return replace(meant, speaker=speaker, gender=_GENDERS[low])

    def _meant(self, stretch: int, before: int, wanted: str) -> Known | None:
        """The nearest person before an offset who can be of a gender, None where two may be meant.

        Nobody is meant whom the quotation itself calls, or tells of, by the first name.
        """
        here = self._stretches[stretch]
        addressed, told = self._named_in_quotes(stretch)
        between = False
        begun = False  # this paragraph, with one word that may name a person, or a club
        candidates = self._candidates(stretch, before, wanted)
        for one in candidates:
            if addressed & {one.key, *one.speaker.name.lower().split()}:
                continue
            if first_name(one) in told:  # "" is in no quotation
                continue
            if one.person and self._gender_of(one) in ("", wanted):
                # "Her daughter" paragraphs before: "she" may be either. So may "her neighbour, Jo",
                # and "his father", of whom the sentence before told nothing.
                unsure = one.key not in self._speaking and not self._gender_of(one)
                far = unsure or one.paragraph != here.paragraph or -1 < one.unnamed_in < stretch - 1
                owned = (one.owner == wanted and far) or self._left_behind(stretch, one)
                apart = between and one.paragraph < here.paragraph - 1
                others = apart and any(self._rivals(one, other, wanted) for other in candidates)
                left = begun and one.paragraph < here.paragraph
                return None if owned or others or left else one
            between = between or (one.person and one.paragraph < here.paragraph)
            if one.perhaps and not one.person:
                if " " in one.speaker.name:
                    return None  # the nearest may be meant, and nothing tells who that is
                begun = begun or one.paragraph == here.paragraph
        return None

    def _left_behind(self, stretch: int, known: Known) -> bool:
        """Whether somebody without a name was told of above the heading that a stretch is below."""
        above = known.unnamed_in
        return above >= 0 and self._sections[above] < self._sections[stretch]

    def _named_in_quotes(self, stretch: int) -> tuple[frozenset[str], frozenset[str]]:
        """Whom the quotations of a stretch call, and the names in them; read once."""
        if stretch not in self._quoted:
            tokens = self._stretches[stretch].tokens
            self._quoted[stretch] = addressed_in(tokens), named_in(tokens)
        return self._quoted[stretch]

    def _rivals(self, one: Known, other: Known, wanted: str) -> bool:
        """Whether somebody else is known to be of a gender."""
        apart = other.person and other.speaker.span != one.speaker.span
        return apart and self._gender_of(other) == wanted

    def _relative(self, stretch: int, phrase: Phrase, mention: str) -> Known | None:
        """Resolve "who" in "Mr. X, who said" by the phrase before it."""
        tokens = self._stretches[stretch].tokens
        found = antecedent(tokens, phrase[0])
        if found is None:
            return None
        known = self._nominal(stretch, found, mention)
        return None if mention == "which" and known.person else known

    def _of_the_sentence(self, stretch: int, at: int, mention: str) -> Known | None:
        """The many of whom the sentence tells: "the Serbs voted in a poll in which they said"."""
        subject = clause_subject(self._stretches[stretch].tokens, at)
        if subject is None or not is_many(self._stretches[stretch].tokens, subject):
            return None
        known = self._nominal(stretch, subject, mention)
        return None if known.person else known

    def _other_pronoun(self, stretch: int, at: int, low: str, mention: str) -> Known | None:
        """Let "it" and "they" be whoever spoke just before, if that was a group or a writing.

        "I" and "we" outside quotation marks are nobody that the article names.
        """
        if low not in ("it", "they", "them"):
            return None
        if low == "they" and (own := self._of_the_sentence(stretch, at, mention)):
            return own
        for back in range(stretch, max(-1, stretch - 3), -1):
            for known in reversed(self._spoken[back]):
                if self._aside(back, known, above=back < stretch):
                    continue
                group = not known.person and is_group(known.speaker.name, plural=low != "it")
                near = low == "it" and stretch - back < 2 and not self._gender_of(known)
                if group or (near and self._is_thing(back, known)):
                    speaker = replace(known.speaker, mention=mention)
                    return replace(known, speaker=speaker, gender="")
        return None

    def _is_thing(self, stretch: int, known: Known) -> bool:
        """Whether who speaks says "it" of itself: "Brinmore said it would pay"."""
        tokens = self._stretches[stretch].tokens
        named = [token for token in tokens if token.start >= known.at]
        after = dropwhile(lambda t: t.tag in (Tag.PROPER, Tag.DETERMINER), named)
        told = [token.low for token in after if token.low != "that"]
        return told[:1] == ["said"] and told[1:2] in (["it"], ["its"])

    def _aside(self, stretch: int, known: Known, *, above: bool) -> bool:
        """Whether who speaks is no subject: "The paper withdrew a study that said it was so".

        Nor is, in a sentence above, the council of "as the council said".
        """
        tokens = self._stretches[stretch].tokens
        at = bisect_left(tokens, known.at, key=lambda token: token.start)
        if above and 0 < at < len(tokens) and tokens[at - 1].low == "as":
            return True
        first = tokens[0].start
        return (
            known.speaker.mention in ("that", "which", "who") and first < known.speaker.span.start
        )

    def _candidates(self, stretch: int, before: int, wanted: str) -> Iterator[Known]:
        """Yield people nearest first: speakers and subjects before those who only hang on a word.

        Within a stretch those whose gender is known to be the ``wanted`` one come first, but
        nobody of a clause within the sentence before its subject. Those in a possessive or
        behind a preposition, whose gender nothing tells, come last of all.
        """
        hanging: list[Known] = []
        for back in range(stretch, max(-1, stretch - _REACH), -1):
            above = (ref for ref in self._by_stretch[back] if ref.end <= before)
            here = [ref for ref in above if not self._is_anybody(ref)][-_MOST_NEAR:]
            clause = clauses_within(self._stretches[back].tokens)
            hangs = {
                ref
                for ref in here
                if ref.governed or self._met(back, ref, wanted) or self._is_new(back, ref, wanted)
            }
            subjects = [ref for ref in here if ref not in hangs]
            main = [self._known(ref) for ref in subjects if not clause(ref.start)]
            inner = [self._known(ref) for ref in subjects if clause(ref.start)]
            spoke = [one for one in self._spoken[back][-_MOST_NEAR:] if one.at < before]
            for near in ([*spoke, *main], inner):
                yield from sorted(near, key=lambda known: self._gender_of(known) != wanted)
            hanging.extend(self._known(r) for r in reversed(here) if r in hangs and r.definite)
            if stretch - back == _NEAR:
                yield from (known for known in hanging if known.gender)
        yield from hanging

    def _is_new(self, stretch: int, reference: Reference, gender: str) -> bool:
        """Whether somebody new is told of behind "he": "he rose to be a sergeant", "met a man"."""
        before = (one for one in self._stretches[stretch].tokens if one.end <= reference.start)
        new = not reference.names and not reference.definite
        return new and any(_GENDERS.get(token.low) == gender for token in before)

    def _is_anybody(self, reference: Reference) -> bool:
        """Whether "a person" may be everybody: "So thin that a person could fall through"."""
        anybody = reference.key == "person" and not reference.definite
        return anybody and not self._forms.fullest(reference).names

    def _met(self, stretch: int, reference: Reference, gender: str) -> bool:
        """Whether somebody of a gender does something to whom a reference means: "he met Ek".

        Or is named, and tells him or her something: "Hale told the visiting minister Karl Ek".
        Of what "a judge told Ek" one who is not named is not the story.
        """
        tokens = self._stretches[stretch].tokens
        first = bisect_left(tokens, reference.start, key=lambda token: token.start)
        verb = back_past(tokens, first - 1, Tag.DETERMINER, Tag.OPEN, Tag.PROPER)
        if verb > 0 and tokens[verb].low in TO_SOMEBODY:
            group = any(token.low in lexicon.GROUP_NOUNS for token in tokens[verb + 1 : first])
            return not group and _is_somebody(tokens, subject_before(tokens, verb))
        if first < 2 or _GENDERS.get(tokens[first - 2].low) != gender:
            return False
        return tokens[first - 1].tag in (Tag.CUE, Tag.OPEN)

    def _known(self, reference: Reference) -> Known:
        """Who is named or described there, in the fullest form and with all that is told."""
        best = self._forms.fullest(reference)
        spoke = not self._speaking.isdisjoint((reference.key, best.key))  # "Zhang": "Zhang Gaoli"
        person = best.person or reference.person or spoke or self._forms.is_surname(reference)
        return Known(
            self._speaker(best.start, best.end, ""),
            reference.key,
            best.gender or reference.gender,
            person,
            perhaps=reference.perhaps or best.perhaps,
            owner=best.owner or reference.owner,
            paragraph=self._stretches[reference.stretch].paragraph,
            unnamed_in=-1 if best.names else reference.stretch,
        )

    def _gender_of(self, known: Known) -> str:
        return known.gender or self._genders.get(without_the(known.speaker.name), "")

    # Names and descriptions

    def _nominal(self, stretch: int, phrase: Phrase, mention: str) -> Known:
        """Who a name or a description beside a cue is; as written where nothing fuller is known."""
        tokens = self._stretches[stretch].tokens
        first, last = phrase
        start, end = tokens[first].start, end_of_name(tokens[last])
        reference = self._reference_in(stretch, phrase)
        if apposed := self._apposed(stretch, phrase) or self._called(stretch, phrase, reference):
            known = self._known(apposed)
            gender = known.gender or (reference.gender if reference else "")
            speaker = replace(known.speaker, mention=mention)
            return replace(known, speaker=speaker, person=True, gender=gender)
        if reference is None or not _is_head(tokens, phrase, reference):
            speaker = self._speaker(start, end, mention)
            return Known(speaker, bare(tokens[last].text), "", _personal(tokens, phrase))
        best = self._forms.fullest(reference)
        fuller = len(best.names) > len(reference.names)  # "Ann Ek" is than "Madame Ek"
        longer = bool(reference.names) and not fuller and best.end - best.start < end - start
        within = mention == "who" and reference.roles and reference.start < start
        if (best is not reference and not longer) or within:  # of "the vote of Dr Ann Ek, who"
            start, end = best.start, best.end
        speaker = self._speaker(start, end, mention)
        named = tokens[first].low != "the" and not is_place(speaker.name)
        likely = named and likely_person(reference) and _BRAND.search(speaker.name) is None
        person = best.person or reference.person or likely
        return replace(self._known(reference), speaker=speaker, person=person, perhaps=False)

    def _apposed(self, stretch: int, phrase: Phrase) -> Reference | None:
        return named_after(self._stretches[stretch].tokens, phrase, self._by_stretch[stretch])

    def _called(self, stretch: int, phrase: Phrase, told: Reference | None) -> Reference | None:
        """Who is called "the 71-year-old", or, if he or she has just spoken, "the diplomat"."""
        if age := age_of(self._stretches[stretch].tokens, phrase):
            return of_that_age(age, self._stretches, self._by_stretch, at=stretch)
        called = self._forms.called_otherwise(told) if told and not told.names else None
        near = (self._spoken[back] for back in range(stretch, max(-1, stretch - _REACH), -1))
        last = next((known for spoke in near for known in reversed(spoke) if known.person), None)
        return called if called and last and last.key == called.key else None

    def _reference_in(self, stretch: int, phrase: Phrase) -> Reference | None:
        """Return what heads a phrase: a description, else the last name before "of" or "for"."""
        tokens = self._stretches[stretch].tokens[phrase[0] : phrase[1] + 1]
        start, end = tokens[0].start, tokens[-1].end
        hangs = [token.start for token in tokens if token.tag is Tag.PREPOSITION]
        here = self._by_stretch[stretch]
        inside = [ref for ref in here if ref.start >= start - 1 and ref.end <= (hangs or [end])[0]]
        described = [ref for ref in inside if not ref.names]
        wider = [ref for ref in here if ref.start <= start and ref.end >= end]
        found = described or inside[-1:] or wider
        return found[0] if found else None

    def _speaker(self, start: int, end: int, mention: str) -> Speaker:
        return Speaker(self._text[start:end], Span(start, end), mention or self._text[start:end])


def _is_somebody(tokens: Tokens, phrase: Phrase | None) -> bool:
    """Whether a phrase has a name, or is "he" or "she", and no mere description."""
    inside = tokens[phrase[0] : phrase[1] + 1] if phrase else ()
    return any(token.tag is Tag.PROPER or token.low in _GENDERS for token in inside)


def _stands_in(signed: Sequence[Span], reference: Reference) -> bool:
    """Whether a name is of the line that says who wrote, of whom the article tells nothing."""
    at = bisect_right(signed, reference.start, key=lambda line: line.start) - 1
    return at >= 0 and signed[at].contains(Span(reference.start, reference.end))


def _is_head(tokens: Tokens, phrase: Phrase, reference: Reference) -> bool:
    """Whether a reference is what a phrase is about: "a spokesman" in "a spokesman for X"."""
    last = tokens[phrase[1]]
    if reference.end >= last.end - 2:
        return True
    following = [t for t in tokens[phrase[0] : phrase[1] + 1] if t.start >= reference.end]
    return bool(following) and following[0].tag is Tag.PREPOSITION and not reference.names


def _personal(tokens: Tokens, phrase: Phrase) -> bool:
    words = {token.low for token in tokens[phrase[0] : phrase[1] + 1]}
    return bool(words & lexicon.PERSON_NOUNS) and not words & lexicon.WRITINGS
