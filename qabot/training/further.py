"""Train a shipped reader further: ``python -m qabot.training.further TRAIN_FILE OUT_DIR``.

It goes on from the reader in ``--model`` with the questions written for training (``written``),
near misses most of all, among those that it knows, of which it is its own teacher lest it forget
them. Two cores take an hour. The result in ``OUT_DIR`` is a folder as ``--model`` is.
"""

from __future__ import annotations

import argparse
import copy
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from qabot.read.sentence_reader import MODEL_FOLDER, open_tokenizer
from qabot.training.bases import load_minilm
from qabot.training.corpus import read_corpus
from qabot.training.course import Course, Machine, Material, Recipe
from qabot.training.export import export
from qabot.training.reader import LAST, LAST_TRUST, itself
from qabot.training.rewording import Vocabulary
from qabot.training.shipped import load_shipped
from qabot.training.thesaurus import Thesaurus
from qabot.training.written import FOLDER, read_written

FURTHER = Recipe(
    seed=31,
    epochs=1,
    peak_rate=7e-5,
    tokens=4096,
    edges=0.0,
    mixture=replace(LAST.mixture, seen=0.35, written=True),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train_file", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="the reader to begin with")
    parser.add_argument("--questions", type=Path, default=FOLDER, help="folder of what was written")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = open_tokenizer(chosen.model)
    corpus = read_corpus(chosen.train_file, tokenizer)
    alike = Thesaurus(chosen.wordnet)
    vocabulary = Vocabulary(corpus, alike, tokenizer, load_minilm(chosen.base))
    written = read_written(corpus, tokenizer, chosen.questions)
    material = Material(corpus, tokenizer, vocabulary, written)
    course = Course(material, FURTHER, Machine(chosen.device, chosen.workers))
    begun = load_shipped(chosen.model / "model.onnx")
    teacher = itself(copy.deepcopy(begun).to(chosen.device), LAST_TRUST)
    trained = course.run(begun, material.learnt, chosen.out_dir / "further.pt", teacher)
    words = chosen.model / "tokenizer.json"
    export(trained.cpu(), words, material.common, chosen.out_dir, exact=False)


if __name__ == "__main__":
    main()
