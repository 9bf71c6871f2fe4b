"""The sentences that a reader looks at: those of the best hits and their neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qabot.domain import Article, Hit, Span
from qabot.read.sections import is_link
from qabot.read.spoken import signed_in
from qabot.sentences import sentences_outside

LONGEST = 700  # characters of a candidate: a longer "sentence" is a list or table without stops
REGION = 20_000  # characters read either side of a hit, so that a book costs what an article does


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of one article.

    ``hit`` is the best hit that holds it, or stands beside it; ``index`` is the number of the
    sentence among those read of its article.
    """

    article: Article
    span: Span
    index: int
    hit: Hit

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)


def candidates(
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    boilerplate: Callable[[str, str], tuple[Span, ...]],
) -> list[Candidate]:
    """The sentences of ``hits``, each once, with the sentence before and after each passage."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.passage.article_id, []).append(hit)
    found: list[Candidate] = []
    for article_id, own in grouped.items():
        found += _of_article(article(article_id), own, boilerplate)
    return found


def _of_article(
    article: Article, hits: Sequence[Hit], boilerplate: Callable[[str, str], tuple[Span, ...]]
) -> list[Candidate]:
    """The candidates of one article, each with the best of ``hits`` that it is in or beside."""
    sentences = read_sentences(article, hits, boilerplate)
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda h: h.score):
        inside = [i for i, s in enumerate(sentences) if hit.passage.span.overlaps(s)]
        for i in range(inside[0] - 1, inside[-1] + 2) if inside else ():
            if 0 <= i < len(sentences) and _may_answer(sentences[i], article.text):
                best[i] = hit
    return [Candidate(article, sentences[i], i, hit) for i, hit in sorted(best.items())]


def _may_answer(sentence: Span, text: str) -> bool:
    return len(sentence) <= LONGEST and not is_link(sentence.of(text))


def read_sentences(
    article: Article, hits: Sequence[Hit], boilerplate: Callable[[str, str], tuple[Span, ...]]
) -> list[Span]:
    """The sentences around ``hits``, without boilerplate and signatures; cut when long."""
    start, end = 0, len(article.text)
    if end > 4 * REGION:
        first = min(hit.passage.span.start for hit in hits)
        last = max(hit.passage.span.end for hit in hits)
        start = article.text.rfind("\n\n", 0, max(0, first - REGION)) + 1
        blank = article.text.find("\n\n", last + REGION)
        end = blank if blank >= 0 else end
    lines = boilerplate(article.text, article.title)
    signed = signed_in(article) if (start, end) == (0, len(article.text)) else ()
    omit = [line.shift(-start) for line in sorted({*lines, *signed}) if line.start >= start]
    return [s.shift(start) for s in sentences_outside(article.text[start:end], omit)]
