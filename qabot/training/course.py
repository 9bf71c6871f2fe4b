"""One run of training: windows of an epoch at a time, one optimiser, checkpoints as it goes."""

from __future__ import annotations

import functools
import logging
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.utils.data import DataLoader

from qabot.evaluate.abstention import auroc
from qabot.training.batches import Batch, batches, collate
from qabot.training.corpus import TrainingCorpus
from qabot.training.lookalikes import COMMON, Lookalikes
from qabot.training.network import MaskPool, ReaderNetwork
from qabot.training.objective import EDGES, loss, sentence_scores
from qabot.training.optimiser import MixedPrecision, rate_at
from qabot.training.rewording import Rewording, Vocabulary
from qabot.training.swaps import Swaps
from qabot.training.teachers import Teachers
from qabot.training.windows import Mixture, TrainingWindow, WindowMaker
from qabot.training.written import Written, written_windows

LONGEST = 300  # tokens; what little is longer is one endless sentence
TESTED = 600  # questions of those held out, about
PASSAGES = 60  # ... and passages with written ones
SAVE_SECONDS = 540.0  # between two checkpoints

logger = logging.getLogger(__name__)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the result, besides the data and the teachers.

    ``tokens`` a batch, padding counted; ``peak_rate`` of learning; ``edges`` is what an answer's
    beginning and end weigh beside its sentence; ``mixture`` of windows.
    """

    epochs: int
    peak_rate: float
    seed: int = 7
    tokens: int = 8192
    dropout: float = 0.1
    edges: float = EDGES
    mixture: Mixture = field(default_factory=Mixture)


@dataclass(frozen=True, slots=True)
class Machine:
    """Where to compute, and with how many processes that make batches beside this one."""

    device: torch.device
    workers: int = 0


class Material:
    """What windows are made of, and the questions to learn from and to be tested by."""

    def __init__(
        self,
        corpus: TrainingCorpus,
        tokenizer: Tokenizer,
        vocabulary: Vocabulary,
        written: Written | None = None,
    ) -> None:
        self.corpus = corpus
        self._written = written or Written()
        self.common = common_ids(tokenizer)
        self.learnt, self._held = corpus.split()
        self._rivals = Lookalikes(corpus, tokenizer), Swaps(corpus, vocabulary.unlike)
        self._rewording = Rewording(vocabulary.alike)

    def windows(self, chosen: Sequence[int], mixture: Mixture, seed: str) -> list[TrainingWindow]:
        """The windows of some questions; another seed cuts them otherwise."""
        rng = random.Random(seed)  # noqa: S311 (not for secrets)
        if mixture.seen < 1:
            chosen = rng.sample(chosen, round(mixture.seen * len(chosen)))
        maker = WindowMaker(self.corpus, self._rivals, self._rewording, mixture, rng)
        made = [*maker.windows(chosen)]
        if mixture.written:
            made += written_windows(self._written.learnt, rng)
        return [w for w in made if len(w) <= LONGEST]

    def held_out(self) -> dict[str, list[TrainingWindow]]:
        """Windows of what training never sees, by its sort, always the same ones."""
        chosen = _some(self._held, TESTED)
        rng = random.Random("held out")  # noqa: S311 (not for secrets)
        told = [one for one in self._written.held if not one.title]
        news = [one for one in self._written.held if one.title]
        return {
            "": self.windows(chosen, Mixture(), "held out"),
            "paragraphs ": [*written_windows(_some(told, PASSAGES), rng, whole=True)],
            "passages ": [*written_windows(_some(news, PASSAGES), rng, whole=True)],
        }


def _some(held: Sequence[_T], about: int) -> Sequence[_T]:
    """About so many, evenly spread: measuring is to take no time from training."""
    return held[:: max(1, len(held) // about)]


class Course:
    """Trains one network by one recipe, with or without teachers."""

    def __init__(self, material: Material, recipe: Recipe, machine: Machine) -> None:
        self._material, self._recipe = material, recipe
        self._device, self._workers = machine.device, machine.workers

    def run(
        self,
        network: ReaderNetwork,
        chosen: Sequence[int],
        out: Path,
        teachers: Teachers | None = None,
    ) -> ReaderNetwork:
        """Train on the chosen questions; averaged weights, also saved as ``out`` now and then."""
        recipe = self._recipe
        generator = torch.Generator().manual_seed(recipe.seed)
        torch.manual_seed(recipe.seed)
        optimiser = MixedPrecision(network.to(self._device))
        drop = MaskPool(recipe.dropout, generator, self._device)
        groups = self._groups(chosen)
        saved = begun = time.monotonic()
        for step, (batch, asked) in enumerate(self._tensors(groups, taught=teachers is not None)):
            taught = teachers.label(batch, asked) if teachers and asked else batch
            scores = optimiser.network(batch.ids, batch.mask, batch.types, drop)
            value = loss(scores, taught, recipe.edges)
            optimiser.step(value, rate_at(step, len(groups), recipe.peak_rate))
            if step % 25 == 0:
                pace, shown = (time.monotonic() - begun) / (step + 1), float(value.detach())
                logger.info("step %d/%d loss %.3f %.2f s", step, len(groups), shown, pace)
            if time.monotonic() - saved > SAVE_SECONDS:
                saved = time.monotonic()
                self._save(optimiser.averaged(), out)
        trained = optimiser.averaged()
        self._save(trained, out)
        return trained

    def measure(self, network: ReaderNetwork) -> dict[str, float]:
        """Held-out share of windows whose best sentence answers, and AUROC of the best score."""
        return {
            f"{sort}{name}": value
            for sort, windows in self._material.held_out().items()
            for name, value in self._measured(network, windows).items()
        }

    def _measured(
        self, network: ReaderNetwork, windows: Sequence[TrainingWindow]
    ) -> dict[str, float]:
        right: list[bool] = []
        yes: list[float] = []
        no: list[float] = []
        network.eval()
        rng = random.Random(0)  # noqa: S311 (not for secrets)
        groups = list(batches(windows, 8192, rng))
        with torch.inference_mode():
            for batch, _ in self._tensors(groups):
                scores = sentence_scores(
                    network(batch.ids, batch.mask, batch.types).float(), batch.member
                )
                best, place = scores.max(1)
                answered = batch.votes[:, 0] < 0.5
                chosen = batch.votes.gather(1, 1 + place.unsqueeze(1)).squeeze(1)
                yes.extend(best[answered].tolist())
                no.extend(best[~answered].tolist())
                right.extend((chosen[answered] > 0).tolist())
        return {
            "sentence@1": sum(right) / len(right) if right else math.nan,
            "auroc": auroc(np.array(yes), np.array(no)) if yes and no else math.nan,
        }

    def _groups(self, chosen: Sequence[int]) -> list[list[TrainingWindow]]:
        """The batches of all epochs, in order."""
        recipe = self._recipe
        groups: list[list[TrainingWindow]] = []
        for epoch in range(recipe.epochs):
            seed = f"{recipe.seed}/{epoch}"
            rng = random.Random(f"{seed}/order")  # noqa: S311 (not for secrets)
            windows = self._material.windows(chosen, recipe.mixture, seed)
            groups.extend(batches(windows, recipe.tokens, rng))
        return groups

    def _tensors(
        self, groups: Sequence[list[TrainingWindow]], *, taught: bool = False
    ) -> Iterator[tuple[Batch, Batch | None]]:
        """Batches, and where ``taught`` the same with the questions as they were asked."""
        made: Iterable[tuple[Batch, Batch | None]] = DataLoader(
            groups,  # type: ignore[arg-type]  # a sequence will do
            batch_size=None,
            num_workers=self._workers,
            collate_fn=functools.partial(_pair, common=self._material.common, taught=taught),
        )
        for batch, asked in made:
            yield batch.to(self._device), asked.to(self._device) if asked else None

    def _save(self, network: ReaderNetwork, out: Path) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        torch.save({k: v.cpu() for k, v in network.state_dict().items()}, out)
        for name, value in self.measure(network).items():
            logger.info("held out: %s %.4f", name, value)


def _pair(
    windows: list[TrainingWindow], common: frozenset[int], *, taught: bool
) -> tuple[Batch, Batch | None]:
    return collate(windows, common), collate(windows, common, as_asked=True) if taught else None


def common_ids(tokenizer: Tokenizer) -> frozenset[int]:
    """Ids that do not count as words shared by question and passage: common words, marks."""
    words = [*COMMON, *"?.,;:!'\"“”‘’()-–—/&$%#*", "s", "t", "re", "ve", "ll", "d", "m"]
    return frozenset(
        i for word in words for i in tokenizer.encode(word, add_special_tokens=False).ids
    )
