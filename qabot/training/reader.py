"""Train the sentence reader: ``python -m qabot.training.reader TRAIN_FILE OUT_DIR``.

Three larger teachers are trained first, one for each fold; readers learn from what they think of
questions they have not seen. The first reader then goes on with questions put in other words, its
own teacher on the questions as they were asked; two more are stricter: more of what they see is
bent until nothing answers. The mean of their weights (Wortsman et al. 2022, "Model soups") goes
through a last short round. Most of it took a GPU twenty minutes, the last round two cores half an
hour. The result in ``OUT_DIR`` is the folder that ``qabot.read.sentence_reader.SentenceReader``
opens. Seeded; the bytes depend on the processor.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from qabot.read.sentence_reader import open_tokenizer
from qabot.training.bases import load_minilm, load_mpnet
from qabot.training.command import arguments_of, machine_of, material_for
from qabot.training.corpus import FOLDS, fold_of, read_corpus
from qabot.training.course import Course, Machine, Material, Recipe
from qabot.training.export import export
from qabot.training.network import ReaderNetwork
from qabot.training.teachers import Teachers
from qabot.training.windows import Mixture

TEACHER = Recipe(epochs=4, peak_rate=4e-5)
FIRST = Recipe(
    epochs=16, peak_rate=1.5e-4, mixture=Mixture(emptied=0.3, bent=0.2, harmless=0.0, unsure=0.5)
)
SECOND = Recipe(
    seed=11,
    epochs=11,
    peak_rate=1.2e-4,
    mixture=replace(FIRST.mixture, unsure=0.3, reworded=0.5, vague=0.4),
)
_STRICT = Mixture(unsure=0.4, turned=0.3, reworded=0.4, vague=0.4)
STRICT = Recipe(seed=11, epochs=12, peak_rate=1.5e-4, mixture=_STRICT)
STRICTER = Recipe(
    seed=12,
    epochs=11,
    peak_rate=1.5e-4,
    mixture=replace(_STRICT, bent=0.9, emptied=0.5, lookalike=0.2, restated=0.25),
)
LAST = Recipe(
    seed=21,
    epochs=1,
    peak_rate=3e-5,
    tokens=4096,
    mixture=replace(_STRICT, unsure=0.3, turned=0.2, reworded=0.5),
)
TRUST, SELF_TRUST, LAST_TRUST = 0.6, 0.5, 0.3  # share of a target that is the teachers', or its own


@dataclass(frozen=True, slots=True)
class Bases:
    """Folders of published weights: all-MiniLM-L6-v2, and all-mpnet-base-v2 for the teachers."""

    reader: Path
    teacher: Path


def train(material: Material, bases: Bases, machine: Machine, out: Path) -> ReaderNetwork:
    """The reader after all rounds; what was trained on the way is saved in ``out``."""

    def run(name: str, recipe: Recipe, network: ReaderNetwork, teachers: Teachers) -> ReaderNetwork:
        course = Course(material, recipe, machine)
        return course.run(copy.deepcopy(network), material.learnt, out / f"{name}.pt", teachers)

    base = load_minilm(bases.reader)
    teachers = Teachers(_teachers(material, bases.teacher, machine, out), TRUST)
    first = run("first", FIRST, base, teachers)
    second = run("second", SECOND, first, itself(first, SELF_TRUST))
    strict = run("strict", STRICT, base, teachers)
    stricter = run("stricter", STRICTER, base, teachers)
    joined = mean([second, second, strict, stricter])
    return run("last", LAST, joined, itself(joined, LAST_TRUST))


def mean(networks: Sequence[ReaderNetwork]) -> ReaderNetwork:
    """A network whose weights are the mean of those of networks that began alike."""
    states = [network.state_dict() for network in networks]
    joined = copy.deepcopy(networks[0])
    joined.load_state_dict(
        {name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]}
    )
    return joined


def itself(network: ReaderNetwork, trust: float) -> Teachers:
    """A network as its own teacher, on every fold."""
    return Teachers([copy.deepcopy(network).bfloat16()] * FOLDS, trust)


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
    parser = arguments_of(__doc__)
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-mpnet-base-v2")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = open_tokenizer(chosen.base)
    material = material_for(chosen, read_corpus(chosen.train_file, tokenizer), tokenizer)
    bases = Bases(chosen.base, chosen.teacher)
    trained = train(material, bases, machine_of(chosen), chosen.out_dir)
    vocabulary = chosen.base / "tokenizer.json"
    export(trained.cpu(), vocabulary, material.common, chosen.out_dir, exact=False)


if __name__ == "__main__":
    main()
