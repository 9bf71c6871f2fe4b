"""Fragments, put into the question before them: "and about Iraq?", "only 2003", "and Putin?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qabot.dates.expression import MONTHS
from qabot.domain import Span
from qabot.first_names import FIRST_NAMES
from qabot.question import lexicon as lex
from qabot.question.follow_ups.antecedents import is_somebody, person
from qabot.question.follow_ups.leaning import leans_in_all
from qabot.question.follow_ups.phrases import (
    is_clause,
    last_name,
    parts,
    possessive,
    sort_of,
    the_phrases,
)
from qabot.question.follow_ups.pronouns import beside
from qabot.question.parse import Parse, outline
from qabot.question.places import may_be_place
from qabot.question.question import QuestionKind
from qabot.question.tokens import outside, replaced
from qabot.word_set import word_set

_LEAD = re.compile(
    r"\s*(?:(?:and|but|ok|okay|so|then|also|now)[\s,]+|(?:(?:no|sorry)[\s,]+)?i\s+meant\s+|"
    r"(?:no|sorry),\s*(?=(?-i:[A-Z\d])|the\s|in\s))?"
    r"(?P<how>(?:what|how)\s+about\s+|about\s+|on\s+|regarding\s+|only\s+|just\s+)?"
    r"(?P<rest>.*?)[\s?.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_BARE_YEAR = re.compile(r"\s*(?:and\s+)?((?:19|20)\d\d)[\s?.!]*$", re.IGNORECASE)
_NOBODY_NAMED = lex.PRONOUNS | word_set("hers theirs both there")
_POSSESSIVES = word_set("his her their its")
_TOPICAL = frozenset(("about", "on", "regarding"))
_OWNS = re.compile(r"['’]?s\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|from)\s+$", re.IGNORECASE)
_IN = re.compile(r"^(?:in|on)\s+", re.IGNORECASE)
_MONTHS = word_set(MONTHS) - word_set("march april may june august")  # who may be people
_LONGEST_FRAGMENT = 8  # words


def completed(text: str, now: Parse, before: Parse) -> str | None:
    """``text``, a fragment, as a question; None where it is one of its own."""
    fragment = _fragment(text, now)
    if fragment is None:
        return None
    if leans_in_all(text) or fragment.words.lower() in _NOBODY_NAMED:
        return beside(text, before)
    month = _month_alone(fragment, before)
    if month:
        return _with_period(before, month)
    return _dated(text, now, fragment, before) or fragment.put_into(before)


def _month_alone(fragment: _Fragment, before: Parse) -> str | None:
    """The "in May 2003" of "what about May 2003?"; of "and May?" too, after news of a time."""
    words = f"in {fragment.words}"
    clear = fragment.words.lower() in _MONTHS or any(c.isdigit() for c in words)
    if fragment.is_period or not (clear or before.digest):
        return None
    period = outline(words).period
    return words if period and len(period.phrase) == len(words) else None


def _dated(text: str, now: Parse, fragment: _Fragment, before: Parse) -> str | None:
    """Read "and about Iraq in 2014?", which names a period besides, with both."""
    if now.period is None or fragment.is_period or " " not in now.period.phrase:
        return None
    place = now.period.span
    ahead, behind = text[: place.start].rstrip(), text[place.end :].strip()
    if behind.strip("?.! ") and ahead.lower() not in ("", "and", "but", "what about"):
        return None
    inner = f"{ahead} {behind}"
    rest = _fragment(inner, outline(inner))
    if rest is None or rest.is_period:
        return None
    return _with_period(outline(rest.put_into(before)), now.period.phrase)


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What a follow-up names: a new period, or a new speaker or topic."""

    words: str
    lead: str
    is_period: bool

    def put_into(self, before: Parse) -> str:
        if self.is_period:
            return _with_period(before, self.words)
        if self.words.partition(" ")[0].lower() in _POSSESSIVES:
            theirs = self._of_somebody(before)
            asked = f"{self.lead} {self.words}".strip()
            return beside(f"and {asked}", before) if theirs is None else theirs
        place = self._place(before)
        if place is not None and self._is_no_person(place, before):
            named = place.of(before.text)
            return f"What about {self.words if named.islower() else f'{named} and {self.words}'}?"
        if place is None and not self.lead and self._begins_name():
            return beside(f"and {self.words}", before)
        if place is None:
            return f"{before.text.strip().rstrip('?. ')} {self._phrase(before)}?"
        return replaced(before.text, place, self.words).strip()

    def _of_somebody(self, before: Parse) -> str | None:
        """Read "and his lawyer?" with the name of whom the earlier question is about."""
        pronoun, _, thing = self.words.partition(" ")
        if not thing:
            return None
        _, topic = parts(before)
        its = pronoun.lower() == "its"
        whose = _owner(before, thing) if its else person(before, pronoun.lower())
        if whose is None or (whose is topic and is_clause(before, whose)):
            return None
        name = whose.of(before.text)
        words = f"the {thing} of {name}" if " of " in name else f"{possessive(name)} {thing}"
        told_of = bool(self.lead) or sort_of(thing) == "thing"
        place = topic if told_of and topic and not is_clause(before, topic) else whose
        return replaced(before.text, place, words).strip()

    def _is_no_person(self, place: Span, before: Parse) -> bool:
        """Whether "the appeal" would stand where somebody is named, who was jailed for long."""
        speaker, topic = parts(before)
        thing = self.words.lower().startswith("the ") and sort_of(self.words) == "thing"
        if place in (speaker, topic) or not thing or self._is_name():
            return False
        words = place.of(before.text).lower().split()
        return words in (["he"], ["she"]) or (len(words) > 1 and words[0] in FIRST_NAMES)

    def _phrase(self, before: Parse) -> str:
        if self.lead == "on" and before.kind is not QuestionKind.WHAT_SAID:
            return f"on {self.words}"
        told = self.lead in _TOPICAL or self.lead.endswith("about")
        return f"about {self.words}" if told else self.words

    def _place(self, before: Parse) -> Span | None:
        speaker, topic = parts(before)
        only_speaker = speaker is not None and topic is None
        if self.lead in _TOPICAL:
            beside = self.lead == "on" and not self._is_name()  # "and on appeal?"
            return None if only_speaker else topic or (None if beside else self._named(before))
        preposition = self.words.split()[0].lower()
        if preposition in lex.PREPOSITIONS:
            return _object_of(preposition, before)
        if topic is not None and is_clause(before, topic):
            topic = self._named(before) if self.lead or speaker is None else None
        if only_speaker and self.lead and not self._is_name():
            return None  # "What did Ek say?", "what about the road?"
        if speaker is None or topic is None:
            return speaker or topic or self._named(before)
        return speaker if self._can_speak(speaker, topic, before) else topic

    def _named(self, before: Parse) -> Span | None:
        """What is of the same sort: "the ..." for "the ...", people for people, names for names."""
        phrases = the_phrases(before) if self.words.lower().startswith("the ") else []
        sort = sort_of(self.words)
        alike = [one for one in phrases if sort_of(one.of(before.text)) == sort]
        same = next(reversed(alike or phrases), None)
        if same and alike and " of " not in self.words:
            head, of, _ = same.of(before.text).partition(" of ")
            same = Span(same.start, same.start + len(head)) if of else same
        return same or last_name(before) or _pronoun(before)

    def _can_speak(self, speaker: Span, topic: Span, before: Parse) -> bool:
        """Whether the new words are more like the speaker than like the topic.

        A country replaces a country, and an army of which somebody spoke an army. "And X?"
        otherwise asks what X said when X is a name or somebody; "what about X?" asks of X,
        unless only X and the speaker are countries.
        """
        here, spoke, spoken_of = (
            may_be_place(words)
            for words in (self.words, speaker.of(before.text), topic.of(before.text))
        )
        if spoke != spoken_of:
            return self._is_name() and (here == spoke or not (here or self.lead))
        if self._is_name():
            return not self.lead
        sort = sort_of(self.words)
        told_of = sort == sort_of(topic.of(before.text)) != sort_of(speaker.of(before.text))
        return sort != "thing" and not told_of and not self.lead

    def _begins_name(self) -> bool:
        """Whether it is "France" or "the tram" that has no place there, not "on appeal"."""
        return self._is_name() or self.words.lower().startswith("the ")

    def _is_name(self) -> bool:
        head = re.sub(r"^(?:the|a|an)\s+", "", self.words, flags=re.IGNORECASE)
        return head[:1].isupper() or may_be_place(head)


def _owner(before: Parse, thing: str) -> Span | None:
    """Whose "its chairman" or "its cost" is: the topic's, but no chairman's of tritium."""
    speaker, topic = parts(before)
    if topic and topic.of(before.text).lower() not in lex.PRONOUNS:
        words = topic.of(before.text)
        group = sort_of(words) == "group" or words[0].isupper()
        if group or sort_of(thing) == "thing":
            return topic
    if speaker is None or is_somebody(speaker.of(before.text)):
        return None
    return speaker if sort_of(speaker.of(before.text)) != "person" else None


def _fragment(text: str, now: Parse) -> _Fragment | None:
    """The new part that a fragment names, or None when ``text`` is a question of its own."""
    match = _LEAD.match(text)
    if match is None or not match["rest"]:
        return None
    lead = " ".join((match["how"] or "").lower().split())
    words = match["rest"].strip()
    joined = bool(match[0][: match.start("how") if match["how"] else match.start("rest")].strip())
    period = _whole_period(text, now) or _bare_year(words)
    if period:
        return _Fragment(period, "", is_period=True)
    if lead in ("only", "just"):
        alone = outline(f"in {words}")
        return _Fragment(words, "", is_period=True) if alone.period else None
    if not lead and now.frame and now.frame.speaker and now.frame.topic:
        return None  # "and Ek on Libya?"
    named = bool(lead) or joined
    if not named or len(words.split()) > _LONGEST_FRAGMENT or _has_clause(words):
        return None
    return _Fragment(words, lead, is_period=False)


def _whole_period(text: str, now: Parse) -> str | None:
    """The period phrase when it is all that the follow-up says besides "and" and "only"."""
    if now.period is None:
        return _bare_year(text)
    around = replaced(text, now.period.span, " ")
    left = re.sub(r"[^\w\s]", " ", around.lower()).split()
    return now.period.phrase if set(left) <= _AROUND_PERIOD else None


def _bare_year(words: str) -> str | None:
    year = _BARE_YEAR.match(words)
    return year[1] if year else None


_AROUND_PERIOD = word_set("and but what how about only just ok so then also now no sorry i meant")


def _has_clause(words: str) -> bool:
    """Whether the words ask something by themselves."""
    asking = (lex.QUESTION_WORDS | lex.AUXILIARIES) - {"'s", "may", "will"}
    lower = [w.strip("?,.!").lower() for w in words.split()]
    return not asking.isdisjoint(lower)


def _with_period(before: Parse, phrase: str) -> str:
    limited = re.sub(r"^(?:only|just)\s+", "", phrase, flags=re.IGNORECASE)
    if _BARE_YEAR.match(limited) or outline(limited).period is None:
        limited = f"in {limited}"
    text = before.text
    if before.period is not None:
        place = before.period.span
        if _OWNS.match(text, place.end) or _OF.search(text, 0, place.start):
            limited = _IN.sub("", limited)  # "this week's headlines", "headlines of 2023"
        return replaced(text, place, limited).strip()
    return f"{text.strip().rstrip('?. ')} {limited}?"


def _pronoun(before: Parse) -> Span | None:
    """The "it" of "How much did it cost?"."""
    subjects = [t for t in before.tokens if t.lower in ("it", "he", "she", "they")]
    return Span(subjects[0].start, subjects[0].end) if subjects else None


def _object_of(preposition: str, before: Parse) -> Span | None:
    """The words after the last such preposition ("in Paris"), with it."""
    period = before.period.span if before.period else None
    tokens = [t for t in outside(before.tokens, period) if t.lower not in ("?", ",")]
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].lower == preposition:
            dated = period is not None and period.start > tokens[i].start
            rest = [t for t in tokens[i:] if not dated or period is None or t.end <= period.start]
            return Span(rest[0].start, rest[-1].end)
    return None
