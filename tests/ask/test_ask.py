"""What a person gets who asks."""

from __future__ import annotations

from datetime import date

import pytest

from qabot.ask import Asker
from qabot.ask.compose import nearest
from qabot.domain import (
    Answer,
    Article,
    Filters,
    Hit,
    NoAnswer,
    Passage,
    QuoteKind,
    Reason,
    Span,
)

QUESTIONS = (
    "What did Marta Lindqvist say about the pier?",
    "Why did the library close its reading room?",
    "How many maps were moved to the town hall?",
    "How much do farmers pay for a hive?",
    "What did Ines Okafor say about the tram?",
    "When will the reading room open again?",
)


def answered(asker: Asker, question: str, **options: object) -> Answer:
    answer = asker.ask(question, today=date(2020, 1, 1), **options)  # type: ignore[arg-type]
    assert isinstance(answer, Answer), answer
    return answer


def refused(asker: Asker, question: str, **options: object) -> NoAnswer:
    answer = asker.ask(question, today=date(2020, 1, 1), **options)  # type: ignore[arg-type]
    assert isinstance(answer, NoAnswer), answer.quotes[0].text
    return answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Marta Lindqvist say about the pier?", "The pier is sinking"),
        ("Why did the library close its reading room?", "because a burst pipe flooded"),
        ("How many maps were moved to the town hall?", "About 3,000 maps"),
        ("How much do farmers pay for a hive?", "about 60 crowns"),
        ("What did Ines Okafor say about the tram?", "said the tram was worth the wait"),
        ("When will the reading room open again?", "open again in January"),
    ],
)
def test_the_first_quote_answers(newsroom: Asker, question: str, words: str) -> None:
    assert words in answered(newsroom, question).quotes[0].text


@pytest.mark.parametrize("question", QUESTIONS)
def test_quotes_and_citations_are_verbatim_and_numbered_by_one_map(
    newsroom: Asker, question: str
) -> None:
    answer = answered(newsroom, question)
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {quote.citation for quote in answer.quotes} == set(numbers)
    by_number = {citation.number: citation for citation in answer.citations}
    for quote in answer.quotes:
        article = newsroom.article(by_number[quote.citation].article_id)
        assert quote.span.of(article.text) == quote.text
    for citation in answer.citations:
        assert citation.span.of(newsroom.article(citation.article_id).text) == citation.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_scores_fall_and_none_is_above_the_confidence(newsroom: Asker, question: str) -> None:
    answer = answered(newsroom, question)
    scores = [quote.score for quote in answer.quotes]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(answer.confidence)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "Who won the match?",
        "What did Russia say about Bushehr?",
        "How tall is the lighthouse of Ostrava?",
        "What did Marta Lindqvist say about bees?",
    ],
)
def test_what_the_archive_does_not_say_is_refused_with_the_nearest(
    newsroom: Asker, question: str
) -> None:
    answer = refused(newsroom, question)
    assert answer.reason in {Reason.NOT_CONFIDENT, Reason.SPEAKER_SILENT}
    assert answer.searched.articles == 6
    assert answer.nearest
    assert [citation.number for citation in answer.nearest] == [*range(1, len(answer.nearest) + 1)]


def test_of_several_questions_the_first_is_answered_and_the_others_are_told(
    newsroom: Asker,
) -> None:
    """The date of the second does not limit the first."""
    first = "What did Marta Lindqvist say?"
    alone = answered(newsroom, first)
    both = answered(newsroom, f"{first} Who won the cup in 1993?")
    assert both.question == first
    assert both.quotes == alone.quotes
    assert both.also_asked == ("Who won the cup in 1993?",)
    none = refused(newsroom, "Who discovered penicillin? And what did Marta Lindqvist say?")
    assert none.also_asked == ("And what did Marta Lindqvist say?",)


def test_who_is_silent_on_a_topic_is_offered_with_what_he_or_she_does_say(
    newsroom: Asker,
) -> None:
    none = refused(newsroom, "What did Marta Lindqvist say about bees in May 2014?")
    assert none.elsewhere == none.suggestion == "What did Marta Lindqvist say?"
    instead = answered(newsroom, none.elsewhere)
    assert instead.quotes[0].speaker is not None
    assert instead.quotes[0].speaker.name.endswith("Marta Lindqvist")


@pytest.mark.parametrize(
    "question",
    [
        "What did Russia say about Bushehr?",  # nobody of that name speaks
        "How tall is the lighthouse of Ostrava?",  # nobody is asked for
        "What did Marta Lindqvst say about bees?",  # the archive's spelling is offered instead
    ],
)
def test_other_words_are_offered_only_of_who_is_asked_for_and_quoted(
    newsroom: Asker, question: str
) -> None:
    assert refused(newsroom, question).elsewhere is None


@pytest.mark.parametrize(
    "options",
    [
        {"filters": Filters(until=date(1990, 1, 1), drop_undated=True)},
        {"filters": Filters(sources=("No such paper",))},
        {"threshold": 1.0},
    ],
)
def test_other_words_are_offered_only_where_asking_for_them_alike_is_answered(
    newsroom: Asker, options: dict[str, object]
) -> None:
    asked = "What did Marta Lindqvist say about bees?"
    assert refused(newsroom, asked).elsewhere
    assert refused(newsroom, asked, **options).elsewhere is None


def test_what_is_no_prose_is_not_the_first_to_be_offered_as_near(newsroom: Asker) -> None:
    """A heading or a byline that stands alone comes nearest to anything short."""
    mill, tram = (
        next(one for one in newsroom.generation.articles() if one.title.startswith(title))
        for title in ("Windmill", "Tram")
    )

    def hit(rank: int, article: Article, end: str) -> Hit:
        span = Span(0, article.text.index(end) + len(end))
        passage = Passage(rank, article.id, span, span.of(article.text))
        return Hit(passage, score=0.5, rank=rank, cosine=0.5)

    heading, prose = hit(1, mill, "The old windmill on the point"), hit(3, mill, "this week.")
    hits = [heading, hit(2, tram, "office said."), prose]
    assert [near.article_id for near in nearest(hits, newsroom.generation)] == [tram.id, mill.id]
    assert nearest(hits, newsroom.generation)[1].text == prose.passage.text
    assert nearest([heading], newsroom.generation)[0].text == heading.passage.text


def test_one_speaker_is_not_quoted_for_another(newsroom: Asker) -> None:
    answer = newsroom.ask("What did Tomas Reyes say about the closure?")
    assert isinstance(answer, Answer)
    assert answer.quotes[0].speaker is not None
    assert "Reyes" in answer.quotes[0].speaker.name
    assert all("Okafor" not in (q.speaker.name if q.speaker else "") for q in answer.quotes)


def test_a_quote_tells_who_speaks_and_how(newsroom: Asker) -> None:
    first = answered(newsroom, "What did Piotr Hale say about the maps?").quotes[0]
    assert first.speaker is not None
    assert first.speaker.name in first.text
    assert first.speaker.mention in first.text
    assert first.kind is QuoteKind.DIRECT
    assert first.cue == "said"


def test_copies_of_one_story_are_one_citation_and_the_newest_is_read(newsroom: Asker) -> None:
    answer = answered(newsroom, "What did Marta Lindqvist say about the pier?")
    assert [c.source for c in answer.citations if "terminal" in c.title] == ["Coast Wire"]
    assert [copy.source for copy in answer.citations[0].also_in] == ["Bay Courier"]


@pytest.mark.parametrize("question", ["", "   ", "???", "\x00", "…"])
def test_a_question_without_a_word_is_refused_as_empty(newsroom: Asker, question: str) -> None:
    assert refused(newsroom, question).reason is Reason.EMPTY_QUESTION


@pytest.mark.parametrize(
    "question",
    [
        "(" * 500,
        "a" * 40_000,
        "DROP TABLE articles; --",
        "title:[* TO *] AND",
        "🙂🙂 🙂",
        "\udcff x",
    ],
)
def test_poison_is_answered_or_refused_but_never_raises(newsroom: Asker, question: str) -> None:
    assert newsroom.ask(question, today=date(2020, 1, 1)).generation == 1


def test_asking_twice_gives_the_same(newsroom: Asker) -> None:
    question = "Why did the library close its reading room?"
    assert newsroom.ask(question) == newsroom.ask(question)


def test_a_threshold_of_0_answers_whatever_was_found(newsroom: Asker) -> None:
    refused(newsroom, "Who won the match?")
    assert answered(newsroom, "Who won the match?", threshold=0.0).confidence < 0.5


def test_narration_on_who_is_asked_for_is_not_taken_for_his_words(newsroom: Asker) -> None:
    told = answered(newsroom, "What did Marta Lindqvist say about the ferry terminal?", threshold=0)
    assert told.told_of is None
    only = answered(newsroom, "What did the Valley Fund say about its grant for the windmill?")
    assert only.told_of == "the Valley Fund"


@pytest.mark.parametrize("name", ["Piotr Hale", "Ines Okafor", "Haruka Bell"])
def test_whoever_speaks_has_said_something(newsroom: Asker, name: str) -> None:
    answer = answered(newsroom, f"What did {name} say?")
    assert answer.confidence >= 0.9
    assert answer.quotes[0].speaker is not None
    assert name in answer.quotes[0].speaker.name


class TestDates:
    def test_the_dates_of_the_question_limit_the_articles(self, newsroom: Asker) -> None:
        answer = answered(newsroom, "What did Piotr Hale say about the maps in November 2014?")
        assert answer.filters == Filters(
            since=date(2014, 11, 1), until=date(2014, 11, 30), phrase="in November 2014"
        )

    def test_an_answer_outside_the_dates_is_said_to_be_filtered_out(self, newsroom: Asker) -> None:
        answer = refused(newsroom, "What did Piotr Hale say about the maps in May 2012?")
        assert answer.reason is Reason.FILTERED_OUT
        assert answer.filters.phrase == "in May 2012"
        assert "library" in answer.nearest[0].title

    def test_what_happened_on_a_date_may_be_told_of_later(self, newsroom: Asker) -> None:
        answer = answered(newsroom, "How many maps were moved to the town hall in May 2012?")
        assert answer.citations[0].published == date(2014, 11, 2)
        assert answer.filters == Filters(since=date(2012, 5, 1), phrase="in May 2012")

    def test_what_happened_on_a_date_was_not_told_of_before_it(self, newsroom: Asker) -> None:
        answer = refused(newsroom, "Who voted to close the old ferry terminal in May 2012?")
        assert answer.reason is Reason.FILTERED_OUT
        assert "ferry" in answer.nearest[0].title.lower()

    @pytest.mark.parametrize("when", ["yesterday", "last week"])
    def test_what_counts_from_today_limits_whatever_the_archive_has(
        self, newsroom: Asker, when: str
    ) -> None:
        today = date(2026, 11, 26)
        answer = newsroom.ask(f"What did Piotr Hale say about the maps {when}?", today=today)
        assert isinstance(answer, NoAnswer)
        assert answer.reason is Reason.FILTERED_OUT
        assert answer.filters.phrase == when

    def test_a_weekday_may_be_one_of_the_story(self, newsroom: Asker) -> None:
        today = date(2026, 11, 26)
        answer = newsroom.ask("Who voted on Tuesday to close the ferry terminal?", today=today)
        assert isinstance(answer, Answer)
        assert not answer.filters.active

    def test_the_filter_can_be_taken_away(self, newsroom: Asker) -> None:
        question = "What did Piotr Hale say about the maps in May 2012?"
        answer = answered(newsroom, question, filters=Filters())
        assert not answer.filters.active

    def test_an_undated_article_is_never_dropped_silently(self, newsroom: Asker) -> None:
        question = "What did Ines Okafor say about the tram in 2014?"
        assert "worth the wait" in answered(newsroom, question).quotes[0].text

    def test_a_source_that_has_nothing_finds_nothing(self, newsroom: Asker) -> None:
        only = Filters(sources=("No Such Paper",))
        answer = refused(newsroom, "How many maps were moved to the town hall?", filters=only)
        assert answer.reason is Reason.FILTERED_OUT
        assert answer.searched.articles == 0


def test_a_follow_up_is_read_with_the_question_before_it(newsroom: Asker) -> None:
    earlier = ("What did Ines Okafor say about the tram?",)
    answer = answered(newsroom, "and about the criticism?", earlier=earlier)
    assert "Nobody will lose a shop" in answer.quotes[0].text
    assert answer.question == "What did Ines Okafor say about the criticism?"
