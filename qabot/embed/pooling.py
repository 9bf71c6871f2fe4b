"""From token vectors to one vector a text, in float32."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qabot.embed.config import Pooling

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def pool(tokens: Floats, mask: Ints, pooling: Pooling) -> Floats:
    """Pool token vectors ``(n, t, d)`` under ``mask`` ``(n, t)`` to ``(n, d)``."""
    if pooling is Pooling.CLS:
        return tokens[:, 0]
    weights = mask[:, :, None].astype(np.float32)
    if pooling is Pooling.MAX:
        highest: Floats = np.where(weights > 0, tokens, np.float32(-np.inf)).max(axis=1)
        return highest
    total: Floats = (tokens * weights).sum(axis=1)
    mean: Floats = total / np.maximum(weights.sum(axis=1), np.float32(1e-9))
    return mean


def normalise(vectors: Floats) -> Floats:
    """Scale the rows of ``(n, d)`` to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(lengths, np.float32(1e-12))).astype(np.float32)
    return scaled
