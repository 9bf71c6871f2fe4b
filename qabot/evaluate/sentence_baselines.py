"""The best sentences by plain methods, to be measured as quotes: no speech, no refusals.

The sentences of the first passages by meaning and by words are ranked by cosine, by BM25
(Robertson & Zaragoza, 2009; k1 1.2, b 0.75, idf over passages) and by both joined.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from qabot.embed import Encoder
from qabot.evaluate.fusion import reciprocal_rank_fusion
from qabot.index import Generation
from qabot.sentences import split_sentences
from qabot.terms import terms_of

_K1, _B = 1.2, 0.75
_SHOWN = 3


class SentenceBaselines:
    """Ranks sentences for one index; remembers their vectors, since passages recur."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._lexical = generation.lexical
        self._passages = generation.coverage().passages
        self._encoder = encoder
        self._vectors: dict[str, np.ndarray] = {}

    def best(self, question: str, passages: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The first three sentences of ``passages`` by each baseline's name."""
        sentences = list(
            dict.fromkeys(span.of(text) for text in passages for span in split_sentences(text))
        )
        if not sentences:
            return {}
        dense = _order(self._cosines(question, sentences))
        words = _order(self._bm25(question, sentences))
        orders = {"dense": dense, "bm25": words, "rrf": reciprocal_rank_fusion((dense, words))}
        return {name: tuple(sentences[i] for i in order[:_SHOWN]) for name, order in orders.items()}

    def _cosines(self, question: str, sentences: Sequence[str]) -> list[float]:
        new = [sentence for sentence in sentences if sentence not in self._vectors]
        vectors = self._encoder.encode([question, *new])
        self._vectors.update(zip(new, vectors[1:], strict=True))
        return [float(self._vectors[sentence] @ vectors[0]) for sentence in sentences]

    def _bm25(self, question: str, sentences: Sequence[str]) -> list[float]:
        terms = {term: self._idf(term) for term in terms_of(question)}
        counts = [Counter(terms_of(sentence)) for sentence in sentences]
        mean = sum(count.total() for count in counts) / len(counts) or 1.0
        return [
            sum(
                idf
                * count[term]
                * (_K1 + 1)
                / (count[term] + _K1 * (1 - _B + _B * count.total() / mean))
                for term, idf in terms.items()
            )
            for count in counts
        ]

    def _idf(self, term: str) -> float:
        found = self._lexical.document_frequency(term)
        return math.log(1 + (self._passages - found + 0.5) / (found + 0.5))


def _order(scores: Sequence[float]) -> list[int]:
    """Places by falling score; equal scores in the order given."""
    return sorted(range(len(scores)), key=lambda i: (-scores[i], i))
