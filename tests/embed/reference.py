"""Models and what sentence-transformers makes of them; run as a process, because of torch.

``python reference.py FOLDER``: writes, for each kind of small model, the model, qabot's export of
it and the vectors that sentence-transformers gives; and the vectors of the embedded default.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer, models
from transformers import BertConfig, BertModel, BertTokenizerFast

from qabot.embed.export import export_encoder
from qabot.embed.locate import DEFAULT_MODEL, locate_model
from qabot.errors import QabotError

TEXTS = [
    "Short",
    "The official said: “Take my word for it, that’s wrong.”",
    "What did Russia say about Bushehr?",
    "a long text " * 200,
    "",
    "Ünïcode, 1,000 things & more — naïve café 東京",
]


def small_model(folder: Path, modules: list[torch.nn.Module]) -> Path:
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))
    return folder


def small_bert(folder: Path) -> models.Transformer:
    """A BERT of two thin layers with random weights and the default's word pieces."""
    torch.manual_seed(1)
    folder.mkdir(parents=True)
    tokenizer = BertTokenizerFast.from_pretrained(str(locate_model(DEFAULT_MODEL)))
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return models.Transformer(str(folder), max_seq_length=64)


def main() -> None:
    folder = Path(sys.argv[1])
    said = {}
    kinds: dict[str, list[torch.nn.Module]] = {}
    for mode in ("mean", "cls", "max", "mean_sqrt_len_tokens"):
        kinds[mode] = [small_bert(folder / "bert" / mode), models.Pooling(32, mode)]
    kinds["dense"] = [
        small_bert(folder / "bert" / "dense"),
        models.Pooling(32, "mean"),
        models.Dense(32, 8),
    ]
    for kind, modules in kinds.items():
        model = small_model(folder / "model" / kind, modules)
        try:
            export_encoder(str(model), folder / "export" / kind)
        except QabotError as error:
            said[kind] = f"{type(error).__name__}: {error}"
            continue
        save_vectors(model, folder / f"{kind}.npy")
    export_encoder(DEFAULT_MODEL, folder / "export" / "default")
    save_vectors(locate_model(DEFAULT_MODEL), folder / "default.npy")
    (folder / "said.json").write_text(json.dumps(said))


def save_vectors(model: Path, target: Path) -> None:
    vectors = SentenceTransformer(str(model), device="cpu").encode(
        TEXTS, normalize_embeddings=True, convert_to_numpy=True
    )
    np.save(target, vectors)


if __name__ == "__main__":
    main()
