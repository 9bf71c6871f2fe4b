"""Training windows: a question, a run of sentences, and which of them answer it.

Positives are random crops around the answer. Negatives teach "no answer here": the same
paragraph with the answering sentences taken out, look-alike paragraphs of others, and questions or
paragraphs bent away from each other. People who ask an archive do not use its words, and much
in it repeats a question without answering: so some questions lose words that the answer has, and
some windows gain a decoy.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qabot.training.corpus import (
    AnswerSpan,
    Paragraph,
    TrainingCorpus,
    TrainingQuestion,
    fold_of,
)
from qabot.training.decoys import restated
from qabot.training.lookalikes import Lookalikes, content_words
from qabot.training.rewording import Rewording
from qabot.training.swaps import Swaps

Ids = Sequence[tuple[int, ...]]
"""Sentences, each as its wordpiece ids."""

UNJUDGED = -1
"""The fold of windows that no teacher judges: they hold what teachers get wrong."""


@dataclass(frozen=True, slots=True)
class TrainingWindow:
    """A question and sentences, as wordpiece ids.

    ``lead`` is text before the sentences that is read but not scored (a title). ``votes`` gives
    each sentence its share of the annotators, summing to 1, or to 0 where none answers.
    ``starts`` and ``ends`` hold (sentence, token, share) of the answer's edges. ``fold`` is that of
    the question's paragraph, or :data:`UNJUDGED`. Where not ``sure``, nobody has
    said what answers: a teacher must. ``asked`` is the question before it lost words or was put in
    others.
    """

    question: tuple[int, ...]
    lead: tuple[int, ...]
    sentences: Ids
    votes: tuple[float, ...]
    starts: tuple[tuple[int, int, float], ...] = ()
    ends: tuple[tuple[int, int, float], ...] = ()
    fold: int = 0
    sure: bool = True
    asked: tuple[int, ...] = ()

    def __len__(self) -> int:
        return 3 + len(self.question) + len(self.lead) + sum(map(len, self.sentences))


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often each kind of window is made (probabilities), and its size in tokens.

    ``emptied``: without the answer. ``lookalike``: of another paragraph. ``blended``: with some of
    its sentences around. ``lead``: with a title above.
    ``restated``: a decoy is put in. ``harmless``: a word is exchanged that does not matter.
    ``reworded``: the question is put in other words. ``vague``: it loses words that the answer has.
    ``keywords``: it is cut to its content words. ``bent``: tries to bend question or paragraph.
    For teachers to say, whether it answers or not: ``unsure``, a window of a near paragraph;
    ``turned``, of the question's own, which asks for another kind of thing.
    ``seen``: the share of the questions that an epoch is made of. ``written``: whether the
    questions that were written for training come in too.
    """

    emptied: float = 0.35
    lookalike: float = 0.30
    bent: float = 0.60
    unsure: float = 0.0
    turned: float = 0.0
    harmless: float = 0.20
    restated: float = 0.35
    reworded: float = 0.0
    vague: float = 0.35
    blended: float = 0.15
    keywords: float = 0.06
    lead: float = 0.5
    short: int = 40
    long: int = 176
    seen: float = 1.0
    written: bool = False


class WindowMaker:
    """Cuts windows out of the corpus, by one stream of random numbers."""

    def __init__(
        self,
        corpus: TrainingCorpus,
        rivals: tuple[Lookalikes, Swaps],
        rewording: Rewording,
        mixture: Mixture,
        rng: random.Random,
    ) -> None:
        self._corpus = corpus
        self._lookalikes, self._swaps = rivals
        self._rewording = rewording
        self._mixture, self._rng = mixture, rng

    def windows(self, chosen: Sequence[int]) -> Iterator[TrainingWindow]:
        """One positive window a question, and others as often as the mixture says."""
        for number in chosen:
            question = self._corpus.questions[number]
            fold = fold_of(question.paragraph)
            for window in self._straight(number, self._asked(question)):
                yield replace(window, fold=fold, asked=question.ids)
            for window in self._changed(question, self._corpus.paragraphs[question.paragraph]):
                yield replace(window, fold=fold)

    def _straight(self, number: int, ids: tuple[int, ...]) -> Iterator[TrainingWindow]:
        """Windows for the question as it was asked; ``ids`` is what the reader gets of it."""
        question = self._corpus.questions[number]
        own = self._corpus.paragraphs[question.paragraph]
        other = self._paragraph(self._lookalikes.of(number))
        blend = other is not None and self._rng.random() < self._mixture.blended
        shown = self._harmless(question, own)
        held = self._positive(question, shown, ids, other if blend else None)
        yield self._decoyed(question, held)
        if self._rng.random() < self._mixture.emptied:
            emptied = without_answer(question, own)
            if emptied:
                yield self._decoyed(question, self._negative(ids, own, emptied))
        if other is not None and self._rng.random() < self._mixture.lookalike:
            yield self._negative(ids, other, range(len(other.ids)))
        if self._rng.random() < self._mixture.unsure:
            near = self._paragraph(self._lookalikes.near(number, self._rng))
            if near is not None:
                yield replace(self._negative(ids, near, range(len(near.ids))), sure=False)

    def _paragraph(self, number: int | None) -> Paragraph | None:
        return None if number is None else self._corpus.paragraphs[number]

    def _changed(self, question: TrainingQuestion, own: Paragraph) -> Iterator[TrainingWindow]:
        """Crops that held the answer, with question or paragraph changed until they should not."""
        if self._rng.random() < self._mixture.bent:
            answering = {a.sentence for a in question.answers}
            bent = self._swaps.bend(question.text, own.sentences, answering, self._rng)
            if bent is not None:
                yield self._unanswered(question, bent[0], self._altered(own, bent[1]))
        if self._rng.random() < self._mixture.turned:
            text = self._swaps.turn(question.text, self._rng)
            if text is not None:
                yield replace(self._unanswered(question, text, own), sure=False)

    def _unanswered(
        self, question: TrainingQuestion, text: str, paragraph: Paragraph
    ) -> TrainingWindow:
        asked = self._lookalikes.encode(text)
        if self._rng.random() < self._mixture.reworded:
            text = self._rewording.reword(text, self._rng)
        whole = self._positive(question, paragraph, self._lookalikes.encode(text), None)
        return replace(labelled(whole.question, whole.lead, whole.sentences, (), 0), asked=asked)

    def _harmless(self, question: TrainingQuestion, own: Paragraph) -> Paragraph:
        """The paragraph, now and then with a word exchanged that does not matter."""
        if self._rng.random() >= self._mixture.harmless:
            return own
        kept = question.answer_texts
        sentences = self._swaps.harmless(question.text, own.sentences, kept, self._rng)
        shown = self._altered(own, sentences)
        # An answer's edges are counted in tokens of its sentence.
        moved = any(
            len(shown.ids[a.sentence]) != len(own.ids[a.sentence]) for a in question.answers
        )
        return own if moved else shown

    def _altered(self, own: Paragraph, sentences: tuple[str, ...]) -> Paragraph:
        """The paragraph with other sentences in their places."""
        pairs = zip(own.sentences, own.ids, sentences, strict=True)
        ids = tuple(i if old == new else self._lookalikes.encode(new) for old, i, new in pairs)
        return Paragraph(sentences, ids)

    def _positive(
        self,
        question: TrainingQuestion,
        own: Paragraph,
        ids: tuple[int, ...],
        filler: Paragraph | None,
    ) -> TrainingWindow:
        """A crop that holds an answer; with a filler, between sentences of another paragraph."""
        answers = question.answers
        anchor = self._rng.choices(answers, [a.votes for a in answers])[0].sentence
        room = self._room(ids) // (1 if filler is None else 2)
        first, last = crop(own.ids, anchor, room, self._rng)
        before, after = ((), ()) if filler is None else self._around(filler, room)
        kept = (*before, *own.ids[first : last + 1], *after)
        inside = [a for a in answers if first <= a.sentence <= last]
        return labelled(ids, self._lead(own, first), kept, inside, len(before) - first)

    def _negative(
        self, ids: tuple[int, ...], paragraph: Paragraph, allowed: Sequence[int]
    ) -> TrainingWindow:
        """A crop of the allowed sentences, in which nothing answers."""
        sentences = [paragraph.ids[k] for k in allowed]
        room = self._room(ids)
        anchor = self._rng.randrange(len(sentences))
        first, last = crop(sentences, anchor, room, self._rng)
        kept = tuple(sentences[first : last + 1])
        return labelled(ids, self._lead(paragraph, first), kept, (), 0)

    def _decoyed(self, question: TrainingQuestion, window: TrainingWindow) -> TrainingWindow:
        """Now and then with a sentence that only says again what is asked."""
        if self._rng.random() >= self._mixture.restated:
            return window
        decoy = self._lookalikes.encode(restated(question.text, self._rng))
        return inserted(window, decoy, self._rng.randint(0, len(window.sentences)))

    def _vague(self, question: TrainingQuestion, own: Paragraph) -> tuple[int, ...]:
        """The question without some of the words that it shares with the answering sentences."""
        held = {w for a in question.answers for w in content_words(own.sentences[a.sentence])}
        words = question.text.split()
        kept = [w for w in words if self._rng.random() > 0.4 or not held & set(content_words(w))]
        enough = len(content_words(" ".join(kept))) >= 2
        return self._lookalikes.encode(" ".join(kept)) if enough else question.ids

    def _asked(self, question: TrainingQuestion) -> tuple[int, ...]:
        """The question's ids, now and then in other words, vague, or as a searcher types them."""
        if self._rng.random() < self._mixture.reworded:
            return self._lookalikes.encode(self._rewording.reword(question.text, self._rng))
        if self._rng.random() < self._mixture.vague:
            return self._vague(question, self._corpus.paragraphs[question.paragraph])
        if self._rng.random() < self._mixture.keywords:
            words = content_words(question.text)
            if len(words) >= 2:
                return self._lookalikes.encode(" ".join(words))
        return question.ids

    def _room(self, ids: tuple[int, ...]) -> int:
        return self._rng.randint(self._mixture.short, self._mixture.long) - len(ids)

    def _lead(self, paragraph: Paragraph, first: int) -> tuple[int, ...]:
        """Now and then the first sentence, which is a title in the training file."""
        if first > 0 and self._rng.random() < self._mixture.lead:
            return paragraph.ids[0][:40]
        return ()

    def _around(self, filler: Paragraph, room: int) -> tuple[Ids, Ids]:
        """Sentences of another paragraph, cut in two at random: what goes before, and after."""
        anchor = self._rng.randrange(len(filler.ids))
        first, last = crop(filler.ids, anchor, room, self._rng)
        cut = self._rng.randint(first, last + 1)
        return filler.ids[first:cut], filler.ids[cut : last + 1]


def labelled(
    question: tuple[int, ...],
    lead: tuple[int, ...],
    sentences: Ids,
    answers: Sequence[AnswerSpan],
    shift: int,
) -> TrainingWindow:
    """A window with its targets; ``shift`` takes an answer's sentence to its place in it."""
    total = sum(a.votes for a in answers)
    votes = [0.0] * len(sentences)
    for answer in answers:
        votes[answer.sentence + shift] += answer.votes / total
    return TrainingWindow(
        question=question,
        lead=lead,
        sentences=sentences,
        votes=tuple(votes),
        starts=tuple((a.sentence + shift, a.first, a.votes / total) for a in answers),
        ends=tuple((a.sentence + shift, a.last, a.votes / total) for a in answers),
    )


def inserted(window: TrainingWindow, decoy: tuple[int, ...], place: int) -> TrainingWindow:
    """The window with one more sentence, that answers nothing, at ``place``."""

    def moved(edges: tuple[tuple[int, int, float], ...]) -> tuple[tuple[int, int, float], ...]:
        return tuple((s + (s >= place), token, share) for s, token, share in edges)

    return replace(
        window,
        sentences=(*window.sentences[:place], decoy, *window.sentences[place:]),
        votes=(*window.votes[:place], 0.0, *window.votes[place:]),
        starts=moved(window.starts),
        ends=moved(window.ends),
    )


def without_answer(question: TrainingQuestion, own: Paragraph) -> list[int]:
    """The sentences of the paragraph that hold no answer, nor an answer's words elsewhere."""
    answering = {a.sentence for a in question.answers}
    kept = []
    for number, sentence in enumerate(own.sentences):
        lowered = sentence.lower()
        if number not in answering and not any(t in lowered for t in question.answer_texts):
            kept.append(number)
    # An answer repeated in several sentences is often a topic, not a fact: no clean negative.
    lost = len(own.sentences) - len(kept)
    return kept if len(kept) >= 2 and lost <= len(answering) + 1 else []


def crop(sentences: Ids, anchor: int, room: int, rng: random.Random) -> tuple[int, int]:
    """First and last sentence of a random run around the anchor, of at most ``room`` tokens."""
    first = last = anchor
    used = len(sentences[anchor])
    while True:
        sides = []
        if first > 0 and used + len(sentences[first - 1]) <= room:
            sides.append(-1)
        if last + 1 < len(sentences) and used + len(sentences[last + 1]) <= room:
            sides.append(1)
        if not sides:
            return first, last
        if rng.choice(sides) < 0:
            first -= 1
            used += len(sentences[first])
        else:
            last += 1
            used += len(sentences[last])
