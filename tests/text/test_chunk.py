"""Passages: whole sentences, within the limit, nothing lost."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from qabot.archive import boilerplate
from qabot.chunk import chunk, passage_id
from qabot.domain import Article, Passage, Span
from qabot.sentences import split_sentences

words = st.sampled_from(["The", "minister", "said", "“no”,", "U.S.", "x" * 300, "it", "rose;", "5"])
a_sentence = st.lists(words, min_size=1, max_size=40).map(lambda w: " ".join(w) + ".")
texts = st.lists(st.one_of(a_sentence, st.just("\n\n")), max_size=25).map(" ".join)


def article(text: str) -> Article:
    return Article("0" * 16, "a.txt", "t", None, None, None, None, text, "0" * 64)


def count_words(batch: Sequence[str]) -> list[int]:
    """A real count, of pieces of at most 8 characters, with two special tokens a text."""
    return [2 + sum(-(-len(word) // 8) for word in text.split()) for text in batch]


def passages(text: str, size: int = 40, overlap: int = 12) -> list[Passage]:
    return chunk(article(text), count_words, max_tokens=size, overlap_tokens=overlap)


@given(texts, st.integers(14, 60), st.integers(0, 30))
def test_every_passage_is_the_text_at_its_span_and_fits(text: str, size: int, overlap: int) -> None:
    for passage in passages(text, size, overlap):
        assert passage.text == passage.span.of(text)
        assert count_words([passage.text])[0] <= size
        assert 0 < passage.id < 2**63


@given(texts, st.integers(14, 60), st.integers(0, 30))
def test_together_the_passages_cover_every_sentence(text: str, size: int, overlap: int) -> None:
    covered = [False] * len(text)
    for passage in passages(text, size, overlap):
        covered[passage.span.start : passage.span.end] = [True] * len(passage.span)
    for sentence in split_sentences(text):
        for at in range(sentence.start, sentence.end):
            assert covered[at] or text[at].isspace()


@given(texts)
def test_a_sentence_that_fits_stands_whole_in_some_passage(text: str) -> None:
    found = passages(text)
    for sentence in split_sentences(text):
        if count_words([sentence.of(text)])[0] <= 40:
            assert any(passage.span.contains(sentence) for passage in found)


@given(texts)
def test_each_passage_goes_beyond_the_one_before(text: str) -> None:
    found = passages(text)
    for before, after in itertools.pairwise(found):
        assert before.span.start < after.span.start
        assert before.span.end < after.span.end
    assert len({passage.id for passage in found}) == len(found)


@given(texts, st.data())
def test_left_out_sentences_are_in_no_passage(text: str, data: st.DataObject) -> None:
    spans = split_sentences(text)
    omit = tuple(span for span in spans if data.draw(st.booleans()))
    found = chunk(article(text), count_words, max_tokens=40, overlap_tokens=12, omit=omit)
    for passage in found:
        assert not any(passage.span.overlaps(span) for span in omit)
    for span in spans:
        covered = any(passage.span.overlaps(span) for passage in found)
        assert covered == (span not in omit)


@given(texts, st.data())
def test_all_but_what_is_left_out_is_in_some_passage(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    omit = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    covered = [False] * len(text)
    for passage in chunk(article(text), count_words, max_tokens=40, overlap_tokens=12, omit=omit):
        assert not any(passage.span.overlaps(span) for span in omit)
        covered[passage.span.start : passage.span.end] = [True] * len(passage.span)
    for at, char in enumerate(text):
        assert covered[at] or char.isspace() or any(span.start <= at < span.end for span in omit)


def test_a_story_that_follows_a_longer_line_of_the_page_is_kept() -> None:
    line = "Sign up here for our free morning newsletter"
    text = f"{line}\nRussia said no.\n\nMore was to follow."
    found = chunk(article(text), count_words, omit=boilerplate(text))
    assert [passage.text for passage in found] == ["Russia said no.\n\nMore was to follow."]


def test_passages_overlap_by_whole_sentences() -> None:
    text = " ".join(f"Sentence number {n} is here today." for n in range(12))
    found = passages(text, size=30, overlap=10)
    assert found[0].span.end > found[1].span.start
    assert found[1].text.startswith("Sentence number")


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    text = " ".join(["He came in,"] + ["slowly"] * 10 + ["and then he sat;"] + ["very"] * 30) + "."
    found = passages(text, size=22)
    assert len(found) > 1
    assert found[0].text.endswith("sat;")


def test_an_empty_article_has_no_passages() -> None:
    assert passages(" \n\n ") == []


def test_the_id_changes_with_article_place_and_text() -> None:
    ids = {
        passage_id("a", Span(0, 3), "abc"),
        passage_id("b", Span(0, 3), "abc"),
        passage_id("a", Span(1, 4), "abc"),
        passage_id("a", Span(0, 3), "abd"),
    }
    assert len(ids) == 4
    # Pinned: an id in a published index must not change with a release.
    assert passage_id("a", Span(0, 3), "abc") == 3044793845571754876
