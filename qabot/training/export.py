"""From a trained network to the folder that ``qabot.read.sentence_reader`` opens."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
import warnings
from collections.abc import Collection
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from qabot.read.sentence_reader import digest
from qabot.training.network import ReaderNetwork

MAX_TOKENS = 256
_NAME = "qabot-sentence-reader-4"


class ByteTable(nn.Module):
    """An embedding table in 8 bits, each row with its own scale: a quarter of the size."""

    table: Tensor
    scales: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("table", (weight / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors ``(..., width)`` of ids ``(...)``."""
        return self.table[ids].float() * self.scales[ids]


def export(
    network: ReaderNetwork, tokenizer: Path, common: Collection[int], out: Path, *, exact: bool
) -> None:
    """Write model.onnx (int8, or float32 when ``exact``), tokenizer.json and model.json."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(network, plain, exact=exact)
        if exact:
            shutil.copyfile(plain, out / "model.onnx")
        else:
            _quantise(plain, out / "model.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    card = {
        "name": _NAME,
        "max_tokens": MAX_TOKENS,
        "files": {name: digest(out / name) for name in ("model.onnx", "tokenizer.json")},
        "common_ids": sorted(common),
    }
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _to_onnx(network: ReaderNetwork, path: Path, *, exact: bool) -> None:
    network = copy.deepcopy(network).float().eval()
    if not exact:
        network.words = ByteTable(network.words.weight.detach())  # type: ignore[assignment]
    ids = torch.randint(1000, 2000, (2, 24))
    names = ("ids", "mask", "types")
    with warnings.catch_warnings():
        # The newer exporter needs one more package (onnxscript) for the same graph.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids), torch.ones_like(ids)),
            str(path),
            input_names=list(names),
            output_names=["scores"],
            dynamic_axes={name: {0: "windows", 1: "tokens"} for name in (*names, "scores")},
            opset_version=17,
            dynamo=False,
        )


def _quantise(plain: Path, path: Path) -> None:
    """Weights of the large products in 8 bits a channel; the small head stays exact."""
    nodes = onnx.load(str(plain)).graph.node
    heads = [n.name for n in nodes if n.op_type == "MatMul" and n.name.startswith(_SMALL)]
    quantize_dynamic(
        plain,
        path,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=heads,
        per_channel=True,
        weight_type=QuantType.QInt8,
    )


_SMALL = ("/head", "/window")
