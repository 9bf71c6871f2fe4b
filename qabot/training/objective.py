"""What training minimises."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from qabot.read.sentence_reader import PASSAGE
from qabot.training.batches import Batch
from qabot.training.network import ATTENTION, END, START, VALUE

_HIDDEN = -1e4


class Logits(NamedTuple):
    """What competes with what: sentences ``(n, 1 + s)``, starts and ends ``(n, length)``.

    Each has "no answer" first, for sentences at a fixed score of 0, so that a sentence's score is
    its log odds against it and is comparable across windows (after Clark & Gardner 2018's
    no-answer option).
    """

    votes: Tensor
    starts: Tensor
    ends: Tensor


def sentence_scores(scores: Tensor, member: Tensor) -> Tensor:
    """Sentence scores ``(n, s)`` from token scores ``(n, length, 4)``: attention pooling."""
    weights = scores[:, None, :, ATTENTION].expand(member.shape)
    weights = weights.masked_fill(~member, _HIDDEN).softmax(-1)
    pooled = (weights * scores[:, None, :, VALUE]).sum(-1)
    return pooled.masked_fill(~member.any(-1), _HIDDEN)


def logits(scores: Tensor, batch: Batch) -> Logits:
    """The logits of a batch's targets, from its token scores ``(n, length, 4)``."""
    scores = scores.float()
    sentences = sentence_scores(scores, batch.member)
    passage = (batch.types >= PASSAGE) & (batch.mask > 0)
    passage[:, 0] = True  # [CLS] stands for no answer
    return Logits(
        torch.cat([torch.zeros_like(sentences[:, :1]), sentences], 1),
        scores[:, :, START].masked_fill(~passage, _HIDDEN),
        scores[:, :, END].masked_fill(~passage, _HIDDEN),
    )


def loss(scores: Tensor, batch: Batch, edges: float = 0.5) -> Tensor:
    """Mean over windows of the cross entropy of sentences, plus ``edges`` times that of spans."""
    found = logits(scores, batch)
    spans = _entropy(found.starts, batch.starts) + _entropy(found.ends, batch.ends)
    return _entropy(found.votes, batch.votes) + 0.5 * edges * spans


def _entropy(found: Tensor, target: Tensor) -> Tensor:
    return -(target * functional.log_softmax(found, -1)).sum(-1).mean()
