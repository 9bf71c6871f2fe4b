"""Train the sentence reader: ``python -m qabot.training.reader TRAIN_FILE OUT_DIR``.

Three larger teachers are trained first, one for each fold; the reader learns from what they think
of questions they have not seen; then it goes on with questions put in other words, its own teacher
on the questions as they were asked. All of it took a GPU ten minutes; two cores would take a day or
two. The result in ``OUT_DIR`` is the folder that ``qabot.read.sentence_reader.SentenceReader``
opens. Seeded; the bytes depend on the kind of processor.
"""

from __future__ import annotations

import argparse
import copy
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from qabot.read.sentence_reader import open_tokenizer
from qabot.training.bases import load_minilm, load_mpnet
from qabot.training.corpus import FOLDS, fold_of, read_corpus
from qabot.training.course import Course, Machine, Material, Recipe
from qabot.training.export import export
from qabot.training.network import ReaderNetwork
from qabot.training.rewording import Rewording, Thesaurus
from qabot.training.teachers import Teachers
from qabot.training.windows import Mixture

TEACHER = Recipe(epochs=4, peak_rate=4e-5)
FIRST = Recipe(epochs=16, peak_rate=1.5e-4, mixture=Mixture(unsure=0.5))
SECOND = Recipe(
    seed=11, epochs=11, peak_rate=1.2e-4, mixture=Mixture(unsure=0.3, reworded=0.5, vague=0.4)
)
TRUST, SELF_TRUST = 0.6, 0.5  # share of a target that is the teachers', and then its own


@dataclass(frozen=True, slots=True)
class Bases:
    """Folders of published weights: all-MiniLM-L6-v2, and all-mpnet-base-v2 for the teachers."""

    reader: Path
    teacher: Path


def train(material: Material, bases: Bases, machine: Machine, out: Path) -> ReaderNetwork:
    """The reader after both rounds; what was trained on the way is saved in ``out``."""
    teachers = Teachers(_teachers(material, bases.teacher, machine, out), TRUST)
    first = Course(material, FIRST, machine).run(
        load_minilm(bases.reader), material.learnt, out / "first.pt", teachers
    )
    itself = Teachers([copy.deepcopy(first).bfloat16()] * FOLDS, SELF_TRUST)
    return Course(material, SECOND, machine).run(
        copy.deepcopy(first), material.learnt, out / "last.pt", itself
    )


def _teachers(material: Material, base: Path, machine: Machine, out: Path) -> list[ReaderNetwork]:
    """One teacher for each fold, trained on the questions of the others."""
    course, questions = Course(material, TEACHER, machine), material.corpus.questions
    taught = []
    for fold in range(FOLDS):
        others = [n for n in material.learnt if fold_of(questions[n].paragraph) != fold]
        trained = course.run(load_mpnet(base), others, out / f"teacher-{fold}.pt")
        taught.append(trained.bfloat16())
    return taught


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train_file", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = open_tokenizer(chosen.base)
    corpus = read_corpus(chosen.train_file, tokenizer)
    words = Rewording(corpus, Thesaurus(chosen.wordnet), tokenizer, load_minilm(chosen.base))
    material = Material(corpus, tokenizer, words)
    machine = Machine(chosen.device, chosen.workers)
    trained = train(material, Bases(chosen.base, chosen.teacher), machine, chosen.out_dir)
    vocabulary = chosen.base / "tokenizer.json"
    export(trained.cpu(), vocabulary, material.common, chosen.out_dir, exact=False)


if __name__ == "__main__":
    main()
