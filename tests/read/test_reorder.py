"""The order of a search: what the sentence reader says yes to comes forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from qabot.domain import Hit
from qabot.read.candidates import Candidate
from qabot.read.closely import best_of_each, read_closely
from qabot.read.features import NAMES
from qabot.read.reorder import reordered
from qabot.read.sentence_reader import SentenceReader

ECHO = "How much the new harbour will cost was asked on Monday. Nobody could say."
ANSWER = "The new harbour of Port Lindal opened on Saturday. It cost 340 million crowns."


def hits_and_candidates(
    make_candidates: Callable[..., list[Candidate]], *texts: str
) -> tuple[list[Hit], list[Candidate]]:
    """A hit for each text, each a tenth of a point above the next."""
    parts = [make_candidates(text, str(n)) for n, text in enumerate(texts)]
    hits = [replace(part[0].hit, score=0.6 - n / 10) for n, part in enumerate(parts)]
    return hits, [one for part in parts for one in part]


def test_a_passage_that_the_reader_finds_an_answer_in_comes_before_a_nearer_one(
    reader: SentenceReader, make_candidates: Callable[..., list[Candidate]]
) -> None:
    hits, found = hits_and_candidates(make_candidates, ECHO, ANSWER)
    alike = np.zeros((len(found), len(NAMES)), dtype=np.float32)
    near = read_closely(reader, "How much did the new harbour cost?", hits, found)
    read = best_of_each(near, len(found))
    unread = reordered(hits, found, alike, [])
    assert [hit.passage.text for hit in unread] == [ECHO, ANSWER]
    ordered = reordered(hits, found, alike, read)
    assert [hit.passage.text for hit in ordered] == [ANSWER, ECHO]
    assert [hit.rank for hit in ordered] == [1, 2]
    assert 1.0 >= ordered[0].score > ordered[1].score >= 0.0


def test_what_the_reader_doubts_stays_where_words_and_meaning_put_it(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    hits, found = hits_and_candidates(make_candidates, ECHO, ANSWER)
    alike = np.zeros((len(found), len(NAMES)), dtype=np.float32)
    doubts = [-5.0, -5.0, -1.0, -0.5]
    ordered = reordered(hits, found, alike, doubts)
    assert [hit.passage.text for hit in ordered] == [ECHO, ANSWER]


def test_a_passage_without_a_sentence_that_may_answer_keeps_its_place(
    make_candidates: Callable[..., list[Candidate]],
) -> None:
    """As of one that is nothing but a link, or a page's own words."""
    hits, found = hits_and_candidates(make_candidates, ECHO, ANSWER)
    left = [one for one in found if one.hit is not hits[0] and one.article.id != "0"]
    alike = np.zeros((len(left), len(NAMES)), dtype=np.float32)
    ordered = reordered(hits, left, alike, [])
    assert [hit.passage.text for hit in ordered] == [ECHO, ANSWER]
