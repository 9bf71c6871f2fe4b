"""A real encoder, small enough that a build takes milliseconds: ONNX, tokenizer and all.

Each character has a random vector, and a text is their mean: no meaning, but the same files,
the same runtime and the same code as the big one.
"""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from qabot.embed import EncoderConfig, Pooling

DIMENSION = 16
MAX_TOKENS = 256


def make_tiny_encoder(folder: Path, *, seed: int = 0) -> Path:
    """Write an encoder into ``folder``; another seed gives another fingerprint."""
    folder.mkdir(parents=True)
    size = _write_tokenizer(folder)
    _write_model(folder, size, seed)
    fingerprint = f"{seed:064x}"
    EncoderConfig("tiny", fingerprint, DIMENSION, MAX_TOKENS, Pooling.MEAN).save(folder)
    return folder


def _write_tokenizer(folder: Path) -> int:
    letters = string.ascii_lowercase + string.digits + string.punctuation + "’“”–—"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{one}" for one in letters)]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.save(str(folder / "tokenizer.json"))
    return len(vocabulary)


def _write_model(folder: Path, size: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(size, DIMENSION)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "t"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["n", "t", "d"])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
