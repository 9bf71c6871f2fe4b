"""Late interaction: how well each word of a question is met by some word of a sentence.

MaxSim (Khattab and Zaharia, "ColBERT", 2020): for each token of the question the highest cosine
with a token of the sentence, averaged over the question's tokens. The token vectors are those of
the encoder that made the index, computed over whole passages, so that a pronoun knows its noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qabot.domain import Span

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.embed.encoder import TokenVectors

Floats = NDArray[np.float32]


class Interaction:
    """The token vectors of a question, ready to be compared with those of passages."""

    def __init__(self, encoder: Encoder, question: str, passages: Sequence[str]) -> None:
        """Encode the question and the passages' texts in one go."""
        first, *rest = encoder.encode_tokens([question, *passages])
        asked = _unit(first.vectors)
        self._similar = [asked @ _unit(one.vectors).T for one in rest]
        self._offsets = [_offsets(one) for one in rest]

    def maxsim(self, passage: int, span: Span) -> float:
        """MaxSim of the question and the part ``span`` of the text of passage number ``passage``.

        In [-1, 1]; 0 where no token lies in the span, as beyond the encoder's limit.
        """
        offsets, similar = self._offsets[passage], self._similar[passage]
        inside = (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end)
        if not inside.any() or not len(similar):
            return 0.0
        return float(similar[:, inside].max(axis=1).mean())


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.float32(1e-9)), dtype=np.float32)


def _offsets(tokens: TokenVectors) -> NDArray[np.int64]:
    return np.array(tokens.offsets, dtype=np.int64).reshape(-1, 2)
