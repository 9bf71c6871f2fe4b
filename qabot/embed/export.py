"""A sentence-transformers model as ONNX: ``python -m qabot.embed.export MODEL FOLDER NAME``.

The only module that imports torch. Nothing imports it but its own process.
"""

from __future__ import annotations

import errno
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from qabot.embed.config import MODEL_NAME, TOKENIZER_NAME, EncoderConfig, Pooling, digests
from qabot.embed.encoder import Encoder
from qabot.embed.locate import fingerprint_of, locate_model
from qabot.errors import QabotError, StorageError, WrongModelError

_OPSET = 17
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # the disk's fault, not the model's
_TOLERANCE = 1e-4  # largest difference allowed in any component; seen: 1e-7
_SAMPLE = (
    "A widely accepted myth.",
    "Reactors, treaties and 1,000 other things: “Take my word for it,” he said.",
    "Short",
)


class _LastHidden(torch.nn.Module):
    """The transformer with plain tensors in and out, as ONNX wants it."""

    def __init__(self, transformer: Any, names: tuple[str, ...]) -> None:
        super().__init__()
        self.transformer = transformer
        self.names = names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        inputs = dict(zip(self.names, tensors, strict=True))
        hidden: torch.Tensor = self.transformer(**inputs, return_dict=True).last_hidden_state
        return hidden


def export_encoder(model: str, folder: Path, *, name: str | None = None) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``encoder.json`` of ``model`` to ``folder``.

    ``model`` is a path, the embedded default's name or a hub name; ``name`` is what people call
    it. Raises
    :class:`WrongModelError` for what is no transformer with mean, cls or max pooling.
    """
    source = locate_model(model)
    sentences = SentenceTransformer(str(source), device="cpu", trust_remote_code=False)
    folder.mkdir(parents=True, exist_ok=True)
    config = EncoderConfig(
        model=name or model,
        fingerprint=fingerprint_of(source),
        dimension=_dimension(sentences),
        max_tokens=int(sentences.max_seq_length or 512),
        pooling=_pooling(sentences),
        pad_id=int(sentences.tokenizer.pad_token_id or 0),
    )
    _save_tokenizer(sentences, folder)
    _save_model(sentences, folder)
    replace(config, files=digests(folder)).save(folder)
    _compare(sentences, Encoder(folder))


def _dimension(sentences: Any) -> int:
    dimension = sentences.get_embedding_dimension()
    if not dimension:
        raise WrongModelError("the model does not say how long its vectors are; choose another.")
    return int(dimension)


def _pooling(sentences: Any) -> Pooling:
    """The pooling that the model's own modules name."""
    kinds = [type(module).__name__ for module in sentences]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise WrongModelError(
            f"the model is built of {', '.join(kinds)}, and qabot can export a transformer "
            "with pooling only; choose another model."
        )
    mode = sentences[1].pooling_mode
    name = mode if isinstance(mode, str) else ",".join(mode)
    try:
        return Pooling(name)
    except ValueError as error:
        raise WrongModelError(
            f"the model pools by {name}, and qabot can do {', '.join(Pooling)}; "
            "choose another model."
        ) from error


def _save_tokenizer(sentences: Any, folder: Path) -> None:
    backend = getattr(sentences.tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise WrongModelError("the model has no fast tokenizer; choose another model.")
    # Not by its own `save`, to which a full disk is no OSError.
    (folder / TOKENIZER_NAME).write_bytes(backend.to_str(pretty=True).encode())


def _save_model(sentences: Any, folder: Path) -> None:
    sample = sentences.tokenizer(list(_SAMPLE), padding=True, return_tensors="pt")
    names = tuple(sample.keys())
    axes = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's notes on shapes; the comparison decides
        torch.onnx.export(
            _LastHidden(sentences[0].auto_model, names).eval(),
            tuple(sample[name] for name in names),
            str(folder / MODEL_NAME),
            input_names=list(names),
            output_names=["last_hidden_state"],
            dynamic_axes=dict.fromkeys((*names, "last_hidden_state"), axes),
            opset_version=_OPSET,
            dynamo=False,
        )


def _compare(sentences: Any, encoder: Encoder) -> None:
    """Refuse an export that does not compute what the model computes."""
    wanted = sentences.encode(list(_SAMPLE), normalize_embeddings=True, convert_to_numpy=True)
    difference = float(np.abs(encoder.encode(_SAMPLE) - wanted).max())
    if not difference <= _TOLERANCE:
        raise WrongModelError(
            f"the exported model differs from the original by {difference:.1e}; choose another."
        )


def main() -> int:
    """Export as the command line asks; the last line of stderr says what went wrong."""
    model, folder, name = sys.argv[1:]
    try:
        export_encoder(model, Path(folder), name=name)
    except QabotError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except OSError as error:
        if error.errno not in _FULL:
            raise
        sys.stderr.write(f"the encoder cannot be written to {folder} ({error.strerror}); ")
        sys.stderr.write("free space or mend its permissions.\n")
        return StorageError.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
