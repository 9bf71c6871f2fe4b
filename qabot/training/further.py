"""Train a shipped reader further: ``python -m qabot.training.further TRAIN_FILE OUT_DIR``.

It goes on from the reader in ``--model`` with the questions written for training (``written``),
near misses most of all, among those that it knows, of which it is its own teacher lest it forget
them. Two cores take an hour. The result in ``OUT_DIR`` is a folder as ``--model`` is.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qabot.read.sentence_reader import MODEL_FOLDER, open_tokenizer
from qabot.training.command import arguments_of, machine_of, material_for
from qabot.training.corpus import read_corpus
from qabot.training.course import Course, Recipe
from qabot.training.export import export
from qabot.training.reader import LAST, LAST_TRUST, itself
from qabot.training.shipped import load_shipped
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
    parser = arguments_of(__doc__)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER, help="the reader to begin with")
    parser.add_argument("--questions", type=Path, default=FOLDER, help="folder of what was written")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = open_tokenizer(chosen.model)
    corpus = read_corpus(chosen.train_file, tokenizer)
    written = read_written(corpus, tokenizer, chosen.questions)
    material = material_for(chosen, corpus, tokenizer, written)
    course = Course(material, FURTHER, machine_of(chosen))
    begun = load_shipped(chosen.model / "model.onnx").to(chosen.device)
    teacher = itself(begun, LAST_TRUST)
    trained = course.run(begun, material.learnt, chosen.out_dir / "further.pt", teacher)
    words = chosen.model / "tokenizer.json"
    export(trained.cpu(), words, material.common, chosen.out_dir, exact=False)


if __name__ == "__main__":
    main()
