"""Features, their sum, and how far it is trusted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.domain import Article, Hit, Span
from qabot.question import read_question
from qabot.read.candidates import Candidate
from qabot.read.closely import UNSURE, agreement, belief
from qabot.read.confidence import Signs, confidence_of, lowered, margin_of
from qabot.read.demands import Unmet
from qabot.read.features import NAMES, features
from qabot.read.judgement import speaking_first
from qabot.read.quotes import as_found
from qabot.read.ranker import load_ranker
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import coverage, weigh
from qabot.read.widen import Group

Make = Callable[..., list[Candidate]]

NEWS = (
    "“The pier is sinking by the day,” said Marta Lindqvist. "
    "Tomas Reyes said the pier was sound. Why close the pier?"
)


ALL_MET = Unmet(names=0, number=False, denial=False, opposite=False, kind=False, counted=False)


def no_frequency(_stem: str) -> int:
    return 0


def some_frequency(_stem: str) -> int:
    return 5


def column(matrix: np.ndarray, name: str) -> list[float]:
    return [round(float(value), 3) for value in matrix[:, NAMES.index(name)]]


def test_rare_words_weigh_more_and_the_unknown_are_told() -> None:
    frequencies = {"pier": 50, "sink": 1}
    wanted = weigh("Is the pier sinking in Ostrava?", lambda s: frequencies.get(s, 0), 100)
    assert wanted.weights["sink"] > wanted.weights["pier"] > 0
    assert wanted.unknown == {"ostrava"}
    assert wanted.pairs == {("pier", "sink"), ("sink", "ostrava")}
    assert wanted.weights["pier"] == pytest.approx(math.log(1 + 100 / 51))


def test_words_that_only_say_when_are_not_wanted() -> None:
    wanted = weigh("pier sinking in May 2003", no_frequency, 10, without="in May 2003")
    assert set(wanted.weights) == {"pier", "sink"}


def test_words_that_only_ask_count_little() -> None:
    wanted = weigh("What caused the flood?", no_frequency, 10)
    assert 0 < wanted.weights["caus"] < 0.5 * wanted.weights["flood"]


def test_features_tell_apart_statement_and_question(make_candidates: Make) -> None:
    found = make_candidates(NEWS)
    wanted = weigh("the sinking pier", no_frequency, 10)
    matrix = features(wanted, found, [0.5, 0.4, 0.3], [(0.0, 0.0)] * 3)
    assert matrix.shape == (3, len(NAMES))
    assert column(matrix, "coverage") == [1.0, 0.5, 0.5]
    assert column(matrix, "window") == [1.0, 1.0, 0.5]
    assert column(matrix, "asks") == [0.0, 0.0, 1.0]
    assert column(matrix, "maxsim") == [0.5, 0.4, 0.3]
    assert column(matrix, "article") == [0.5, 0.5, 0.5]


def test_no_candidates_are_no_rows() -> None:
    assert features(weigh("x", no_frequency, 1), [], [], []).shape == (0, len(NAMES))


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


def test_the_shipped_ranker_scores_every_row_by_every_feature() -> None:
    ranker = load_ranker()
    rows = np.eye(len(NAMES), dtype=np.float32)
    assert ranker.score(rows).tolist() == pytest.approx(ranker.weights)


def row(**values: float) -> np.ndarray:
    return np.array([[values.get(name, 0.0) for name in NAMES]], dtype=np.float32)


USUAL = Signs(
    margin=1.0,
    nearness=0.6,
    agreement=0.8,
    belief=0.0,
    quoted=None,
    heed=None,
    missed=ALL_MET,
)


def signs(**told: object) -> Signs:
    return replace(USUAL, **told)


STRONG = row(maxsim=0.6, passage=1.0, hit=0.9)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 5), st.floats(0, 0.5))
def test_confidence_is_a_probability_and_grows_with_the_evidence(
    maxsim: float, passage: float, hit: float, margin: float, agreement: float
) -> None:
    wanted = weigh("the sinking pier", some_frequency, 10)
    base = {"maxsim": maxsim, "passage": passage, "hit": hit}
    held = signs(margin=margin, nearness=0.5, agreement=agreement)
    at = confidence_of(0, row(**base), wanted, held)
    assert 0 <= at <= 1
    assert at < confidence_of(0, row(**{**base, "maxsim": maxsim + 0.1}), wanted, held)
    assert at < confidence_of(0, row(**base), wanted, replace(held, nearness=0.6))
    assert at < confidence_of(0, row(**base), wanted, replace(held, agreement=agreement + 0.1))


def test_a_question_in_other_words_is_trusted_where_the_archive_is_near() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    retold = row(maxsim=0.55, passage=0.35, hit=0.75)
    near, far = (confidence_of(0, retold, wanted, signs(nearness=n)) for n in (0.65, 0.3))
    assert near > 0.5 > far


def test_the_readers_no_counts_where_the_passage_has_the_words_of_the_question() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    near = row(maxsim=0.62, passage=0.9, hit=0.85)
    yes, unsure, no = (confidence_of(0, near, wanted, signs(belief=b)) for b in (1.0, 0.0, -2.5))
    assert yes > unsure > 0.5 > no
    retold = row(maxsim=0.55, passage=0.35, hit=0.75)
    asked = {confidence_of(0, retold, wanted, signs(belief=b)) for b in (1.0, 0.0, -2.5)}
    assert len(asked) == 1


def test_the_readers_yes_counts_where_the_passage_is_near_by_vector_too() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    for nearness, counts in ((0.2, False), (0.5, True)):
        yes, unsure = (
            confidence_of(0, STRONG, wanted, signs(nearness=nearness, belief=b)) for b in (1.5, 0.0)
        )
        assert (yes > unsure) == counts


def test_what_the_reader_thinks_of_the_very_quote_counts() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    yes, unsure, unread, no = (
        confidence_of(0, STRONG, wanted, signs(quoted=odds)) for odds in (3.0, 0.0, None, -4.0)
    )
    assert yes > unsure > unread > no


def test_a_reader_that_heeds_no_word_which_the_passage_lacks_is_trusted_less() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    needed, none_lacks, against = (
        confidence_of(0, STRONG, wanted, signs(quoted=2.5, heed=heed)) for heed in (2.0, None, -1.0)
    )
    assert needed > none_lacks > against


def test_words_that_a_reader_needs_to_say_no_tell_nothing() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    doubted = {confidence_of(0, STRONG, wanted, signs(quoted=-1.0, heed=h)) for h in (2.0, None)}
    assert len(doubted) == 1


def test_many_words_in_common_are_not_trusted_where_the_archive_is_far() -> None:
    wanted = weigh("the sinking pier", some_frequency, 5_500)
    shared = row(maxsim=0.45, passage=0.8, hit=0.6)
    assert confidence_of(0, shared, wanted, signs(nearness=0.3)) < 0.5


def test_the_larger_the_archive_the_more_evidence_it_takes() -> None:
    sizes = (10, 500, 30_000, 1_000_000)
    sure = [
        confidence_of(0, STRONG, weigh("the sinking pier", some_frequency, n), signs())
        for n in sizes
    ]
    assert sure[0] == sure[1] > sure[2] > 0.5
    assert sure[2] > sure[3]


def test_words_that_the_archive_has_nowhere_cost_confidence() -> None:
    known, unknown = (
        confidence_of(0, STRONG, weigh("the sinking pier", frequency, 5_500), signs())
        for frequency in (some_frequency, no_frequency)
    )
    assert unknown < known


@pytest.mark.parametrize(
    "missed",
    [
        replace(ALL_MET, names=1),
        replace(ALL_MET, number=True),
        replace(ALL_MET, denial=True),
        replace(ALL_MET, opposite=True),
        replace(ALL_MET, kind=True),
        replace(ALL_MET, counted=True),
    ],
)
def test_every_unmet_demand_costs_confidence(missed: Unmet) -> None:
    wanted = weigh("the sinking pier", some_frequency, 10)
    met = confidence_of(0, STRONG, wanted, signs())
    assert confidence_of(0, STRONG, wanted, signs(missed=missed)) < met


def test_agreement_is_the_share_of_belief_in_an_article(make_candidates: Make) -> None:
    found = [*make_candidates("One is here. Two is here."), *make_candidates("Three.", "b")]
    assert agreement([0.0, 0.0, 0.0], found, 0) == pytest.approx(2 / 3)
    assert agreement([-6.0, -6.0, 12.0], found, 2) == pytest.approx(1, abs=1e-6)
    assert agreement([-6.0, -6.0, 12.0], found, 0) == pytest.approx(0, abs=1e-6)


def test_belief_is_the_highest_of_all_that_was_read() -> None:
    assert belief([-2.0, 3.5, 1.0]) == 3.5
    assert belief([]) == UNSURE


@given(st.floats(0, 1), st.floats(-20, 0))
def test_a_lower_quote_scores_no_more_than_the_first(confidence: float, by: float) -> None:
    assert 0 <= lowered(confidence, by) <= confidence + 1e-6


def test_the_margin_is_that_over_another_article(make_candidates: Make) -> None:
    found = [*make_candidates("One is here. Two is here."), *make_candidates("Three.", "b")]
    assert margin_of(0, found, [5.0, 4.9, 2.0]) == 3.0
    assert margin_of(0, found[:2], [5.0, 4.9]) == 0.0


def test_coverage_is_the_share_of_the_weight() -> None:
    wanted = {"iran": 3.0, "plant": 1.0}
    assert coverage(wanted, ["iran", "other"]) == pytest.approx(0.75)
    assert coverage(wanted, []) == 0.0
    assert coverage({}, ["iran"]) == 0.0
