from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.domain import Filters
from qabot.index.entry import Entry, article_key
from qabot.index.lexical import Lexical
from qabot.index.lexical_writer import write_lexical
from qabot.terms import terms_of

TEXTS = (
    "Russia builds a reactor at Bushehr, the official said.",
    "The reactor is not finished; the reactor waits for fuel.",
    "Iran and Russia signed a paper about fuel.",
    "A garden show opened on Friday.",
)
DATES = (date(2003, 5, 23), date(2003, 6, 1), None, date(2004, 1, 1))
SOURCES = ("The Washington Times", "Reuters", None, "Reuters")


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    entries = [
        Entry(number + 1, f"Title {number}", SOURCES[number], DATES[number], text)
        for number, text in enumerate(TEXTS)
    ]
    write_lexical(tmp_path / "passages", entries)
    write_lexical(tmp_path / "articles", entries)
    return Lexical(tmp_path / "passages", tmp_path / "articles")


def ids(found: list[tuple[Any, float]]) -> list[Any]:
    return [key for key, _ in found]


def bm25(
    terms: Sequence[str], texts: Sequence[str], k1: float = 1.2, b: float = 0.75
) -> list[float]:
    """Okapi BM25 as Lucene computes it (S. Robertson, H. Zaragoza, 2009), for short texts."""
    tokens = [terms_of(text) for text in texts]
    average = sum(map(len, tokens)) / len(tokens)
    scores = []
    for own in tokens:
        score = 0.0
        for term in dict.fromkeys(terms):
            frequency = sum(term in one for one in tokens)
            inverse = math.log(1 + (len(tokens) - frequency + 0.5) / (frequency + 0.5))
            count = own.count(term)
            score += inverse * count * (k1 + 1) / (count + k1 * (1 - b + b * len(own) / average))
        scores.append(score)
    return scores


def test_scores_are_those_of_the_bm25_formula(lexical: Lexical) -> None:
    terms = terms_of("reactor fuel Russia")
    expected = {n + 1: score for n, score in enumerate(bm25(terms, TEXTS)) if score > 0}
    found = dict(lexical.search(terms, 10))
    assert found == pytest.approx(expected, rel=1e-5)
    assert ids(lexical.search(terms, 10)) == sorted(expected, key=lambda n: (-expected[n], n))


def test_articles_are_found_under_their_sixteen_digits(tmp_path: Path) -> None:
    wanted = ["00000000000000ff", "ffffffffffffffff", "8000000000000000", "7fffffffffffffff"]
    entries = [Entry(article_key(one), "T", None, None, "lamp") for one in wanted]
    write_lexical(tmp_path / "articles", entries)
    side = Lexical(tmp_path / "articles", tmp_path / "articles")
    assert sorted(ids(side.search_articles(["lamp"], 9))) == sorted(wanted)


def test_every_word_may_be_asked_for_in_the_text_or_the_title(lexical: Lexical) -> None:
    both = {"text": 1.0, "title": 0.5}
    wanted = terms_of("reactor fuel")
    some = lexical.search_articles(wanted, 9, fields=both)
    every = lexical.search_articles(wanted, 9, fields=both, every=True)
    assert ids(every) == [f"{2:016x}"]
    assert set(every) <= set(some)
    assert len(some) == 3
    titled = lexical.search_articles(terms_of("title garden"), 9, fields=both, every=True)
    assert ids(titled) == [f"{4:016x}"]


def test_a_word_is_found_in_its_other_forms(lexical: Lexical) -> None:
    assert ids(lexical.search(terms_of("reactors"), 5)) == [2, 1]
    assert ids(lexical.search(terms_of("RUSSIA'S"), 5)) == ids(
        lexical.search(terms_of("russia"), 5)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. troops", "US troops"),
        ("Müller", "muller"),
        ("1,000 men", "1000 men"),
        ("Russia’s", "Russia's"),
        ("Russia’s", "Russia"),
        ("G.O.P.", "GOP"),
    ],
)
def test_spellings_of_one_word_are_one_term(one: str, other: str) -> None:
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=date(2003, 5, 23), until=date(2003, 5, 23)), {1, 3}),
        (Filters(since=date(2003, 5, 24)), {2, 3}),
        (Filters(until=date(2003, 5, 23)), {1, 3}),
        (Filters(since=date(2003, 5, 1), drop_undated=True), {1, 2}),
        (Filters(drop_undated=True), {1, 2}),
        (Filters(sources=("reuters",)), {2}),
        (Filters(sources=("the  WASHINGTON times", "Reuters")), {1, 2}),
        (Filters(sources=("Reuters",), since=date(2004, 1, 1)), set()),
        (Filters(sources=("nobody",)), set()),
    ],
)
def test_filters_limit_the_search_and_leave_scores_alone(
    lexical: Lexical, filters: Filters, expected: set[int]
) -> None:
    terms = terms_of("reactor fuel Russia")
    unlimited = dict(lexical.search(terms, 10))
    found = dict(lexical.search(terms, 10, filters=filters))
    assert set(found) == expected
    assert found == pytest.approx({key: unlimited[key] for key in expected})


def test_a_field_counts_by_its_weight(lexical: Lexical) -> None:
    assert lexical.search(terms_of("title"), 5) == []
    by_title = lexical.search(terms_of("title"), 5, fields={"title": 2.0})
    once = dict(lexical.search(terms_of("title"), 5, fields={"title": 1.0}))
    assert dict(by_title) == pytest.approx({key: 2 * score for key, score in once.items()})
    with pytest.raises(ValueError, match="no such field: headline"):
        lexical.search(["x"], 5, fields={"headline": 1.0})


def test_document_frequency_counts_passages(lexical: Lexical) -> None:
    assert lexical.document_frequency(terms_of("reactor")[0]) == 2
    assert lexical.document_frequency("nowhere") == 0
    assert (lexical.passage_count, lexical.article_count) == (4, 4)


def test_no_terms_find_nothing(lexical: Lexical) -> None:
    assert lexical.search([], 5) == []
    assert lexical.search(["reactor"], 0) == []
    assert lexical.search(["absent"], 5) == []


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_question_becomes_terms_and_never_an_error(text: str) -> None:
    terms = terms_of(text)
    assert all(isinstance(term, str) and term for term in terms)


def test_hostile_questions_are_searched_without_an_error(lexical: Lexical) -> None:
    for text in ("what (is", "U.S. - why?", 'a "b', "NOT AND OR", "*:*", "^~[TO}", "\0", "a:b"):
        lexical.search(terms_of(text), 5)


def test_equal_scores_come_in_the_order_of_ids(tmp_path: Path) -> None:
    entries = [Entry(key, "T", None, None, "the same words") for key in (9, 3, 7, 1)]
    write_lexical(tmp_path / "p", entries)
    side = Lexical(tmp_path / "p", tmp_path / "p")
    assert ids(side.search(["same"], 10)) == [1, 3, 7, 9]
