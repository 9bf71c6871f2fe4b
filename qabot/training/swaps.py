"""Questions and paragraphs bent until the one no longer answers the other.

The paragraph still speaks of nearly the same thing, so only a reader that checks every condition of
a question can tell. The kinds are those that Rajpurkar, Jia & Liang (2018) found among people's
unanswerable questions: another thing, name or number, an opposite, a denial, a condition more. A
word is exchanged in the question or, so that no strange word gives it away, in the paragraph. Words
of like meaning are not exchanged: whoever asks in other words than the archive's must be answered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qabot.training.corpus import TrainingCorpus
from qabot.training.lookalikes import content_words
from qabot.training.rewording import Words

_WORD = re.compile(r"\b(?:[A-Za-z]{3,}|(?<![.,])\d+(?![.,]\d))\b")
_NUMBER = re.compile(r"\b\d+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_DENIAL = re.compile(
    r"\b(?:not?|cannot|never|none|nobody|nothing|neither|without)\b|n['’]t\b", re.IGNORECASE
)
_HELPER = re.compile(
    r"\b(is|are|was|were|does|do|did|has|have|had|can|could|would|should)\b(?= (?!not\b))",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:what|who|where|when|why|how)(?= (?:is|are|was|were|do|does|did) )", re.IGNORECASE
)
_TURNED = ("where", "when", "why", "how")
_CONDITION = re.compile(
    r" ((?:in|at|on|for|during|after|before|with|from) (?:the |a |an |his |her )?"
    r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)?)\?$"
)
_TOO_VAGUE = frozenset(
    ("this", "that", "it", "them", "him", "her", "there", "general", "total", "all")
)

Bent = tuple[str, tuple[str, ...]]
"""A question, and the sentences that no longer answer it."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A question, the sentences it is put to, and those of them that answer."""

    question: str
    sentences: tuple[str, ...]
    answering: Sequence[str]


class Swaps:
    """Bends questions or paragraphs; names and conditions are those that questions have."""

    def __init__(self, corpus: TrainingCorpus, unlike: Words) -> None:
        """``unlike`` has for a word those that mean something else of the same sort."""
        self._unlike = unlike
        self._names = _names(corpus)
        self._conditions = _conditions(corpus)
        self._ways = (self._asked, self._told, self._denied, self._narrowed)

    def bend(
        self,
        question: str,
        sentences: Sequence[str],
        answering: Collection[int],
        rng: random.Random,
    ) -> Bent | None:
        """Change one thing so that the sentences should not answer any more.

        ``answering`` are the numbers of the sentences that do. None where the way drawn cannot.
        """
        way = rng.choices(self._ways, (0.4, 0.35, 0.15, 0.1))[0]
        return way(_Case(question, tuple(sentences), [sentences[n] for n in answering]), rng)

    def turn(self, question: str, rng: random.Random) -> str | None:
        """The question asking for another kind of thing: the sentences may tell that or not."""
        asking = _ASKING.search(question)
        if asking is None:
            return None
        others = [one for one in _TURNED if one != asking.group().lower()]
        return rng.choice(others).capitalize() + question[asking.end() :]

    def harmless(
        self, question: str, sentences: Sequence[str], kept: Iterable[str], rng: random.Random
    ) -> tuple[str, ...]:
        """The sentences with one word exchanged that neither question nor ``kept`` texts have.

        So that a strange word alone does not tell that nothing answers.
        """
        mine = _words([question, *kept])
        places = [w for w in _words(sentences) - mine if self._unlike.get(w)]
        if not places:
            return tuple(sentences)
        word = rng.choice(sorted(places))
        return _exchanged(sentences, word, rng.choice(self._unlike[word]))

    def _asked(self, case: _Case, rng: random.Random) -> Bent | None:
        """Another word in the question."""
        held = _words(case.sentences)
        drawn = self._exchange(case.question, held, case.sentences, rng)
        if drawn is None:
            return None
        found, other = drawn
        if found.group().islower() and other in held:
            return None  # of an opposite or another thing the paragraph may tell as well
        return _put(case.question, found, other), case.sentences

    def _told(self, case: _Case, rng: random.Random) -> Bent | None:
        """Another word wherever the paragraph has one that the question shares."""
        drawn = self._exchange(case.question, _words(case.answering), (), rng)
        if drawn is None:
            return None
        found, other = drawn
        told = _exchanged(case.sentences, found.group(), other)
        return (case.question, told) if told != case.sentences else None

    def _denied(self, case: _Case, rng: random.Random) -> Bent | None:
        """A denial in the question, where neither it nor the answering sentences deny."""
        helper = _HELPER.search(case.question)
        if helper is None or any(map(_DENIAL.search, (case.question, *case.answering))):
            return None
        denied = helper.group().removesuffix("n") + "n't"  # "can" is the one that ends so
        if rng.random() < 0.3:
            denied = helper.group() + rng.choice((" not", " never"))
        return _put(case.question, helper, denied), case.sentences

    def _narrowed(self, case: _Case, rng: random.Random) -> Bent | None:
        """One more condition, of which the paragraph has no word."""
        if not self._conditions or _CONDITION.search(case.question):
            return None
        condition = rng.choice(self._conditions)
        if set(content_words(condition)) & _words(case.sentences):
            return None
        return f"{case.question.rstrip(' ?')} {condition}?", case.sentences

    def _exchange(
        self, question: str, held: set[str], sentences: Sequence[str], rng: random.Random
    ) -> tuple[re.Match[str], str] | None:
        """A word of the question that is ``held``, and another that the question has not."""
        found = _drawn(question, held, rng)
        other = self._other(found.group(), sentences, rng) if found else None
        if found is None or other is None or other.lower() in _words([question]):
            return None
        return found, other

    def _other(self, word: str, sentences: Sequence[str], rng: random.Random) -> str | None:
        """Another thing, name or number; half of the time a name or number of the sentences."""
        text = " ".join(sentences)
        others: Sequence[str] = self._unlike.get(word, ())
        if word.isdigit():
            near = str(max(1, int(word) + rng.choice((-7, -3, -2, -1, 1, 2, 3, 9))))
            others = _here(_NUMBER, text, word, rng) or [near]
        elif word[0].isupper():
            others = _here(_NAME, text, word, rng) or self._names
        return rng.choice(others) if others else None


def _put(text: str, place: re.Match[str], other: str) -> str:
    return text[: place.start()] + other + text[place.end() :]


def _here(pattern: re.Pattern[str], text: str, word: str, rng: random.Random) -> list[str]:
    """What else the text has of a kind; half of the time nothing."""
    return sorted(set(pattern.findall(text)) - {word}) if rng.random() < 0.5 else []


def _drawn(question: str, held: set[str], rng: random.Random) -> re.Match[str] | None:
    """A word of the question, beyond the first, that means something and is ``held``."""
    places = [
        m
        for m in _WORD.finditer(question)
        if m.start() > 0 and m.group().lower() in held and content_words(m.group())
    ]
    return rng.choice(places) if places else None


def _exchanged(sentences: Iterable[str], word: str, other: str) -> tuple[str, ...]:
    """The sentences with ``other`` wherever they have ``word``, in its writing."""

    def written(found: re.Match[str]) -> str:
        return other.capitalize() if found.group()[0].isupper() else other

    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    return tuple(pattern.sub(written, sentence) for sentence in sentences)


def _words(texts: Iterable[str]) -> set[str]:
    return {w.lower() for text in texts for w in _WORD.findall(text)}


def _names(corpus: TrainingCorpus) -> list[str]:
    """The words that questions write with a capital, other than at their beginning."""
    inner = {w for q in corpus.questions for w in q.text.split()[1:] if w.isalpha()}
    return sorted(w for w in inner if w[0].isupper() and len(w) > 2 and content_words(w))


def _conditions(corpus: TrainingCorpus) -> list[str]:
    """The phrases of place, time and purpose at the end of questions."""
    found = (_CONDITION.search(q.text) for q in corpus.questions)
    ends = {m.group(1) for m in found if m}
    return sorted(e for e in ends if content_words(e) and not _TOO_VAGUE & set(e.lower().split()))
