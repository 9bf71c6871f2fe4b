"""The network of reader and teacher: an encoder with four scores for each token.

The encoder is BERT's (Devlin et al. 2019), with MPNet's bias for distances (Song et al. 2020) where
the shape asks for it. It is written out so that it trains in bfloat16 on a CPU with AMX at about
twice the speed of the library's, and exports to ONNX without its extras.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

ATTENTION, VALUE, START, END = range(4)
WORDS = 30522  # BERT's uncased wordpieces
_MASK = 1 << 25  # places in the mask that dropout is cut from
_FARTHEST = 128  # tokens; from there on distances share a bucket


@dataclass(frozen=True, slots=True)
class Shape:
    """Size of an encoder; ``buckets`` of distances bias its attention (0: none)."""

    width: int
    layers: int
    heads: int = 12
    epsilon: float = 1e-12
    buckets: int = 0


MINILM = Shape(width=384, layers=6)
MPNET = Shape(width=768, layers=12, epsilon=1e-5, buckets=32)


class MaskPool:
    """Dropout masks cut at random places from one long mask: drawing bits is slow on a CPU."""

    def __init__(self, rate: float, generator: torch.Generator, device: torch.device) -> None:
        keep = torch.rand(_MASK, generator=generator) >= rate
        self._mask = (keep.float() / (1.0 - rate)).bfloat16().to(device)
        self._generator = generator

    def __call__(self, states: Tensor) -> Tensor:
        count = states.numel()
        room = self._mask.numel() - count
        offset = int(torch.randint(room, (1,), generator=self._generator))
        return states * self._mask[offset : offset + count].view_as(states)


class Layer(nn.Module):
    """One transformer layer, normalised after each residual sum as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self._heads = shape.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)

    def forward(self, states: Tensor, bias: Tensor, drop: MaskPool | None) -> Tensor:
        """States ``(n, length, width)``; ``bias`` is added to the attention (padding, distance).

        It broadcasts to ``(n, heads, length, length)``.
        """
        mixed = self.out(self._attend(states, bias))
        states = self.norm1(states + (drop(mixed) if drop else mixed))
        mixed = self.down(functional.gelu(self.up(states)))
        normed: Tensor = self.norm2(states + (drop(mixed) if drop else mixed))
        return normed

    def _attend(self, states: Tensor, bias: Tensor) -> Tensor:
        n, length, width = states.shape
        size = width // self._heads
        parts = self.qkv(states).view(n, length, 3, self._heads, size)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.matmul(query * size**-0.5, key.transpose(2, 3)) + bias
        mixed = torch.matmul(weights.softmax(-1), value)
        return mixed.transpose(1, 2).reshape(n, length, width)


class ReaderNetwork(nn.Module):
    """Four scores a token: pooling weight, value, answer start, answer end."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(WORDS, shape.width)
        self.positions = nn.Embedding(512, shape.width)
        self.types = nn.Embedding(3, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.distances = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.head = nn.Linear(shape.width, 4)
        self.window = nn.Linear(shape.width, 1)

    def forward(
        self, ids: Tensor, mask: Tensor, types: Tensor, drop: MaskPool | None = None
    ) -> Tensor:
        """Scores ``(n, length, 4)`` for ids, mask and types ``(n, length)``, all int64."""
        states = self.states(ids, mask, types, drop)
        scores: Tensor = self.head(states)
        # What the [CLS] token says of the whole window is added to every token's value, and so
        # to every sentence's score: pooling weights sum to one.
        whole = self.window(states[:, :1])
        zero = torch.zeros_like(whole)
        return scores + torch.cat([zero, whole, zero, zero], dim=-1)

    def states(
        self, ids: Tensor, mask: Tensor, types: Tensor, drop: MaskPool | None = None
    ) -> Tensor:
        """The encoder's last states ``(n, length, width)``."""
        places = self.positions.weight[: ids.shape[1]].unsqueeze(0)
        states: Tensor = self.norm(self.words(ids) + places + self.types(types))
        states = drop(states) if drop else states
        bias = (1.0 - mask.to(states.dtype))[:, None, None, :] * -10000.0
        if self.distances is not None:
            far = buckets(ids.shape[1], self.shape.buckets).to(ids.device)
            bias = bias + self.distances(far).permute(2, 0, 1)
        for layer in self.layers:
            states = layer(states, bias, drop)
        return states


def buckets(length: int, count: int) -> Tensor:
    """The bucket ``(length, length)`` of each distance: T5's (Raffel et al. 2020), as in MPNet.

    Half of the buckets are for keys before the query and half for those after it; of each half,
    one half holds single distances, the other wider and wider ranges.
    """
    place = torch.arange(length)
    ahead = place[None, :] - place[:, None]
    half = count // 2
    single = half // 2
    distance = ahead.abs()
    ratio = torch.log(distance.clamp(min=1) / single) / math.log(_FARTHEST / single)
    wide = (single + (ratio * (half - single)).long()).clamp(max=half - 1)
    return torch.where(distance < single, distance, wide) + half * (ahead > 0)
