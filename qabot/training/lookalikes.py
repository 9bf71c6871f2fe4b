"""Hard negatives: for a question, a paragraph that shares its words but not its answer.

Ranked by BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75). A question as vague as "What is
the problem?" is answered by many paragraphs, so a look-alike counts only for a question whose
own paragraph clearly leads.
"""

from __future__ import annotations

import heapq
import math
import random
import re
from collections import Counter, defaultdict

from tokenizers import Tokenizer

from qabot.training.corpus import TrainingCorpus

_WORD = re.compile(r"[a-z0-9]+")
_COMMON_TEXT = (
    "a about after all an and any are as at be been before being but by can could did do does for "
    "from get had has have he her him his how i if in into is it its just kind like many me might "
    "more most much my no not of on or our out she should so some such than that the their them "
    "then there these they this those to type up was we were what when where which while who "
    "whom whose why will with would you your"
)
COMMON = frozenset(_COMMON_TEXT.split())
_NEAR = 5  # paragraphs that come next after the question's own
_LEAD = 1.25  # the own paragraph's BM25 score against the best other's


def content_words(text: str) -> list[str]:
    """The lower-case words of a text that are not among the most common of English."""
    return [w for w in _WORD.findall(text.lower()) if w not in COMMON]


class Lookalikes:
    """The best other paragraph of each question, where there is a fair one."""

    def __init__(self, corpus: TrainingCorpus, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        texts = [" ".join(p.sentences) for p in corpus.paragraphs]
        self._lowered = [t.lower() for t in texts]
        self._postings = _postings([content_words(t) for t in texts])
        self._near: dict[int, tuple[int, ...]] = {}
        self._best = {n: self._find(corpus, n) for n in range(len(corpus.questions))}

    def of(self, question: int) -> int | None:
        """The paragraph that looks most like an answer and is none, or None."""
        return self._best[question]

    def near(self, question: int, rng: random.Random) -> int | None:
        """One of the paragraphs that share most of its words, whether it answers or not."""
        near = self._near[question]
        return rng.choice(near) if near else None

    def encode(self, text: str) -> tuple[int, ...]:
        """Wordpiece ids of a text, without special tokens."""
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _find(self, corpus: TrainingCorpus, number: int) -> int | None:
        question = corpus.questions[number]
        scores: dict[int, float] = defaultdict(float)
        for word in set(content_words(question.text)):
            for paragraph, weight in self._postings.get(word, ()):
                scores[paragraph] += weight
        own = scores.pop(question.paragraph, 0.0)
        near = heapq.nlargest(_NEAR, scores, key=lambda p: (scores[p], -p))
        self._near[number] = tuple(near)
        if not near:
            return None
        best = near[0]
        if own < _LEAD * scores[best]:
            return None
        holds = any(t in self._lowered[best] for t in question.answer_texts)
        return None if holds else best


def _postings(documents: list[list[str]]) -> dict[str, list[tuple[int, float]]]:
    average = sum(map(len, documents)) / len(documents)
    counts = [Counter(words) for words in documents]
    spread = Counter(word for words in counts for word in words)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, words in enumerate(counts):
        norm = 1.2 * (0.25 + 0.75 * sum(words.values()) / average)
        for word, count in words.items():
            rarity = math.log(1 + (len(documents) - spread[word] + 0.5) / (spread[word] + 0.5))
            postings[word].append((number, rarity * count * 2.2 / (count + norm)))
    return postings
