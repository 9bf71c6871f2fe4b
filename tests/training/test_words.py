"""Words that stand for another, words that mean something else, and what is made with them."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tokenizers import Tokenizer
from training_samples import KETTLE, TRAIN

from qabot.training.corpus import TrainingCorpus, TrainingQuestion, sentence_bounds
from qabot.training.network import ReaderNetwork
from qabot.training.rewording import Rewording, Vocabulary
from qabot.training.swaps import Bent, Swaps
from qabot.training.thesaurus import Thesaurus

SENTENCES = tuple(TRAIN[a:b] for a, b in sentence_bounds(TRAIN))
SNOW = "What blocked the pass at Corrin?"
SOUP = "What did the conductor give passengers on the train to Velmar?"


@pytest.fixture(scope="module")
def swaps(corpus: TrainingCorpus) -> Swaps:
    return Swaps(corpus, {"conductor": ("driver",), "pass": ("bridge",), "soup": ("bread",)})


def test_words_are_exchanged_for_near_synonyms_of_their_first_senses(
    vocabulary: Vocabulary,
) -> None:
    rewording = Rewording(vocabulary.alike)
    made = {
        rewording.reword("Why did the copper kettle break?", random.Random(s)) for s in range(80)
    }
    words = {w.strip("?") for text in made for w in text.split()}
    assert "shatter" in words  # a first sense, and near
    assert "burst" not in words  # the third sense
    assert "bull" not in words  # a first sense, and far off
    assert "police_officer" not in words
    assert rewording.reword("Copper Break", random.Random(0)) == "Copper Break"
    assert rewording.reword("coppersmith breaks", random.Random(0)).startswith("coppersmith")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("passengers", {"rider"}),
        ("soup", {"broth"}),
        ("breaking", {"shatter", "crack", "interrupt"}),
        ("broke", {"shatter", "crack", "interrupt"}),
    ],
)
def test_synonyms_are_found_for_any_form(
    thesaurus: Thesaurus, word: str, expected: set[str]
) -> None:
    assert thesaurus.synonyms(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("late", {"early"}),
        ("early", {"late"}),  # written early(a) in its file
        ("tardy", set()),  # an opposite is one of a word, not of what the word means
        ("break", {"mend"}),
        ("broke", {"mended"}),
        ("mended", {"broke", "broken"}),
        ("soup", set()),
    ],
)
def test_opposites_come_in_the_form_of_the_word(
    thesaurus: Thesaurus, word: str, expected: set[str]
) -> None:
    assert thesaurus.opposites(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("conductor", {"passenger", "rider"}),
        ("conductors", {"passengers", "riders"}),
        ("passenger", {"conductor"}),  # not "rider", who is one
        ("passengers", {"conductors"}),
        ("break", set()),  # mostly a verb: of the noun the sibling would be "interval"
    ],
)
def test_siblings_are_other_things_of_the_same_sort(
    thesaurus: Thesaurus, word: str, expected: set[str]
) -> None:
    assert thesaurus.siblings(word) == expected


def test_words_unlike_are_opposites_and_siblings_that_the_corpus_has(
    thesaurus: Thesaurus, tokenizer: Tokenizer, network: ReaderNetwork
) -> None:
    texts = ("Is it late or early?", "Do conductor, passenger and rider mend what they break?")
    asked = tuple(TrainingQuestion(text, (), 0, (), ()) for text in texts)
    words = Vocabulary(TrainingCorpus((), asked), thesaurus, tokenizer, network)
    assert set(words.unlike["late"]) == {"early"}
    assert set(words.unlike["break"]) == {"mend"}
    assert set(words.unlike["conductor"]) == {"passenger"}  # "rider" is too far off
    assert words.alike["break"]
    for word, some in words.alike.items():
        assert not set(some) & set(words.unlike[word])


def every(bend: Callable[[random.Random], Bent | None]) -> set[Bent]:
    """All that comes of many seeds."""
    made = (bend(random.Random(seed)) for seed in range(200))
    return {one for one in made if one is not None}


def test_bent_questions_and_paragraphs_differ_in_one_thing(swaps: Swaps) -> None:
    made = every(lambda rng: swaps.bend(SNOW, SENTENCES, {1}, rng))
    questions = {question for question, told in made if told == SENTENCES}
    paragraphs = {told for question, told in made if question == SNOW}
    assert "What blocked the bridge at Corrin?" in questions
    assert "What blocked the pass at Velmar?" in questions  # a name of the paragraph
    assert any(told[1] == "Snow had blocked the bridge at Corrin." for told in paragraphs)
    assert all(question == SNOW or told == SENTENCES for question, told in made)
    assert all((question, told) != (SNOW, SENTENCES) for question, told in made)
    for told in paragraphs:
        assert told[0] == SENTENCES[0]
        assert told[2:] == SENTENCES[2:]


def test_a_denial_is_put_in_only_where_nothing_is_denied_yet(swaps: Swaps) -> None:
    denied = "What didn't the conductor give passengers on the train to Velmar?"
    assert denied in {q for q, _ in every(lambda rng: swaps.bend(SOUP, SENTENCES, {2}, rng))}
    assert denied not in {
        q
        for q, _ in every(
            lambda rng: swaps.bend(SOUP, [*SENTENCES[:2], "Nobody gave soup.", ""], {2}, rng)
        )
    }
    already = every(lambda rng: swaps.bend(denied, SENTENCES, {2}, rng))
    assert not any(q.count("n't") > 1 or " not " in q or "never" in q for q, _ in already)


def test_a_number_is_exchanged_for_another(swaps: Swaps) -> None:
    told = [KETTLE[a:b] for a, b in sentence_bounds(KETTLE)]
    asked = "What broke after 12 days?"
    made = {q for q, _ in every(lambda rng: swaps.bend(asked, told, {0}, rng))}
    assert "What broke after 40 days?" in made  # one of the paragraph's
    assert any(q.startswith("What broke after 1") and q != asked for q in made)


@pytest.mark.parametrize(
    ("asked", "others"),
    [
        ("What did he buy?", {"Where did he buy?", "When did he buy?", "Why did he buy?"}),
        ("Where is it kept?", {"When is it kept?", "Why is it kept?", "How is it kept?"}),
        ("Who blocked the pass?", set()),  # no verb to turn on
        ("How many crowns did it cost?", set()),
    ],
)
def test_a_question_is_turned_to_another_kind_of_thing(
    swaps: Swaps, asked: str, others: set[str]
) -> None:
    made = {swaps.turn(asked, random.Random(seed)) for seed in range(60)} - {None}
    assert others <= made
    assert bool(made) == bool(others)
    assert asked not in made


def test_what_is_harmless_leaves_question_and_answer_as_they_were(swaps: Swaps) -> None:
    made = {swaps.harmless(SNOW, SENTENCES, ["snow"], random.Random(s)) for s in range(40)}
    changed = made - {SENTENCES}
    assert changed
    for told in changed:
        assert told[1] == SENTENCES[1]  # its "pass" is the question's
        assert {new for old, new in zip(SENTENCES, told, strict=True) if old != new} <= {
            "The driver gave every passenger free soup.",
            "The conductor gave every passenger free bread.",
        }
    assert swaps.harmless(SOUP, SENTENCES, ["free soup", "the pass"], random.Random(1)) == SENTENCES


def test_a_condition_is_added_where_there_is_none_and_the_paragraph_has_not_its_words(
    swaps: Swaps,
) -> None:
    told = [KETTLE[a:b] for a, b in sentence_bounds(KETTLE)]
    asked = "What whistles loudly?"
    added = {q for q, _ in every(lambda rng: swaps.bend(asked, told, {3}, rng)) if " at " in q}
    assert added == {"What whistles loudly at Corrin?"}
    at_corrin = {q for q, _ in every(lambda rng: swaps.bend(SNOW, told, {3}, rng))}
    assert not any(q.count(" at ") > 1 for q in at_corrin)  # it ends in a place


def test_a_paragraph_is_bent_or_left_out(swaps: Swaps) -> None:
    told = ["The 20th pass opened.", "All of the 1,000 soups were gone."]
    for asked in ("What is the 20 pass?", "Who made 1000 or 000 soups?"):
        for question, bent in every(lambda rng, q=asked: swaps.bend(q, told, {0, 1}, rng)):
            assert (question, bent) != (asked, tuple(told))
            assert bent[1].startswith("All of the 1,000 ")


def test_an_opposite_that_the_paragraph_has_too_is_not_asked_for(corpus: TrainingCorpus) -> None:
    swaps = Swaps(corpus, {"best": ("worst",)})
    both = ["The best soup was hot.", "The worst was cold."]
    asked = "Which soup was best?"
    made = every(lambda rng: swaps.bend(asked, both, {0}, rng))
    assert not any(q == "Which soup was worst?" for q, _ in made)
    assert any(
        q == "Which soup was worst?"
        for q, _ in every(lambda rng: swaps.bend(asked, both[:1], {0}, rng))
    )
