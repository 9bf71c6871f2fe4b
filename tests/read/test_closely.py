"""What close reading adds: the right sentence of all that is read, for questions it knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from qabot.domain import Hit, Span
from qabot.question import read_question
from qabot.read.candidates import Candidate
from qabot.read.closely import LEAST, MOST, best_of_each, heed, masked, read_closely, weight_for
from qabot.read.sentence_reader import SentenceReader, Window

HARBOUR = (
    "The new harbour of Port Lindal opened on Saturday after six years of work. "
    "It cost 340 million crowns, nearly twice what the council had promised. "
    "Fishermen watched the ceremony from the old pier."
)
BREAD = "Bakers raised the price of a loaf. Customers grumbled but queued as usual."


def odds_of(
    reader: SentenceReader, asked: str, hits: Sequence[Hit], found: Sequence[Candidate]
) -> list[float]:
    return best_of_each(read_closely(reader, asked, hits, found), len(found))


def heed_of(
    reader: SentenceReader,
    asked: str,
    hits: Sequence[Hit],
    found: Sequence[Candidate],
    quoted: tuple[int, ...],
) -> float | None:
    return heed(reader, asked, read_closely(reader, asked, hits, found), quoted)


def test_each_candidate_is_read_in_the_passages_that_hold_it(
    reader: SentenceReader,
    make_candidates: Callable[..., list[Candidate]],
    make_hit: Callable[..., Hit],
) -> None:
    found = [*make_candidates(BREAD, "b"), *make_candidates(HARBOUR, "h")]
    cut = HARBOUR.index("Fishermen")
    whole, begun = found[0].hit, make_hit(found[-1].article, Span(0, cut))
    scores = odds_of(reader, "How much did the new harbour cost?", [whole, begun], found)
    assert len(scores) == len(found) == 5
    assert max(scores) == scores[3] > 0.0
    assert scores[4] == LEAST  # beyond the passage that is read
    assert all(LEAST <= score <= MOST for score in scores)


def test_of_two_passages_that_hold_a_sentence_the_better_reading_counts(
    reader: SentenceReader,
    make_candidates: Callable[..., list[Candidate]],
    make_hit: Callable[..., Hit],
) -> None:
    found = make_candidates(f"{HARBOUR} {BREAD}")
    hits = [found[1].hit, make_hit(found[1].article, found[1].span)]
    asked = "How expensive was the new dock?"
    both, *each = (odds_of(reader, asked, some, found)[1] for some in (hits, *zip(hits)))
    assert both == max(each)
    assert each[0] != each[1]


def test_a_passage_is_read_below_its_title_and_with_the_sentences_beside_it(
    reader: SentenceReader,
    make_candidates: Callable[..., list[Candidate]],
    make_hit: Callable[..., Hit],
) -> None:
    """Which "it" cost so much stands before the passage, and what all of it is about above."""
    asked = "How much did the new harbour cost?"
    found = make_candidates(HARBOUR)
    article, span = found[1].article, found[1].span
    alone = reader.score(asked, [Window(found[1].text, (Span(0, len(found[1].text)),))])[0][0]
    among_all = odds_of(reader, asked, [make_hit(article, span)], found)
    assert among_all[1] > alone
    assert among_all[0] == among_all[2] == LEAST, "what is beside it is read and not scored"
    below = [replace(one, article=replace(article, title="New harbour opens")) for one in found]
    hit = make_hit(below[1].article, span)
    [titled] = odds_of(reader, asked, [hit], [replace(below[1], hit=hit)])
    assert titled > alone


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("How much did the harbour cost?", 1.0),
        ("What did Solheim say about the cranes?", 0.5),
        ("harbour of Port Lindal", 0.0),
    ],
)
def test_it_counts_half_where_somebody_speaks_and_not_for_a_topic(text: str, weight: float) -> None:
    assert weight_for(read_question(text, date(2017, 3, 1))) == weight


def test_heed_is_what_a_belief_owes_to_words_that_the_passage_has_otherwise_or_not_at_all(
    reader: SentenceReader, make_candidates: Callable[..., list[Candidate]]
) -> None:
    found = make_candidates(f"{HARBOUR} {BREAD}")
    hits = [found[1].hit]
    understood = heed_of(reader, "How expensive was the new harbour?", hits, found, (1,))
    passed_over = heed_of(reader, "How much did the Danish harbour cost?", hits, found, (1,))
    assert understood is not None
    assert passed_over is not None
    assert understood > passed_over


def test_there_is_nothing_to_heed_where_the_passage_has_every_word_or_the_quote_is_in_none(
    reader: SentenceReader,
    make_candidates: Callable[..., list[Candidate]],
    make_hit: Callable[..., Hit],
) -> None:
    found = make_candidates(HARBOUR)
    assert heed_of(reader, "What did the new harbour cost?", [found[1].hit], found, (1,)) is None
    elsewhere = make_hit(found[0].article, found[0].span)
    assert heed_of(reader, "How expensive was it?", [elsewhere], found, (2,)) is None


def test_each_word_that_a_passage_lacks_is_masked_in_turn() -> None:
    assert masked("Who sold the new docks in Ostby?", "A new dock was sold.") == [
        "Who sold the new docks in [MASK]?"
    ]
    assert masked("Who sold Ostby?", "A dock.") == ["Who [MASK] Ostby?", "Who sold [MASK]?"]
    assert masked("Who was it?", "A dock.") == []


def test_of_a_question_of_many_words_a_few_are_masked() -> None:
    assert len(masked(" ".join(f"word{number}" for number in range(100)), "A dock.")) < 12
