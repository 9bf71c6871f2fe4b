"""``encoder.json``: what has to be known of an exported encoder besides its weights."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from qabot.errors import WrongModelError

CONFIG_NAME = "encoder.json"
MODEL_NAME = "model.onnx"
TOKENIZER_NAME = "tokenizer.json"

# Raised whenever the exported files change their meaning: it is part of the fingerprint.
EXPORT_FORMAT = 1


class Pooling(StrEnum):
    """How token vectors become one vector."""

    MEAN = "mean"
    CLS = "cls"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class EncoderConfig:
    """An encoder's facts. ``max_tokens`` counts special tokens; ``dimension`` is of one vector.

    ``fingerprint`` is the sha256 of the weights, tokenizer and configuration it was made from.
    """

    model: str
    fingerprint: str
    dimension: int
    max_tokens: int
    pooling: Pooling
    pad_id: int = 0

    def save(self, folder: Path) -> None:
        """Write ``encoder.json`` into ``folder``."""
        (folder / CONFIG_NAME).write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, folder: Path) -> EncoderConfig:
        """Read ``encoder.json``; :class:`WrongModelError` when it is missing or malformed."""
        try:
            fields = json.loads((folder / CONFIG_NAME).read_text("utf-8"))
            return cls(**{**fields, "pooling": Pooling(fields["pooling"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise WrongModelError(
                f"{folder} holds no usable encoder ({error}); "
                "run `qabot index build --full` to make it again."
            ) from error
