"""AdamW on float32 weights, for a network that runs in bfloat16, with averaged weights."""

from __future__ import annotations

import copy
import math

import torch
from torch import Tensor

from qabot.training.network import ReaderNetwork

_DECAY = 0.998  # the average spans about 500 steps


class MixedPrecision:
    """Keeps the true weights in float32 beside the bfloat16 network that trains."""

    def __init__(self, network: ReaderNetwork) -> None:
        self._exact = network
        self.network = copy.deepcopy(network).bfloat16()
        self._average = copy.deepcopy(network)
        self._step = 0
        self._pairs = [
            (small, exact, mean)
            for small, exact, mean in zip(
                self.network.parameters(),
                network.parameters(),
                self._average.parameters(),
                strict=True,
            )
            if exact.requires_grad
        ]
        self._optimiser = torch.optim.AdamW(_groups(network), lr=0.0, fused=True)

    def step(self, value: Tensor, rate: float) -> None:
        """One update from a loss, at the given learning rate (the head's is five times that)."""
        value.backward()  # type: ignore[no-untyped-call]
        for small, exact, _ in self._pairs:
            exact.grad = small.grad.float() if small.grad is not None else None
            small.grad = None
        torch.nn.utils.clip_grad_norm_([exact for _, exact, _ in self._pairs], 1.0)
        for group in self._optimiser.param_groups:
            group["lr"] = rate * group["factor"]
        self._optimiser.step()
        self._step += 1
        self._copy_back()

    @torch.no_grad()
    def _copy_back(self) -> None:
        # Early on the average would remember the untrained weights: let it be short at first.
        decay = min(_DECAY, self._step / (self._step + 10))
        for small, exact, mean in self._pairs:
            small.copy_(exact)
            mean.lerp_(exact, 1.0 - decay)

    def averaged(self) -> ReaderNetwork:
        """A float32 copy with exponentially averaged weights."""
        return copy.deepcopy(self._average)


def rate_at(step: int, total: int, peak: float, warm: float = 0.08) -> float:
    """Learning rate: linear warm-up over ``warm`` of the steps, then a cosine down to zero."""
    done = step / total
    if done < warm:
        return peak * (step + 1) / (warm * total)
    return peak * 0.5 * (1.0 + math.cos(math.pi * (done - warm) / (1.0 - warm)))


def _groups(network: ReaderNetwork) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            factor = 5.0 if name.startswith(("head", "window")) else 1.0
            decay = 0.01 if weight.ndim > 1 else 0.0
            groups.setdefault((factor, decay), []).append(weight)
    return [
        {"params": weights, "factor": factor, "weight_decay": decay}
        for (factor, decay), weights in groups.items()
    ]
