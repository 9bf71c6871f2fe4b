"""AdamW on float32 weights, for a network that runs in bfloat16, with averaged weights."""

from __future__ import annotations

import copy
import math

import torch
from torch import Tensor

from qabot.training.network import ReaderNetwork

_DECAY = 0.998  # the average spans about 500 steps
_WARM = 0.08  # share of the steps in which the rate rises


class MixedPrecision:
    """Keeps the true weights in float32 beside the bfloat16 network that trains."""

    def __init__(self, network: ReaderNetwork) -> None:
        self.network = copy.deepcopy(network).bfloat16()
        self._average = copy.deepcopy(network)
        self._step = 0
        self._small, self._true, self._mean = map(_trained, (self.network, network, self._average))
        self._gradients: list[Tensor] = [torch.zeros_like(weight) for weight in self._true]
        for weight, gradient in zip(self._true, self._gradients, strict=True):
            weight.grad = gradient
        self._optimiser = torch.optim.AdamW(_groups(network), lr=0.0, fused=True)

    def step(self, value: Tensor, rate: float) -> None:
        """One update from a loss, at the given learning rate (the head's is five times that)."""
        value.backward()  # type: ignore[no-untyped-call]
        # One kernel for many weights: a small network's steps are mostly the starting of kernels.
        gradients = [weight.grad for weight in self._small if weight.grad is not None]
        torch._foreach_copy_(self._gradients, gradients)
        for weight in self._small:
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._true, 1.0)
        for group in self._optimiser.param_groups:
            group["lr"] = rate * group["factor"]
        self._optimiser.step()
        self._step += 1
        self._copy_back()

    @torch.no_grad()
    def _copy_back(self) -> None:
        # Early on the average would remember the untrained weights: let it be short at first.
        decay = min(_DECAY, self._step / (self._step + 10))
        torch._foreach_copy_(self._small, self._true)
        torch._foreach_lerp_(self._mean, self._true, 1.0 - decay)

    def averaged(self) -> ReaderNetwork:
        """A float32 copy with exponentially averaged weights."""
        return copy.deepcopy(self._average)


def rate_at(step: int, total: int, peak: float) -> float:
    """Learning rate: a linear warm-up, then a cosine down to zero."""
    done = step / total
    if done < _WARM:
        return peak * (step + 1) / (_WARM * total)
    return peak * 0.5 * (1.0 + math.cos(math.pi * (done - _WARM) / (1.0 - _WARM)))


def _trained(network: ReaderNetwork) -> list[Tensor]:
    return [weight for weight in network.parameters() if weight.requires_grad]


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
