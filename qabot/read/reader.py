"""Hits → scored quotes and how far to trust them: the reader's front door."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qabot.domain import Hit, Span
from qabot.question import Question, QuestionKind
from qabot.read.arrange import arranged
from qabot.read.candidates import Candidate, candidates
from qabot.read.closely import best_of_each, heed, read_closely, weight_for
from qabot.read.evidence import Evidence
from qabot.read.features import Matrix, features
from qabot.read.interaction import Interaction
from qabot.read.interviews import answers, last, raised, with_questions
from qabot.read.judgement import Reading, heard_in, judge, only_told
from qabot.read.later import later, of_the_one_meant
from qabot.read.opening import openings, raised_openings
from qabot.read.quotes import OWN, SPOKEN, Found, as_found, worth_showing
from qabot.read.ranker import load_ranker
from qabot.read.reorder import CLOSELY, reordered
from qabot.read.selection import worth_reading
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.surer import surer_first
from qabot.read.wanted import Wanted, weigh
from qabot.read.widen import Group, one_each, widen

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation
    from qabot.read.sentence_reader import SentenceReader


GROUPS = 6  # looked at for each quote wanted: where somebody is asked for, most are of others


class Reader:
    """Reads the hits of one generation for the sentences that answer a question."""

    def __init__(
        self,
        generation: Generation,
        encoder: Encoder,
        boilerplate: Callable[[str, str], tuple[Span, ...]],
        sentence_reader: Callable[[], SentenceReader] | None = None,
    ) -> None:
        """``boilerplate`` gives, from an article's text and title, the spans never quoted.

        ``sentence_reader`` gives the trained reader, for each question that it can help.
        """
        self._generation = generation
        self._encoder = encoder
        self._boilerplate = boilerplate
        self._sentence_reader = sentence_reader

    def read(self, question: Question, hits: Sequence[Hit], *, quotes: int = 5) -> Reading:
        """At most ``quotes`` quotes from ``hits``, best first, none far below the first.

        Where somebody is asked for by name, only quotes that he or she speaks or is named in count.
        Close reading decides what is quoted first; whether to answer at all is decided by how near
        the nearest sentence is, and by the sentence reader as far as its no can be trusted.
        """
        seen = self._seen(question, hits)
        groups = widen(seen.sentences, GROUPS * quotes)
        groups = of_the_one_meant(question, groups, seen.found, seen.order)
        heard = heard_in(seen, groups)
        if not heard:
            return Reading((), 0.0, silent=bool(groups))
        judged = judge(seen, heard, self._heed(seen, heard[0]))
        own = OWN if seen.speech is None else SPOKEN
        if seen.read and seen.speech is None:  # of somebody's words the sentence reader knows less
            heard = surer_first(heard, seen.found, seen.order, seen.read)
        worth = worth_showing(seen.found, heard, judged.standing, own)[:quotes]
        last = self._last_word(seen, heard, judged.standing)
        worth = arranged(seen, worth, last)[:quotes]
        newer = last.article.id if last and question.changing else None
        newer = newer if newer != worth[0].article.id else None
        return judged.reading(worth, told=only_told(seen, worth), newer=newer)

    def read_each(
        self, question: Question, hits: Sequence[Hit], sure: Collection[str], rivals: float
    ) -> Reading:
        """The best quote of each article of ``hits``, best first.

        Those ``sure`` to be on the topic have one however far below the first; others only within
        ``rivals`` log odds of it. Else as :meth:`read`.
        """
        seen = self._seen(question, hits)
        groups = one_each(seen.sentences)
        heard = heard_in(seen, groups)
        if not heard:
            return Reading((), 0.0, silent=bool(groups))
        judged = judge(seen, heard)
        least = judged.standing[heard[0].first] - rivals
        best = [as_found(seen.found, one, judged.standing[one.first]) for one in heard]
        worth = [one for one in best if one.article.id in sure or one.score >= least]
        return judged.reading(worth, told=only_told(seen, worth))

    def openings(self, hits: Sequence[Hit]) -> list[Found]:
        """How each article begins of whose beginning ``hits`` are passages, in their order."""
        return openings(candidates(hits, self._generation.article, self._boilerplate))

    def select(self, question: Question, hits: Sequence[Hit], most: int) -> list[Hit]:
        """The at most ``most`` hits worth reading for the question, best first."""
        return worth_reading(hits, most, _speech(question, self._wanted(question)))

    def reorder(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """The same hits, the first few read closely and put in a better order."""
        close = hits[:CLOSELY]
        seen = self._closely(self._evidence(question, close, self._wanted(question), None))
        return reordered(hits, seen.found, seen.matrix, seen.read, topical=question.topical)

    def candidates(self, question: Question, hits: Sequence[Hit]) -> tuple[list[Candidate], Matrix]:
        """The sentences of ``hits`` with their features, one row each: for training a ranker."""
        seen = self._found(question, hits)
        return seen.found, seen.matrix

    def _seen(self, question: Question, hits: Sequence[Hit]) -> Evidence:
        return self._closely(self._found(question, hits))

    def _found(self, question: Question, hits: Sequence[Hit]) -> Evidence:
        wanted = self._wanted(question)
        return self._evidence(question, hits, wanted, _speech(question, wanted))

    def _last_word(
        self, seen: Evidence, heard: Sequence[Group], standing: Sequence[float]
    ) -> Found | None:
        """What a newer article on the first one's story says of what may have changed."""
        question, speech = seen.question, seen.speech
        if question.period or not (question.changing or question.kind is QuestionKind.WHAT_SAID):
            return None
        if speech is None:
            groups, read = one_each(seen.sentences), seen.read
        else:  # the sentence reader learnt nothing of what somebody says
            groups = [heard[0], *(group for group in heard if _speaks(speech, seen, group))]
            read = []
        newer = later(question, groups, seen.found, read, self._encoder.encode)
        return as_found(seen.found, newer, standing[newer.first]) if newer else None

    def _evidence(
        self,
        question: Question,
        hits: Sequence[Hit],
        wanted: Wanted,
        speech: SpeechEvidence | None,
    ) -> Evidence:
        found = candidates(hits, self._generation.article, self._boilerplate)
        said = speech.rows(found) if speech else [(0.0, 0.0)] * len(found)
        matrix = features(wanted, found, self._maxsims(question.searched, hits, found), said)
        given = answers(found, said)
        matrix = with_questions(matrix, given)
        scores = last([float(score) for score in load_ranker().score(matrix)], given)
        topic = question.topical and speech is None
        return Evidence(
            question,
            hits,
            wanted,
            speech,
            found,
            matrix,
            scores,
            order=raised_openings(found, scores, wanted.weights) if topic else scores,
            read=[],
            near=[],
            given=given,
        )

    def _closely(self, seen: Evidence) -> Evidence:
        """The same, ranked by a close reading too, as far as that counts for such a question."""
        weight = weight_for(seen.question)
        if self._sentence_reader is None or not weight:
            return seen
        text = seen.question.searched
        near = read_closely(self._sentence_reader(), text, seen.hits, seen.found)
        read = raised(best_of_each(near, len(seen.found)), seen.given)
        both = zip(seen.scores, read, strict=True)
        order = [score + weight * odds for score, odds in both]
        return replace(seen, order=order, read=read, near=near)

    def _heed(self, seen: Evidence, group: Group) -> float | None:
        """What the sentence reader heeds of the question where it believes in ``group``."""
        if self._sentence_reader is None or not seen.read:
            return None
        return heed(self._sentence_reader(), seen.question.searched, seen.near, group.members)

    def _wanted(self, question: Question) -> Wanted:
        return weigh(
            question.searched,
            self._generation.lexical.document_frequency,
            self._generation.manifest.counts.passages,
            without=question.period.phrase if question.period else "",
        )

    def _maxsims(self, text: str, hits: Sequence[Hit], found: Sequence[Candidate]) -> list[float]:
        """The highest MaxSim of each candidate in any of the passages that hold it."""
        interaction = Interaction(self._encoder, text, [hit.passage.text for hit in hits])
        holding: dict[str, list[int]] = {}
        for number, hit in enumerate(hits):
            holding.setdefault(hit.passage.article_id, []).append(number)
        return [
            max(_maxsim(interaction, hits[n], n, one.span) for n in holding[one.article.id])
            for one in found
        ]


def _maxsim(interaction: Interaction, hit: Hit, number: int, span: Span) -> float:
    passage = hit.passage.span
    if not passage.overlaps(span):
        return 0.0
    within = Span(max(0, span.start - passage.start), max(0, span.end - passage.start))
    return interaction.maxsim(number, within)


def _speech(question: Question, wanted: Wanted) -> SpeechEvidence | None:
    return SpeechEvidence(question.speaker, wanted) if question.speaker else None


def _speaks(speech: SpeechEvidence, seen: Evidence, group: Group) -> bool:
    return any(speech.speaks(seen.found[number]) for number in group.members)
