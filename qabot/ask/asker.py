"""Everything that can be asked of an archive: questions, searches, words to verify, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from qabot.ask.answering import Answering, AnswerOptions
from qabot.ask.as_written import as_written
from qabot.ask.digest import beginnings, digest
from qabot.ask.limits import limits, told_later, with_dates_of
from qabot.ask.locate import locate
from qabot.ask.related import related
from qabot.ask.timeline import Standing, by_date, standing
from qabot.domain import (
    Answer,
    Article,
    Filters,
    Hit,
    NoAnswer,
    Places,
    Reason,
    Timeline,
)
from qabot.question import Question, QuestionKind, read_question
from qabot.question.several import questions_in, standing_alone
from qabot.question.tokens import has_case
from qabot.read import Reader
from qabot.read.reorder import CLOSELY
from qabot.retrieve import Retriever, Speller
from qabot.retrieve.retriever import ARTICLE_FIELDS
from qabot.terms import content_stems, terms

if TYPE_CHECKING:
    from qabot.index import Generation


TIMELINE = 20  # articles read for a timeline at least, and its quotes where no limit is given
NAMED = 200  # articles looked through, at least, for whether a topic is their matter
WRITTEN = 30  # passages that tell how the names of a question without capitals are written
SPEAKERS_READ = 50  # places at which `who` reads the speaker, at least, for those few it gives
TIMELINE_NEAR = 6.0  # log odds: what is said over the years is said in many ways


class Asker:
    """Answers questions from one pinned generation. Safe to use from several threads."""

    def __init__(
        self,
        generation: Generation,
        retriever: Retriever,
        reader: Reader,
        speller: Speller,
        options: AnswerOptions | None = None,
    ) -> None:
        self.generation = generation
        self.retriever = retriever
        self.reader = reader
        self.speller = speller
        self._options = options or AnswerOptions()
        self._answering = Answering(generation, retriever, reader, self._options)

    def ask(  # noqa: PLR0913 - each is asked for by itself
        self,
        text: str,
        *,
        today: date | None = None,
        filters: Filters | None = None,
        earlier: Sequence[str] = (),
        threshold: float | None = None,
        dated: bool = False,
    ) -> Answer | NoAnswer:
        """Answer ``text`` in the archive's own words, or say that the archive does not.

        ``today`` is what "last week" is relative to; ``filters`` None takes the dates from the
        question, an empty :class:`Filters` takes none. ``dated`` leaves undated articles out of
        either. ``earlier`` are the questions before this one in a conversation. Of several
        questions the first is answered, and the others are returned with it. ``threshold``
        replaces the least confidence of an answer; 0 answers whatever was found, for measuring.
        """
        first, *others = standing_alone(questions_in(text), earlier, self._papers)
        today = today or _users_day()
        found = self._ask(first, today, filters, threshold, dated=dated)
        return replace(found, also_asked=tuple(others))

    def with_dates_of(self, text: str, given: Filters) -> Filters:
        """Limits to papers, say, that keep the dates to which the question ``text`` is limited."""
        return with_dates_of(self._read(text, _users_day()), given, self.generation)

    def search_limits(self, text: str, filters: Filters | None, *, dated: bool) -> Filters:
        """What a search for ``text`` is limited to: ``filters``; where None, dates it names.

        Only those whose words :meth:`search` leaves out: an event's day is looked for as words.
        """
        question = read_question(text, _users_day())
        if question.period and question.period.phrase in question.searched:
            filters = filters or Filters()
        return self._limits(question, filters, dated=dated)

    def search(
        self,
        text: str,
        filters: Filters | None = None,
        limit: int = 10,
        *,
        today: date | None = None,
    ) -> list[Hit]:
        """The passages related to ``text``, best first; the first few are read to order them.

        Fewer than ``limit`` where no others have a word of it or come near by meaning. Words that
        only say when are left out, as in :meth:`ask`; None of ``filters`` is no limit.
        """
        question = read_question(text, today or _users_day())
        hits = self._answering.retrieve(question, filters or Filters())
        stems = frozenset(content_stems(question.searched))
        near = related(hits, stems, self.generation.article) if stems else hits
        return self.reader.reorder(question, list(islice(near, max(limit, CLOSELY))))[:limit]

    def further(self, text: str, filters: Filters, limit: int) -> list[Hit]:
        """More passages than the answer to ``text`` quotes: of a digest further beginnings."""
        if self._read(text, _users_day()).digest:
            return beginnings(self.generation, filters, limit)[:limit]
        return self.search(text, filters, limit)

    def verify(self, quote: str, limit: int | None = None) -> Places:
        """Where the archive has ``quote`` word for word, with who says it there; never fuzzy."""
        return locate(quote, self.generation, limit)

    def who(self, quote: str, limit: int | None = None) -> Places:
        """The places of :meth:`verify`, those with a known speaker first."""
        places = self.verify(quote, None if limit is None else max(limit, SPEAKERS_READ))
        known_first = sorted(places.found, key=lambda found: found.speaker is None)
        return replace(places, found=tuple(known_first)[:limit])

    def timeline(
        self,
        topic: str,
        filters: Filters | None = None,
        limit: int = TIMELINE,
        *,
        dated: bool = False,
    ) -> Timeline:
        """The best ``limit`` quotes on ``topic``, one of each article, the oldest article first.

        An article is on the topic that names it as a matter (see :func:`on_topic`), or that is
        near to it in other words; where one names it, nothing is refused. Undated articles stand
        last. ``filters`` and ``dated`` as in :meth:`ask`.
        """
        question = read_question(topic, _users_day())
        used = self._limits(question, filters, dated=dated)
        if not terms(question.searched):
            return Timeline(self._answering.no_answer(question, Reason.EMPTY_QUESTION, used))
        most, read = max(limit, NAMED), max(limit, TIMELINE)
        named = self._named(question, used, most)
        stands = self._standing(question, used, named)
        hits = stands.worth_reading(read, TIMELINE)
        reading = self.reader.read_each(question, hits, stands.sure, TIMELINE_NEAR)
        ordered = replace(reading, found=by_date(reading.found, limit))
        least = 0.0 if stands.sure else self._options.threshold
        answer = self._answering.decide(question, used, hits, ordered, least)
        return stands.timeline(
            replace(answer, spelling=self.speller.read(topic, question.searched)),
            reading.found,
            ordered.found,
            read=read,
            at_least=len(named) == most,
        )

    def article(self, key: str) -> Article:
        """The article of that id; :class:`~qabot.errors.NotFoundError` when there is none."""
        return self.generation.find(key)

    def _ask(
        self,
        asked: str,
        today: date,
        filters: Filters | None,
        threshold: float | None,
        *,
        dated: bool,
    ) -> Answer | NoAnswer:
        least = self._options.threshold if threshold is None else threshold
        question = self._read(asked, today)
        if question.paper and question.paper.speaks:
            own = self._answer_to(read_question(asked, today), today, filters, least, dated=dated)
            if isinstance(own, Answer) and own.told_of is None:
                return own
        return self._answer_to(question, today, filters, least, dated=dated)

    def _answer_to(
        self,
        question: Question,
        today: date,
        filters: Filters | None,
        least: float,
        *,
        dated: bool,
    ) -> Answer | NoAnswer:
        if question.digest and (news := self._digest(question, filters, dated=dated)):
            return news
        question = replace(self._as_written(question, today), digest=False)
        used = self._limits(question, filters, dated=dated)
        if not terms(question.searched):
            return self._answering.no_answer(question, Reason.EMPTY_QUESTION, used)
        found = self._found(question, used, least, from_question=filters is None)
        found = replace(found, spelling=self.speller.read(question.text, question.searched))
        if isinstance(found, Answer) or found.suggestion or found.reason is Reason.FILTERED_OUT:
            return found
        given = self._limits(question, filters or Filters(), dated=dated)
        return replace(found, elsewhere=self._elsewhere(question, given, least))

    def _read(self, text: str, today: date) -> Question:
        """The question, without the name of a paper in which it says to look."""
        return read_question(text, today, self._papers)

    @cached_property
    def _papers(self) -> tuple[str, ...]:
        """The sources of the archive, taken when the first question is asked."""
        return tuple(name for name, _ in self.generation.coverage().sources)

    def _as_written(self, question: Question, today: date) -> Question:
        """A question without capitals read again, its names as the nearest passages write them."""
        if has_case(question.text) or not terms(question.searched):
            return question
        near = self._answering.retrieve(question, Filters(), WRITTEN)
        written = as_written(question.text, [hit.passage.text for hit in near])
        return replace(self._read(written, today), text=question.text)

    def _digest(
        self, question: Question, filters: Filters | None, *, dated: bool
    ) -> Answer | NoAnswer | None:
        used = self._limits(question, filters, dated=dated)
        return digest(question, self.generation, self.reader, used, self._options.quotes)

    def _limits(self, question: Question, filters: Filters | None, *, dated: bool) -> Filters:
        used = filters if filters is not None else limits(question, self.generation)
        return replace(used, drop_undated=True) if dated else used

    def _found(
        self, question: Question, used: Filters, least: float, *, from_question: bool
    ) -> Answer | NoAnswer:
        """What the limits let find; ``from_question`` where they are the question's own."""
        answer = self._answering.dated_first(question, used, least)
        if isinstance(answer, Answer) or not used.active:
            return answer
        later = told_later(question, used) if from_question else None
        retold = self._answering.dated_first(question, later, least) if later else None
        if isinstance(retold, Answer):
            return retold
        wider = self._answering.answer(question, Filters(phrase=used.phrase), least)
        if isinstance(wider, Answer):
            return replace(answer, reason=Reason.FILTERED_OUT, nearest=wider.citations)
        return answer

    def _elsewhere(self, question: Question, given: Filters, least: float) -> str | None:
        """A question for all that the one asked for says, where it is answered.

        ``given`` are the limits that the question does not name itself, and which hold for the
        other, too.
        """
        if question.kind is not QuestionKind.WHAT_SAID or question.speaker is None:
            return None
        wider = read_question(f"What did {question.speaker} say?", date.min)
        if wider.speaker != question.speaker or wider.searched == question.searched:
            return None
        found = self._answering.answer(wider, given, least)
        said = isinstance(found, Answer) and found.told_of is None
        return wider.text if said else None

    def _named(self, question: Question, used: Filters, most: int) -> list[str]:
        """The at most ``most`` best articles that have all words of a topic; of a question none."""
        if not question.topical:
            return []
        found = self.generation.lexical.search_articles(
            content_stems(question.searched), most, used, fields=ARTICLE_FIELDS, every=True
        )
        return [name for name, _ in found]

    def _standing(self, question: Question, used: Filters, named: Sequence[str]) -> Standing:
        text = question.searched
        hits = (
            self.retriever.on_topic(text, used, named)
            if question.topical
            else self._answering.retrieve(question, used)
        )
        return standing(hits, content_stems(text), frozenset(named), self.generation.article)


def _users_day() -> date:
    return date.today()  # noqa: DTZ011 - by the clock of who asks
