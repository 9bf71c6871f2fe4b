"""Published encoders as the beginning of a network: MiniLM for the reader, MPNet for its teachers.

Both read BERT's uncased wordpieces, so that both score the same tokens of the same windows.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from qabot.training.network import MINILM, MPNET, WORDS, ReaderNetwork, Shape

_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
_MPNET = _BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
_EXTRA = 4  # MPNet's vocabulary is BERT's after <s>, <pad>, </s> and <unk>
_SPECIAL = {0: 1, 101: 0, 102: 2}  # [PAD], [CLS] and [SEP] are <pad>, <s> and </s>
_PAD = 1  # MPNet counts positions from the one after this


def load_minilm(folder: Path, shape: Shape = MINILM) -> ReaderNetwork:
    """A network with the encoder of all-MiniLM-L6-v2 (``model.safetensors``), untrained head.

    With fewer layers than the six published, it has the first ones.
    """
    state = load_file(str(folder / "model.safetensors"))
    types = state["embeddings.token_type_embeddings.weight"]
    tables = {
        "words.weight": state["embeddings.word_embeddings.weight"],
        "positions.weight": state["embeddings.position_embeddings.weight"],
        # Row 2 marks a passage token that the question also holds; it starts as a passage token.
        "types.weight": torch.cat([types, types[1:]]),
    }
    return network_of(shape, tables | _encoder(shape, state, _BERT))


def load_mpnet(folder: Path, shape: Shape = MPNET) -> ReaderNetwork:
    """A network with the encoder of all-mpnet-base-v2, its word vectors in BERT's order."""
    state = load_file(str(folder / "model.safetensors"))
    rows = torch.arange(WORDS) + _EXTRA
    for own, theirs in _SPECIAL.items():
        rows[own] = theirs
    tables = {
        "words.weight": state["embeddings.word_embeddings.weight"][rows],
        "positions.weight": state["embeddings.position_embeddings.weight"][_PAD + 1 :],
        "types.weight": torch.zeros(3, shape.width),  # it has none
        "distances.weight": state["encoder.relative_attention_bias.weight"],
    }
    return network_of(shape, tables | _encoder(shape, state, _MPNET))


def network_of(shape: Shape, weights: dict[str, Tensor]) -> ReaderNetwork:
    """A network with these weights, its head untrained where they have none."""
    network = ReaderNetwork(shape)
    heads = {k: v for k, v in network.state_dict().items() if k.startswith(("head", "window"))}
    network.load_state_dict(heads | weights)
    for table in (network.words, network.positions):
        table.weight.requires_grad_(False)  # 20,000 questions cannot teach 30,000 words
    return network


def _encoder(shape: Shape, state: dict[str, Tensor], names: dict[str, str]) -> dict[str, Tensor]:
    """The layers' weights under this network's names, from a checkpoint's."""
    own: dict[str, Tensor] = {}
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = state[f"embeddings.LayerNorm.{kind}"]
        for number in range(shape.layers):
            theirs = {k: state[f"encoder.layer.{number}.{v}.{kind}"] for k, v in names.items()}
            inner = torch.cat([theirs.pop(name) for name in ("query", "key", "value")])
            own[f"layers.{number}.qkv.{kind}"] = inner
            own |= {f"layers.{number}.{name}.{kind}": value for name, value in theirs.items()}
    return own
