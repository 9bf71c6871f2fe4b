"""What training minimises."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from qabot.read.sentence_reader import PASSAGE
from qabot.training.batches import Batch
from qabot.training.network import ATTENTION, END, START, VALUE

_HIDDEN = -1e4
EDGES = 0.5  # weight of an answer's beginning and end beside its sentence


def sentence_scores(scores: Tensor, member: Tensor) -> Tensor:
    """Sentence scores ``(n, s)`` from token scores ``(n, length, 4)``: attention pooling."""
    weights = scores[:, None, :, ATTENTION].expand(member.shape)
    weights = weights.masked_fill(~member, _HIDDEN).softmax(-1)
    pooled = (weights * scores[:, None, :, VALUE]).sum(-1)
    return pooled.masked_fill(~member.any(-1), _HIDDEN)


def vote_logits(scores: Tensor, member: Tensor) -> Tensor:
    """Logits ``(n, 1 + s)`` of "no answer" and of each sentence, from token scores.

    "No answer" competes at a fixed score of 0, so a sentence's score is its log odds against it
    and is comparable across windows (after Clark & Gardner 2018's no-answer option).
    """
    sentences = sentence_scores(scores.float(), member)
    return torch.cat([torch.zeros_like(sentences[:, :1]), sentences], 1)


def loss(scores: Tensor, batch: Batch, edges: float = EDGES) -> Tensor:
    """Mean over windows of the cross entropy of sentences, plus ``edges`` of that of spans."""
    total = _entropy(vote_logits(scores, batch.member), batch.votes)
    if not edges:
        return total
    passage = (batch.types >= PASSAGE) & (batch.mask > 0)
    passage[:, 0] = True  # [CLS] stands for no answer
    for channel, target in ((START, batch.starts), (END, batch.ends)):
        found = scores[:, :, channel].float().masked_fill(~passage, _HIDDEN)
        total = total + 0.5 * edges * _entropy(found, target)
    return total


def _entropy(found: Tensor, target: Tensor) -> Tensor:
    return -(target * functional.log_softmax(found, -1)).sum(-1).mean()
