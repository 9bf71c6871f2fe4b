"""Passages: runs of whole sentences that fit the encoder, each overlapping the one before it.

A sentence too long for the encoder becomes several passages, cut after a clause where one ends.
No text is lost: together the passages cover all that is not left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence

from qabot.domain import Article, Passage, Span
from qabot.sentences import sentences_outside

CountTokens = Callable[[Sequence[str]], list[int]]

_WORD = re.compile(r"\S{1,80}")


def passage_id(article_id: str, span: Span, text: str) -> int:
    """Return a positive 63-bit number: the head of sha256 over article id, offsets and text."""
    key = f"{article_id}\0{span.start}\0{span.end}\0{text}"
    head = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8]
    return int.from_bytes(head, "big") >> 1 or 1


def chunk(
    article: Article,
    count_tokens: CountTokens,
    *,
    max_tokens: int = 128,
    overlap_tokens: int = 32,
    omit: Sequence[Span] = (),
) -> list[Passage]:
    """Divide an article into passages of at most ``max_tokens`` tokens, in order.

    ``count_tokens`` gives the length of each text in tokens, with or without the special tokens
    that the encoder adds. What lies in ``omit`` (ordered, disjoint: boilerplate) is in no
    passage, and no passage reaches across it; nothing else is left out.
    """
    overhead = count_tokens([""])[0]
    budget = max(1, max_tokens - overhead)
    overlap = min(overlap_tokens, budget // 2)
    passages: list[Passage] = []
    for run in _runs(article.text, omit):
        sizes = [n - overhead for n in count_tokens([span.of(article.text) for span in run])]
        units = list(_units(article.text, run, sizes, budget, count_tokens))
        passages.extend(_passage(article, span) for span in _windows(units, budget, overlap))
    return passages


def _passage(article: Article, span: Span) -> Passage:
    text = span.of(article.text)
    return Passage(passage_id(article.id, span, text), article.id, span, text)


def _runs(text: str, omit: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the stretches of sentences between the spans that are left out."""
    run: list[Span] = []
    at = 0
    for sentence in sentences_outside(text, omit):
        before = at
        while at < len(omit) and omit[at].end <= sentence.start:
            at += 1
        if run and at > before:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _units(
    text: str, run: Sequence[Span], sizes: Sequence[int], budget: int, count_tokens: CountTokens
) -> Iterator[tuple[Span, int]]:
    """Yield sentences with their sizes; one that is too long as its pieces."""
    for span, size in zip(run, sizes, strict=True):
        if size <= budget:
            yield span, max(1, size)
        else:
            yield from _pieces(text, span, budget, count_tokens)


def _pieces(
    text: str, sentence: Span, budget: int, count_tokens: CountTokens
) -> Iterator[tuple[Span, int]]:
    """Cut a long sentence between words, after a comma or the like where that is not too early.

    A "word" of more than 80 characters (a table, a key) is itself cut.
    """
    words = [Span(*m.span()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    overhead, *counts = count_tokens(["", *(word.of(text) for word in words)])
    sizes = [max(1, count - overhead) for count in counts]
    start = 0
    while start < len(words):
        end = _fill(sizes, start, budget)
        if end < len(words):
            end = _clause_end(text, words, start, end)
        yield Span(words[start].start, words[end - 1].end), min(budget, sum(sizes[start:end]))
        start = end


def _fill(sizes: Sequence[int], start: int, budget: int) -> int:
    end, total = start + 1, sizes[start]
    while end < len(sizes) and total + sizes[end] <= budget:
        total += sizes[end]
        end += 1
    return end


def _clause_end(text: str, words: Sequence[Span], start: int, end: int) -> int:
    for at in range(end, (start + end) // 2, -1):
        if text[words[at - 1].end - 1] in ',;:.!?)—–”"':
            return at
    return end


def _windows(units: Sequence[tuple[Span, int]], budget: int, overlap: int) -> Iterator[Span]:
    """Yield the spans of windows over ``units``, each going beyond the one before it."""
    sizes = [size for _, size in units]
    start = 0
    while start < len(units):
        end = _fill(sizes, start, budget)
        yield Span(units[start][0].start, units[end - 1][0].end)
        if end == len(units):
            return
        start = _step_back(sizes, start, end, overlap, budget)


def _step_back(sizes: Sequence[int], start: int, end: int, overlap: int, budget: int) -> int:
    """Return where the next window begins: at most ``overlap`` tokens before ``end``."""
    back, total = end, 0
    while back - 1 > start and total + sizes[back - 1] <= overlap:
        back -= 1
        total += sizes[back]
    while back < end and total + sizes[end] > budget:
        total -= sizes[back]
        back += 1
    return back
