"""Evidence for "What did X say about Y?": whether X speaks in a sentence, and of Y."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qabot.domain import Article
from qabot.read.candidates import Candidate
from qabot.read.quotes import Found
from qabot.read.spoken import LONG, around, spoken
from qabot.read.wanted import Wanted, coverage
from qabot.speech import (
    Utterance,
    described_match,
    holds_alone,
    relative_match,
    speaker_match,
    utterances,
)
from qabot.speech.asked.by_name import has_owner_of
from qabot.speech.turns.full_names import is_known_name
from qabot.speech.words.lexicon import (
    AS_WRITTEN,
    DETERMINERS,
    GROUPS,
    PARTICLES,
    PERSON_NOUNS,
    PREPOSITIONS,
    TITLES,
    WRITINGS,
)
from qabot.speech.words.name_words import name_words
from qabot.speech.words.nouns import bare, is_first_name
from qabot.terms import Term, content_stems, stems_of, terms

_NEAR = 0.5  # what the topic counts that is named in the passage and not in what is said of it
_ALIKE = 0.5  # the cosine of a passage from which on it tells of the topic in whatever words
_BEGINNING = 400  # characters of an article that tell whom or what all of it is of
_WHOLE = 0.99  # of a topic: all its words
_OFFICES = TITLES | PERSON_NOUNS
_NO_PERSON = frozenset(("it", "they", "which", "that"))
_MEANT = 0.5  # a match from which on two names are taken for one speaker


class SpeechEvidence:
    """What the speech of the candidates' articles tells about a speaker and a topic."""

    def __init__(self, speaker: str, wanted: Wanted) -> None:
        """``wanted`` weighs the whole question; the speaker's own name is no topic."""
        self._speaker = speaker
        self._telling, self._role = _telling(speaker)
        own = frozenset(content_stems(speaker))
        self._topic: Mapping[str, float] = {
            stem: weight for stem, weight in wanted.weights.items() if stem not in own
        }
        self._matches: dict[tuple[str, str, str], float] = {}
        self._of: dict[str, bool] = {}  # the topic, by article
        self._shares: dict[int, float] = {}  # of the topic, by passage: each has many candidates

    @property
    def on_a_topic(self) -> bool:
        """Whether something in particular is asked for, and not all that the speaker says."""
        return bool(self._topic)

    def rows(self, found: Sequence[Candidate]) -> list[tuple[float, float]]:
        """For each candidate ``(said, topic)``, both in [0, 1].

        ``said``: how surely the speaker is the one asked for, times the share of the topic in
        what he or she says, or half of its share in the passage; the best of the utterances that
        touch the sentence. ``topic``: the share of the topic in the sentence, whoever speaks.
        """
        return [(self._said(one), self._share(one.text)) for one in found]

    def heard(self, one: Candidate) -> bool:
        """Whether the speaker speaks in the sentence, or is named there while nobody else speaks.

        Of the topic at least one word must stand in the passage, or the passage must be near the
        question by meaning, or the article be of whom it asks about, as its beginning tells: what
        somebody says of something else is no answer.
        """
        near = self._nearby(one) or self._share(one.text)  # its hit may be the passage beside it
        if not near and one.hit.cosine < _ALIKE:
            return False
        if self.speaks(one):
            return True
        said = _utterances(one)
        if any(_by_name(utterance) for utterance in said):
            return False
        told = [utterance.content for utterance in said]  # whoever is told of does not tell it
        named = [term for term in terms(one.text) if self._is_name(term, one.text)]
        outside = {
            term.stem
            for term in named
            if not any(content.overlaps(term.span.shift(one.span.start)) for content in told)
        }
        return 2 * len(outside) > len(self._telling) and self._role <= outside

    def speaks(self, one: Candidate) -> bool:
        """Whether something in the sentence is said by the speaker, known by name."""
        return any(self._is_speaker(said, one.article.text) for said in _utterances(one))

    def _is_name(self, term: Term, text: str) -> bool:
        """Whether a word tells of the speaker as it is written: "UN" is not Kim Jong Un."""
        word = term.span.of(text)
        written = word not in AS_WRITTEN or word in self._speaker.split()
        return term.stem in self._telling and (written or self._speaker.islower())

    def is_heard_in(self, one: Found) -> bool:
        """Whether something in a quote is said by the speaker, or by the article's only rector."""
        text = around(one.article.text, one.span)
        return any(
            self._is_speaker(it, one.article.text)
            or (it.speaker is not None and holds_alone(self._speaker, it.speaker.name, text))
            for it in _utterances(one)
        )

    def may_speak(self, one: Found) -> bool:
        """Whether something in a quote is said by the speaker, or by somebody who may be meant.

        Of one person that is nobody who goes by another name, and no court and no firm.
        """
        text = one.article.text
        one_person = is_known_name(self._speaker)
        return any(
            self._is_speaker(it, text)
            or not (_by_name(it) or (one_person and _is_no_person(it, text)))
            for it in _utterances(one)
        )

    def _nearby(self, one: Candidate) -> float:
        """The share of the topic in the candidate's passage; half where its article is of it."""
        passage = one.hit.passage
        if passage.id not in self._shares:
            least = _NEAR * self._is_of(one.article)
            self._shares[passage.id] = max(least, self._share(passage.text))
        return self._shares[passage.id]

    def _is_of(self, article: Article) -> bool:
        """Whether all of an article is of the topic, and does not only name it in passing.

        Its title has it, or its beginning names it and it stands further on too.
        """
        if article.id not in self._of:
            told = article.text[:_BEGINNING]
            named = (term.stem for term in terms(told) if _is_named(told, term.span.start))
            share = coverage(self._topic, named) if self._topic else 0.0
            told_of = max(share, self._share(article.title)) >= _WHOLE
            again = f"{article.title} {article.text[_BEGINNING:LONG]}"
            self._of[article.id] = told_of and self._share(again) >= _WHOLE
        return self._of[article.id]

    def _share(self, text: str) -> float:
        if not self._topic:  # "What did X say?": all that X says is asked for
            return 1.0
        return coverage(self._topic, stems_of(text))

    def said_in(self, text: str) -> float:
        """How surely the speaker speaks of the topic in ``text``, in [0, 1]; as "said" is."""
        return self._best(text, utterances(text))

    def _said(self, one: Candidate) -> float:
        said = _utterances(one)
        text = one.article.text
        surely = max((self._match(utterance, text) for utterance in said), default=0.0)
        if not surely:
            return 0.0
        return max(self._best(text, said), _NEAR * surely * self._nearby(one))

    def _best(self, text: str, said: Iterable[Utterance]) -> float:
        """The best of what is said: the speaker's match times the share of the topic in it."""
        matched = ((self._match(utterance, text), utterance) for utterance in said)
        shares = (match * self._share(u.content.of(text)) for match, u in matched if match)
        return max(shares, default=0.0)

    def _is_speaker(self, utterance: Utterance, text: str) -> bool:
        return self._match(utterance, text) >= _MEANT

    def _match(self, utterance: Utterance, text: str) -> float:
        """How surely the one who is asked for speaks in ``text``, by name or by description."""
        if utterance.speaker is None:
            return 0.0
        name, mention = utterance.speaker.name, utterance.speaker.mention
        key = (text, name, mention)
        if key not in self._matches:
            near = around(text, utterance.sentence)
            self._matches[key] = self._likeness(name, mention, near, text)
        return self._matches[key]

    def _likeness(self, name: str, mention: str, near: str, text: str) -> float:
        if not has_owner_of(self._speaker, text):
            return 0.0  # in a text without an Ek no "mother" is Karl Ek's
        by_name = max(speaker_match(self._speaker, form) for form in _forms(name, mention))
        match = by_name or described_match(self._speaker, name, near)
        return match or relative_match(self._speaker, name, near)


def _is_named(text: str, at: int) -> bool:
    """Whether a capital stands there, and not because a sentence or a line begins."""
    return text[at].isupper() and text[at - 1 : at] == " " and text[at - 2] not in ".?!:—-"


def _telling(speaker: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of which a sentence that names the speaker has more than half, and all of which.

    Of an office ("the Swedish prime minister") most, for many hold one, and the noun, for not all
    that is told of a ferry is told of "the pilot of the ferry"; of a name the last.
    """
    words = [word for word in speaker.split() if word.lower() not in PARTICLES | DETERMINERS]
    last = words[-1] if words else ""
    held = any(word.lower() in PREPOSITIONS for word in words)
    stems = content_stems(speaker)
    called = words[:1] != words[-1:] and is_first_name(words[0])
    office = last.lower() in _OFFICES and not (called and last[0].isupper())  # no "Karl Baker"
    if not (held or office or last[:1].islower()):
        return frozenset(stems[-1:]), frozenset()
    nouns = [word for word in words if word.lower() in PERSON_NOUNS]
    return frozenset(stems), frozenset(content_stems(" ".join(nouns)))


def _forms(name: str, mention: str) -> list[str]:
    """The forms to match: of "Bill Clinton", called "Mr. Clinton" there, only the fuller."""
    called = set(name_words(mention)) - TITLES
    return [name] if called <= set(name_words(name)) else [name, mention]


def _utterances(one: Candidate | Found) -> list[Utterance]:
    """The utterances whose sentence is among those given, at least in part."""
    return [u for u in spoken(one.article, one.span) if u.sentence.overlaps(one.span)]


def _by_name(utterance: Utterance) -> bool:
    """Whether the speaker goes by a name: "the mayor" may be the one who is asked for."""
    words = utterance.speaker.name.split() if utterance.speaker else []
    return any(word[:1].isupper() for word in words[1:] or words)


def _is_no_person(utterance: Utterance, text: str) -> bool:
    """Whether several speak, or a body or a writing does: "it", "the court", "the report"."""
    mention = utterance.mention.of(text).lower() if utterance.mention else ""
    name = utterance.speaker.name if utterance.speaker else mention
    words = {bare(word) for word in name.split()}
    return mention in _NO_PERSON or not words.isdisjoint(GROUPS | WRITINGS)
