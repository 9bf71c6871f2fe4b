from __future__ import annotations

import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.ingest import duplicates
from qabot.ingest.duplicates import ALIKE, SHINGLE, signature, similarity, stories

VOCABULARY = [f"word{number}" for number in range(2000)]


def text(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def jaccard(one: str, other: str) -> float:
    """The similarity that a signature estimates, computed in full."""

    def shingles(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}

    first, second = shingles(one.split()), shingles(other.split())
    return len(first & second) / len(first | second)


@settings(max_examples=40)
@given(seed=st.integers(0, 1000), kept=st.integers(0, 300))
def test_signatures_estimate_the_jaccard_similarity(seed: int, kept: int) -> None:
    one = text(seed)
    other = " ".join([*one.split()[:kept], *text(seed + 5000).split()[kept:]])
    assert similarity(signature(one), signature(other)) == pytest.approx(
        jaccard(one, other), abs=0.2
    )


def test_a_signature_is_the_same_taken_all_at_once_or_in_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(duplicates, "_BLOCK", 1_000_000)
    whole = signature(text(1))
    monkeypatch.setattr(duplicates, "_BLOCK", 7)
    assert signature(text(1)) == whole


def test_the_signature_of_a_large_text_takes_little_memory() -> None:
    large = text(1, words=100_000)
    tracemalloc.start()
    signature(large)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


def test_copies_are_grouped_and_others_are_not() -> None:
    wire = text(1)
    articles = {
        "a": wire,
        "b": wire + " reporting by our correspondent",
        "c": "exclusive " + wire.replace("word7 ", "word8 ").upper(),
        "d": text(2),
        "e": text(3),
        "f": text(2, 300) + " " + text(9, 12),
    }
    groups = stories((key, signature(one)) for key, one in articles.items())
    assert groups == [["a", "b", "c"], ["d", "f"]]


def test_half_a_story_is_not_the_story() -> None:
    one, other = text(1), text(1, 150) + " " + text(4, 150)
    assert jaccard(one, other) < ALIKE
    assert stories([("a", signature(one)), ("b", signature(other))]) == []


def test_a_text_too_short_to_compare_has_no_signature() -> None:
    assert signature("The rain fell on the town.") is None
    assert signature("") is None


def test_a_signature_ignores_case_and_punctuation() -> None:
    assert signature(text(1)) == signature(text(1).upper().replace(" ", ", "))
