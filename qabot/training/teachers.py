"""Teachers: larger networks that say how sure they are, of questions they were not trained on.

A small network learns more from a larger one's probabilities than from the answers alone (Hinton,
Vinyals & Dean 2015, "Distilling the knowledge in a neural network"), and a teacher can also label
windows about which nobody was asked. But of a question it was trained on it only repeats the
answer; so there is one teacher for each fold, trained on the other folds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch

from qabot.training.batches import Batch
from qabot.training.network import ReaderNetwork
from qabot.training.objective import vote_logits
from qabot.training.windows import UNJUDGED


class Teachers:
    """Mixes what the teacher of a batch's fold thinks into the batch's targets."""

    def __init__(self, networks: Sequence[ReaderNetwork], trust: float) -> None:
        """``networks[k]`` never saw fold ``k``; ``trust`` is the teacher's share of a target."""
        self._networks = [n.eval() for n in networks]
        self._trust = trust

    @torch.no_grad()
    def label(self, batch: Batch, asked: Batch) -> Batch:
        """The batch with softened votes; where people said nothing, the teacher's alone.

        ``asked`` is the same batch with the questions as they were asked: a teacher judges those,
        whatever is left of them for the learner. What a teacher may not judge stays as it is.
        """
        if asked.fold == UNJUDGED:
            return batch
        network = self._networks[asked.fold]
        scores = network(asked.ids, asked.mask, asked.types)
        taught = vote_logits(scores, asked.member).softmax(-1)
        sure = batch.sure.unsqueeze(1)
        trust = torch.where(sure, self._trust, 1.0)
        return replace(
            batch,
            votes=batch.votes + trust * (taught - batch.votes),
            starts=batch.starts * sure,
            ends=batch.ends * sure,
        )
