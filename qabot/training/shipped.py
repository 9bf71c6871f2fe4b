"""A shipped reader as a network again, to go on training: ``export`` turned round.

Its weights come back in the eight bits in which they were shipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from qabot.training.bases import network_of
from qabot.training.network import MINILM, ReaderNetwork, Shape

_LARGE = ("qkv", "out", "up", "down")  # of each layer, in the order in which they are used
_HEADS = ("head", "window")

Arrays = Mapping[str, npt.NDArray[np.generic]]


def load_shipped(model: Path, shape: Shape = MINILM) -> ReaderNetwork:
    """The network of a ``model.onnx`` that ``export`` wrote in eight bits."""
    graph = onnx.load(str(model)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = {name: _tensor(arrays[name]) for name in arrays}
    weights["words.weight"] = _tensor(arrays["words.table"]) * weights["words.scales"]
    large = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    names = [f"layers.{n}.{part}.weight" for n in range(shape.layers) for part in _LARGE]
    for name, quantised in zip(names, large, strict=True):
        weights[name] = _restored(arrays, quantised.removesuffix("_quantized"))
    exact = [n.input[1] for n in graph.node if n.op_type == "MatMul" and n.input[1] in arrays]
    for name, plain in zip(_HEADS, exact, strict=True):
        weights[f"{name}.weight"] = weights[plain].T
    own = weights.keys() & ReaderNetwork(shape).state_dict().keys()
    return network_of(shape, {name: weights[name] for name in own})


def _restored(arrays: Arrays, name: str) -> Tensor:
    """A matrix as the network holds it, from its bytes, their scale and their zero."""
    bytes_, scale, zero = (
        _tensor(arrays[f"{name}_{part}"]) for part in ("quantized", "scale", "zero_point")
    )
    return ((bytes_ - zero) * scale).T


def _tensor(array: npt.NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(array.astype(np.float32))
