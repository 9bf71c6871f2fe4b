"""The reader's network: the MiniLM encoder with four scores for each token.

The encoder is BERT's (Devlin et al. 2019), written out so that it trains in bfloat16 on a CPU
with AMX at about twice the speed of the library's, and exports to ONNX without its extras.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS = 384, 12, 6
ATTENTION, VALUE, START, END = range(4)


class MaskPool:
    """Dropout masks cut at random places from one long mask: drawing bits is slow on a CPU."""

    def __init__(self, rate: float, generator: torch.Generator, size: int = 1 << 25) -> None:
        keep = torch.rand(size, generator=generator) >= rate
        self._mask = (keep.float() / (1.0 - rate)).bfloat16()
        self._generator = generator

    def __call__(self, states: Tensor) -> Tensor:
        count = states.numel()
        room = self._mask.numel() - count
        offset = int(torch.randint(room, (1,), generator=self._generator))
        return states * self._mask[offset : offset + count].view_as(states)


class Layer(nn.Module):
    """One transformer layer, normalised after each residual sum as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, bias: Tensor, drop: MaskPool | None) -> Tensor:
        """States ``(n, length, width)``; ``bias`` ``(n, 1, 1, length)`` hides the padding."""
        mixed = self.out(self._attend(states, bias))
        states = self.norm1(states + (drop(mixed) if drop else mixed))
        mixed = self.down(functional.gelu(self.up(states)))
        normed: Tensor = self.norm2(states + (drop(mixed) if drop else mixed))
        return normed

    def _attend(self, states: Tensor, bias: Tensor) -> Tensor:
        n, length, _ = states.shape
        parts = self.qkv(states).view(n, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(2, 3)) + bias
        mixed = torch.matmul(weights.softmax(-1), value)
        return mixed.transpose(1, 2).reshape(n, length, WIDTH)


class ReaderNetwork(nn.Module):
    """Four scores a token: pooling weight, value, answer start, answer end."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, 4)
        self.window = nn.Linear(WIDTH, 1)

    def forward(
        self, ids: Tensor, mask: Tensor, types: Tensor, drop: MaskPool | None = None
    ) -> Tensor:
        """Scores ``(n, length, 4)`` for ids, mask and types ``(n, length)``, all int64."""
        places = self.positions.weight[: ids.shape[1]].unsqueeze(0)
        states = self.norm(self.words(ids) + places + self.types(types))
        states = drop(states) if drop else states
        bias = (1.0 - mask.to(states.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            states = layer(states, bias, drop)
        scores: Tensor = self.head(states)
        # What the [CLS] token says of the whole window is added to every token's value, and so
        # to every sentence's score: pooling weights sum to one.
        whole = self.window(states[:, :1])
        zero = torch.zeros_like(whole)
        return scores + torch.cat([zero, whole, zero, zero], dim=-1)


def load_base(folder: Path) -> ReaderNetwork:
    """A network with the encoder of a MiniLM checkpoint (``model.safetensors``), untrained head."""
    state = load_file(str(folder / "model.safetensors"))
    network = ReaderNetwork()
    own = {f"{k}.weight": state[f"embeddings.{v}_embeddings.weight"] for k, v in _TABLES.items()}
    # Row 2 marks a passage token that the question also holds; it starts as a passage token.
    own["types.weight"] = torch.cat([own["types.weight"], own["types.weight"][1:]])
    own |= _pair("norm", state, "embeddings.LayerNorm")
    for number in range(LAYERS):
        own |= _layer(number, state)
    own |= {k: v for k, v in network.state_dict().items() if k.startswith(("head", "window"))}
    network.load_state_dict(own)
    for table in (network.words, network.positions):
        table.weight.requires_grad_(False)  # 20,000 questions cannot teach 30,000 words
    return network


_TABLES = {"words": "word", "positions": "position", "types": "token_type"}
_PARTS = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def _pair(name: str, state: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{name}.{kind}": state[f"{theirs}.{kind}"] for kind in ("weight", "bias")}


def _layer(number: int, state: dict[str, Tensor]) -> dict[str, Tensor]:
    own, theirs = f"layers.{number}", f"encoder.layer.{number}"
    parts: dict[str, Tensor] = {}
    for name, part in _PARTS.items():
        parts |= _pair(f"{own}.{name}", state, f"{theirs}.{part}")
    for kind in ("weight", "bias"):
        parts[f"{own}.qkv.{kind}"] = torch.cat(
            [state[f"{theirs}.attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
        )
    return parts
