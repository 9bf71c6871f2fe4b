"""``encoder.json``: what has to be known of an exported encoder besides its weights."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
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

    ``fingerprint`` is the sha256 of the weights, tokenizer and configuration it was made from;
    ``files`` gives the sha256 of what was exported.
    """

    model: str
    fingerprint: str
    dimension: int
    max_tokens: int
    pooling: Pooling
    pad_id: int = 0
    files: dict[str, str] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write ``encoder.json`` into ``folder``."""
        (folder / CONFIG_NAME).write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")

    def describes(self, folder: Path) -> bool:
        """Whether the exported files in ``folder`` are, byte for byte, the ones described."""
        try:
            return bool(self.files) and self.files == digests(folder)
        except OSError:
            return False

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


def digests(folder: Path) -> dict[str, str]:
    """The sha256, in hexadecimal, of the model and the tokenizer in ``folder``."""
    found = {}
    for name in (MODEL_NAME, TOKENIZER_NAME):
        with (folder / name).open("rb") as file:
            found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
