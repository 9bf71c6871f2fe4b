"""Whether the one who is asked for speaks in a sentence, and of the topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qabot.domain import Article, Hit, Span
from qabot.question import read_question
from qabot.read.candidates import Candidate
from qabot.read.judgement import speaking_first
from qabot.read.quotes import as_found
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import weigh
from qabot.read.widen import Group

Make = Callable[..., list[Candidate]]


NEWS = (
    "“The pier is sinking by the day,” said Marta Lindqvist. "
    "Tomas Reyes said the pier was sound. Why close the pier?"
)


def no_frequency(_stem: str) -> int:
    return 0


def test_only_what_the_asked_speaker_says_of_the_topic_counts(make_candidates: Make) -> None:
    found = make_candidates(NEWS)
    wanted = weigh("What did Lindqvist say about the pier?", no_frequency, 10)
    evidence = SpeechEvidence("Lindqvist", wanted)
    said = [row[0] for row in evidence.rows(found)]
    assert said[0] > 0.5
    assert said[1] == said[2] == 0.0
    assert [evidence.heard(one) for one in found] == [True, False, False]


def test_what_is_said_beside_the_topic_counts_half(make_candidates: Make) -> None:
    found = make_candidates("The pier is old. “It sinks,” said Marta Lindqvist. The sun set.")
    evidence = SpeechEvidence(
        "Lindqvist", weigh("What did Lindqvist say about the pier?", no_frequency, 10)
    )
    assert [row[0] for row in evidence.rows(found)] == [0.0, pytest.approx(0.5), 0.0]


def test_without_a_topic_all_that_somebody_says_counts_and_what_is_told_does_not(
    make_candidates: Make,
) -> None:
    found = make_candidates("Marta Lindqvist plays the piano. “It sinks,” she said.")
    evidence = SpeechEvidence("Lindqvist", weigh("What did Lindqvist say?", no_frequency, 10))
    assert [row[0] for row in evidence.rows(found)] == [0.0, 1.0]
    assert evidence.heard(found[1])


@pytest.mark.parametrize(
    ("before", "mention", "heard"),
    [
        ("Karl Hale wept.", "his mother", True),
        ("Karl Hale wept.", "Piotr Ek’s mother", False),
        ("Somebody wept.", "one mother", False),
        ("Karl Haleman wept.", "his mother", False),
    ],
)
def test_somebodys_mother_speaks_only_where_it_is_told_of_him(
    make_candidates: Make, before: str, mention: str, heard: bool
) -> None:
    found = make_candidates(f"{before} “It sinks,” {mention} said.")
    asked = weigh("What did Karl Hale’s mother say?", no_frequency, 10)
    evidence = SpeechEvidence("Karl Hale’s mother", asked)
    assert evidence.heard(found[1]) is heard


def test_whoever_is_only_told_of_is_not_heard(make_candidates: Make) -> None:
    text = "The mayor said Lindqvist would mend the pier. Lindqvist stood on the pier."
    found = make_candidates(text)
    evidence = SpeechEvidence(
        "Lindqvist", weigh("What did Lindqvist say about the pier?", no_frequency, 10)
    )
    assert [evidence.heard(one) for one in found] == [False, True]


@pytest.mark.parametrize(
    ("speaker", "told", "may"),
    [
        ("Marta Lindqvist", "“It sinks,” said the engineer.", True),
        ("Marta Lindqvist", "“It sinks,” she said.", True),
        ("Marta Lindqvist", "The court said it sinks.", False),
        ("Marta Lindqvist", "It also said the pier sinks.", False),
        ("Marta Lindqvist", "“It sinks,” said Piotr Hale.", False),
        ("Harbour Watch", "The group said it sinks.", True),
    ],
)
def test_whose_words_may_be_those_of_a_person(
    make_candidates: Make, speaker: str, told: str, may: bool
) -> None:
    found = make_candidates(told)
    quote = as_found(found, Group((0,), 0), 0.0)
    evidence = SpeechEvidence(speaker, weigh("What was said?", no_frequency, 10))
    assert evidence.may_speak(quote) is may


@pytest.mark.parametrize(
    ("speaker", "sentence", "named"),
    [
        ("the Velmar prime minister", "The Velmar prime minister left the pier early.", True),
        ("the Velmar prime minister", "The trade minister left the pier early.", False),
        ("the trade minister", "The Velmar prime minister left the pier early.", False),
        ("Velmar Prime Minister", "The Trade Minister left the pier early.", False),
        ("Marta Lindqvist", "Lindqvist left the pier early.", True),
        ("Marta Lindqvist", "Marta Hale left the pier early.", False),
        ("Karl Baker", "Baker left the pier early.", True),
        ("prime minister Marta Lindqvist", "Lindqvist left the pier early.", True),
        ("the pilot of Ferry 116", "Ferry 116 left the pier early.", False),
        ("the pilot of Ferry 116", "The pilot of Ferry 116 left the pier early.", True),
    ],
)
def test_an_office_is_named_by_most_of_its_words_and_a_person_by_the_surname(
    make_candidates: Make, speaker: str, sentence: str, named: bool
) -> None:
    wanted = weigh(f"What did {speaker} say about the pier?", no_frequency, 10)
    (one,) = make_candidates(sentence)
    assert SpeechEvidence(speaker, wanted).heard(one) is named


def test_what_is_said_of_the_topic_in_other_words_is_heard_where_the_passage_is_near(
    make_candidates: Make,
) -> None:
    found = make_candidates("“It rots,” said Marta Lindqvist.")
    wanted = weigh("What did Lindqvist say about the jetty?", no_frequency, 10)
    evidence = SpeechEvidence("Lindqvist", wanted)
    near = replace(found[0], hit=replace(found[0].hit, cosine=0.6))
    far = replace(found[0], hit=replace(found[0].hit, cosine=0.4))
    assert evidence.heard(near)
    assert not evidence.heard(far)


@pytest.mark.parametrize(
    ("named", "asked", "heard"),
    [
        (("Zoran Horak", "Horak"), "Horak", True),
        (("Zoran Horak", "The pier"), "Horak", False),  # in passing
        (("Zoran Hale", "Horak"), "Horak", False),
        (("The pier", "The pier"), "pier", False),
    ],
)
def test_what_is_said_in_an_article_of_somebody_is_heard_far_from_the_name(
    make_article: Callable[..., Article],
    make_hit: Callable[..., Hit],
    named: tuple[str, str],
    asked: str,
    heard: bool,
) -> None:
    said = "“It sinks,” said Marta Lindqvist."
    article = make_article(
        f"{named[0]} is old. {'It rained. ' * 40}{named[1]} left. It rained. {said}"
    )
    span = Span(article.text.index(said), len(article.text))
    hit = replace(make_hit(article, span), cosine=0.1)
    wanted = weigh(f"What did Lindqvist say about {asked}?", no_frequency, 10)
    evidence = SpeechEvidence("Lindqvist", wanted)
    assert evidence.heard(Candidate(article, span, 0, hit)) is heard


@pytest.mark.parametrize(("title", "heard"), [("Board closes the pier", True), ("A vote", False)])
def test_what_is_said_under_a_headline_of_the_topic_is_of_it(
    make_article: Callable[..., Article], make_hit: Callable[..., Hit], title: str, heard: bool
) -> None:
    said = "“We voted late,” said Marta Lindqvist."
    article = replace(make_article(f"{'It rained. ' * 40}{said}"), title=title)
    span = Span(article.text.index(said), len(article.text))
    hit = replace(make_hit(article, span), cosine=0.1)
    wanted = weigh("What did Lindqvist say about the pier?", no_frequency, 10)
    evidence = SpeechEvidence("Lindqvist", wanted)
    assert evidence.heard(Candidate(article, span, 0, hit)) is heard


def test_of_whether_some_said_so_one_of_them_may_be_whom_it_means(
    make_candidates: Make,
) -> None:
    asked = "Did the engineers say that the pier was full?"
    found = make_candidates(
        "The engineers said that the gate was shut. “The pier was full,” one engineer said. "
        "“The pier was empty,” said Karl Hale."
    )
    evidence = SpeechEvidence("the engineers", weigh(asked, no_frequency, 10))
    gate, full, empty = (as_found(found, Group((n,), n), 0.0) for n in range(3))
    ordered = speaking_first(read_question(asked, date(2020, 1, 1)), evidence, [empty, full, gate])
    assert ordered == [full, gate, empty]


def test_a_relative_called_by_the_first_name_alone_is_heard(make_candidates: Make) -> None:
    text = "Luca Horak wept. His wife, Grace, did not. “The pier sinks,” she said."
    wanted = weigh("What did Grace Horak say about the pier?", no_frequency, 10)
    one = make_candidates(text)[-1]
    assert SpeechEvidence("Grace Horak", wanted).heard(one)
    assert not SpeechEvidence("Grace Hale", wanted).heard(one)


def test_a_sentence_that_has_the_topic_is_heard_though_its_hit_is_the_passage_beside_it(
    make_candidates: Make,
) -> None:
    (one,) = make_candidates("“The pier rots,” said Marta Lindqvist.")
    beside = replace(one.hit.passage, id=7, text="It rains.")
    wanted = weigh("What did Lindqvist say about the pier?", no_frequency, 10)
    near = replace(one, hit=replace(one.hit, passage=beside, cosine=0.0))
    assert SpeechEvidence("Lindqvist", wanted).heard(near)


def test_whom_an_article_describes_so_is_the_one_asked_for(make_candidates: Make) -> None:
    found = make_candidates(
        "“The pier sinks,” said Marta Lindqvist, the harbour board’s chairwoman."
    )
    wanted = weigh("What did the harbour board head say about the pier?", no_frequency, 10)
    assert SpeechEvidence("the harbour board head", wanted).rows(found)[0][0] > 0.5
    assert SpeechEvidence("the school board head", wanted).rows(found)[0][0] == 0.0


def test_an_acronym_is_nobodys_name(make_candidates: Make) -> None:
    found = make_candidates("The UN wants the pier closed. Kim Jong Un wants the pier open.")
    wanted = weigh("What did Kim Jong Un say about the pier?", no_frequency, 10)
    assert list(map(SpeechEvidence("Kim Jong Un", wanted).heard, found)) == [False, True]


def test_of_two_with_one_surname_the_full_name_tells(make_candidates: Make) -> None:
    found = make_candidates("Marta Lindqvist came. “The pier sinks,” Lindqvist said.")
    wanted = weigh("What did Olof Lindqvist say about the pier?", no_frequency, 10)
    assert SpeechEvidence("Olof Lindqvist", wanted).rows(found)[1][0] == 0.0
    assert SpeechEvidence("Marta Lindqvist", wanted).rows(found)[1][0] > 0.0
