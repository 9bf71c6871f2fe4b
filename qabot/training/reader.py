"""Train the sentence reader: ``python -m qabot.training.reader TRAIN_FILE OUT_DIR``.

A step of some 34 windows takes about two CPU seconds in bfloat16. The result in ``OUT_DIR`` is
the folder that ``qabot.read.sentence_reader.SentenceReader`` opens. Reproducible by ``--seed`` on
one kind of processor.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from qabot.evaluate.abstention import auroc
from qabot.training.batches import batches, collate
from qabot.training.corpus import TrainingCorpus, read_corpus
from qabot.training.export import export
from qabot.training.lookalikes import COMMON, Lookalikes
from qabot.training.network import MaskPool, ReaderNetwork, load_base
from qabot.training.objective import loss, sentence_scores
from qabot.training.optimiser import MixedPrecision, rate_at
from qabot.training.swaps import Swaps
from qabot.training.windows import Mixture, TrainingWindow, WindowMaker

LONGEST = 300  # tokens; what little is longer is one endless sentence

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result, besides the data."""

    seed: int = 7
    epochs: float = 3.0
    tokens: int = 4096
    peak_rate: float = 1.2e-4
    dropout: float = 0.1
    mixture: Mixture = field(default_factory=Mixture)


class Training:
    """One run: windows of an epoch at a time, one optimiser, checkpoints as it goes."""

    def __init__(
        self,
        corpus: TrainingCorpus,
        tokenizer: Tokenizer,
        network: ReaderNetwork,
        recipe: Recipe,
    ) -> None:
        self._corpus, self._recipe = corpus, recipe
        self._network = network
        self._lookalikes = Lookalikes(corpus, tokenizer)
        self._swaps = Swaps(corpus)
        self._kept, self._held = corpus.split()
        self._common = common_ids(tokenizer)

    def windows(self, epoch: int) -> list[TrainingWindow]:
        """The windows of an epoch: those of the questions of the training part."""
        rng = random.Random(f"{self._recipe.seed}/{epoch}")  # noqa: S311 (not for secrets)
        return [w for w in self._maker(rng).windows(self._kept) if len(w) <= LONGEST]

    def held_out(self, most: int = 150) -> list[TrainingWindow]:
        """Windows of paragraphs that training never sees, always the same ones."""
        rng = random.Random("held out")  # noqa: S311 (not for secrets)
        chosen = self._held[:: max(1, len(self._held) // most)]
        asked = self._maker(rng).windows(chosen)
        return [w for w in asked if len(w) <= LONGEST]

    def _maker(self, rng: random.Random) -> WindowMaker:
        return WindowMaker(self._corpus, (self._lookalikes, self._swaps), self._recipe.mixture, rng)

    def run(self, out: Path, save_minutes: float = 9.0) -> ReaderNetwork:
        """Train, saving ``last.pt`` (averaged weights) into ``out`` every few minutes."""
        recipe = self._recipe
        generator = torch.Generator().manual_seed(recipe.seed)
        torch.manual_seed(recipe.seed)
        optimiser = MixedPrecision(self._network)
        drop = MaskPool(recipe.dropout, generator)
        groups = self._groups()
        total = len(groups)
        saved = begun = time.monotonic()
        for step, group in enumerate(groups):
            batch = collate(group, self._common)
            value = loss(optimiser.network(batch.ids, batch.mask, batch.types, drop), batch)
            optimiser.step(value, rate_at(step, total, recipe.peak_rate))
            if step % 25 == 0:
                pace = (time.monotonic() - begun) / (step + 1)
                logger.info("step %d/%d loss %.3f %.2f s", step, total, float(value.detach()), pace)
            if time.monotonic() - saved > save_minutes * 60:
                saved = time.monotonic()
                self._save(optimiser.averaged(), out)
        self._save(optimiser.averaged(), out)
        return optimiser.averaged()

    def _groups(self) -> list[list[TrainingWindow]]:
        """The batches of all epochs, in order; the last epoch may be a part of one."""
        groups: list[list[TrainingWindow]] = []
        left = self._recipe.epochs
        while left > 0:
            seed = f"{self._recipe.seed}/{left}/order"
            windows = self.windows(len(groups))
            rng = random.Random(seed)  # noqa: S311 (not for secrets)
            epoch = list(batches(windows, self._recipe.tokens, rng))
            groups.extend(epoch[: round(len(epoch) * min(1.0, left))])
            left -= 1.0
        return groups

    def _save(self, network: ReaderNetwork, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        torch.save(network.state_dict(), out / "last.pt")
        for name, value in self.measure(network).items():
            logger.info("held out: %s %.4f", name, value)

    def measure(self, network: ReaderNetwork) -> dict[str, float]:
        """Held-out share of windows whose best sentence answers, and AUROC of the best score."""
        rng = random.Random(0)  # noqa: S311
        right: list[bool] = []
        yes: list[float] = []
        no: list[float] = []
        network.eval()
        with torch.inference_mode():
            for group in batches(self.held_out(), 8192, rng):
                batch = collate(group, self._common)
                scores = sentence_scores(
                    network(batch.ids, batch.mask, batch.types).float(), batch.member
                )
                best, place = scores.max(1)
                for row in range(len(group)):
                    answered = float(batch.votes[row, 0]) < 0.5
                    (yes if answered else no).append(float(best[row]))
                    if answered:
                        right.append(float(batch.votes[row, 1 + int(place[row])]) > 0)
        return {
            "sentence@1": sum(right) / len(right),
            "auroc": auroc(np.array(yes), np.array(no)),
        }


def common_ids(tokenizer: Tokenizer) -> frozenset[int]:
    """Ids that do not count as words shared by question and passage: common words, marks."""
    words = [*COMMON, *"?.,;:!'\"“”‘’()-–—/&$%#*", "s", "t", "re", "ve", "ll", "d", "m"]
    return frozenset(
        i for word in words for i in tokenizer.encode(word, add_special_tokens=False).ids
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train_file", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--epochs", type=float, default=Recipe().epochs)
    parser.add_argument("--rate", type=float, default=Recipe().peak_rate, help="at its peak")
    parser.add_argument("--start", type=Path, help="a last.pt to go on from")
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(chosen.threads)
    tokenizer = Tokenizer.from_file(str(chosen.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    corpus = read_corpus(chosen.train_file, tokenizer)
    network = load_base(chosen.base)
    if chosen.start:
        network.load_state_dict(torch.load(chosen.start, weights_only=True))
    recipe = Recipe(seed=chosen.seed, epochs=chosen.epochs, peak_rate=chosen.rate)
    trained = Training(corpus, tokenizer, network, recipe).run(chosen.out_dir)
    vocabulary = chosen.base / "tokenizer.json"
    export(trained, vocabulary, common_ids(tokenizer), chosen.out_dir, exact=False)


if __name__ == "__main__":
    main()
