"""Sentences and paragraphs as offsets."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.domain import Span
from qabot.sentences import MAX_QUOTED, paragraphs, quotations, split_sentences

SEED = Path(__file__).parents[2] / "seeds" / "000_2a3f84f224b62ba7.txt"

PIECES = "Mr. U.S. said He the . ! ? … ... “ ” ‘ ’ \" ' '' `` Putin 3.5 No. 5 a.m. ( ) , é 。"
GAPS = [" ", " ", " ", "\n", "\n\n", "\xa0", "\r\n", "\n- ", "\n• "]
news_like = st.lists(st.sampled_from([*PIECES.split(), *GAPS]), max_size=60).map("".join)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@given(st.one_of(st.text(), news_like))
def test_sentences_are_trimmed_ordered_disjoint_and_lose_only_whitespace(text: str) -> None:
    spans = split_sentences(text)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.one_of(st.text(), news_like))
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    blocks = paragraphs(text)
    for sentence in split_sentences(text):
        assert sum(block.contains(sentence) for block in blocks) == 1
        assert all(line.strip() for line in sentence.of(text).split("\n"))


@given(news_like)
def test_paragraphs_are_what_blank_lines_separate(text: str) -> None:
    blocks = paragraphs(text)
    for before, after in itertools.pairwise(blocks):
        gap = Span(before.end, after.start).of(text)
        assert gap.strip() == ""
        assert gap.count("\n") >= 2
    assert "".join("".join(b.of(text).split()) for b in blocks) == "".join(text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Putin will host Mr. Bush in St. Petersburg in June.",
        "The director, Ing. Hruska, told Det. Sgt. Ek and Cllr. Hale to go to bed.",
        "Defense Secretary Donald H. Rumsfeld and J. Rumsfeld met Gen. Colin L. Powell.",
        "The U.S. Embassy asked the U.N. Security Council about the U.S.-backed plan.",
        "Prices at Apple Inc. rose 3.5 percent to $1.20 at 5 a.m. Monday.",
        "It was plan No. 5 of Dec. 28 on p. 7 of the report.",
        "“Take my word for it, that’s wrong,” he said.",
        "“It works. We tested it,” he said.",
        '"It works. We tested it," he said.',
        "‘It works. We tested it,’ she said.",
        "''It works. We tested it,'' she said.",
        "“Is it over?” he asked.",
        "“Is it over?” Mr. Putin asked.",
        "See www.example.com/a.b?c=d for more.",
        "The crisis … is over.",
        "THE U.S . FIRST PROPOSED TO HELP NATO .",
        "Sen. Elizabeth Warren, D-Mass., voted no.",
        "A line without a full stop",
    ],
)
def test_these_are_one_sentence(sentence: str) -> None:
    assert sentences(sentence) == [sentence]
    # Nor does a neighbour change it.
    assert sentences(f"It rained.  {sentence}")[1:] == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They met at ING.", "“It is late,” said Karl Ek."),
        ("He told RT.", "Karl Ek left."),
        ("He lives in the U.S.", "The others left."),
        ("It closed at 5 p.m.", "He went home."),
        ("It was over.", "“It works,” he said."),
        ("“It was over.”", "He left."),
        ("He asked: “Is it over?”", "Nobody answered."),
        ("EUROPE MADE NO ATTEMPT .", "THEN WHAT ?"),
        ("What a day!", "It rained."),
        ("It trailed off…", "Then it stopped."),
        ("It fell to 3.5.", "It rose again."),
        ("It happened in 2003.", "In 2004 it did not."),
        ("He called it “a myth.”", "The end came."),
    ],
)
def test_these_are_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_stop_that_lost_its_space_still_ends_the_sentence() -> None:
    assert sentences("He fears grizzlies.”DeVos spoke.") == ["He fears grizzlies.”", "DeVos spoke."]


def test_a_long_quotation_is_cut_between_its_sentences() -> None:
    spoken = " ".join(f"This is sentence number {n} of a very long speech." for n in range(12))
    text = f"“{spoken}” he said."
    assert len(text) > MAX_QUOTED
    assert len(sentences(text)) == 12


def test_bullets_and_headings_stand_alone_and_wrapped_lines_join() -> None:
    text = "What happened\n- the first thing\n- the second thing that happened\n"
    assert sentences(text) == [
        "What happened",
        "- the first thing",
        "- the second thing that happened",
    ]
    wrapped = "The minister spoke of the plan and\nParliament heard him out for hours\nin silence."
    assert sentences(wrapped) == [wrapped]


def test_the_seed_article_keeps_its_abbreviations_and_quotes_whole() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = sentences(text)
    host = [s for s in found if "St. Petersburg" in s]
    assert host[0].startswith("Mr. Putin will host Mr. Bush")
    assert host[0].endswith("in Evian, France.")
    assert "“Take my word for it, that’s wrong,” he said." in found
    met = next(s for s in found if "Rumsfeld" in s)
    assert met.startswith("The Russian official met with Mr. Bush")
    assert met.endswith("three-day Washington visit.")


HOSTILE = [". ", '"a" ', ' ."', "“", "'a ", "A. ", "a\n", "Mr. A ", "(“‘[.!?"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_is_read_to_the_end(unit: str) -> None:
    text = unit * 20_000
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("agency", ["", " (AP)"])
def test_a_state_in_a_dateline_ends_no_sentence(agency: str) -> None:
    text = f"PORT OSTBY, Calif.{agency} — A pier sank. It was old."
    assert [span.of(text) for span in split_sentences(text)][1:] == ["It was old."]


def test_marks_that_point_inwards_open_and_close_a_quotation() -> None:
    text = "»It holds. It is old«, said Ek. »So is »Der Turm«.« Hale left."
    outer = [one.inner.of(text) for one in quotations(text) if one.depth == 0]
    assert outer == ["It holds. It is old", "So is »Der Turm«."]
    assert [one.of(text) for one in split_sentences(text)][-1] == "Hale left."
    assert not any(one.closed for one in quotations("»It holds», said Ek."))
