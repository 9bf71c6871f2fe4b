"""Batches of windows of like length, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from qabot.read.sentence_reader import token_types
from qabot.training.windows import TrainingWindow

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Batch:
    """``n`` windows padded to one length, with at most ``s`` sentences each.

    ids, mask, types: int64 ``(n, length)``. member: bool ``(n, s, length)``, which tokens a
    sentence holds. votes: ``(n, 1 + s)``, the share of each sentence, with "no answer" first.
    starts, ends: ``(n, length)``, the share of each token, with "no answer" at [CLS].
    sure: bool ``(n,)``, where the shares are those of people. All windows are of one ``fold``.
    """

    ids: Tensor
    mask: Tensor
    types: Tensor
    member: Tensor
    votes: Tensor
    starts: Tensor
    ends: Tensor
    sure: Tensor
    fold: int

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return replace(
            self,
            ids=self.ids.to(device),
            mask=self.mask.to(device),
            types=self.types.to(device),
            member=self.member.to(device),
            votes=self.votes.to(device),
            starts=self.starts.to(device),
            ends=self.ends.to(device),
            sure=self.sure.to(device),
        )


def batches(
    windows: Sequence[TrainingWindow], tokens: int, rng: random.Random
) -> Iterator[list[TrainingWindow]]:
    """Windows in batches of at most ``tokens`` padded tokens, shuffled.

    Those of a batch are of one fold and one padded length.
    """
    full: list[list[TrainingWindow]] = []
    filling: dict[tuple[int, int], list[TrainingWindow]] = {}
    for window in windows:
        kind = window.fold, padded(len(window))
        group = filling.setdefault(kind, [])
        group.append(window)
        if kind[1] * (len(group) + 1) > tokens:
            full.append(filling.pop(kind))
    full.extend(filling.values())
    rng.shuffle(full)
    yield from full


def padded(length: int) -> int:
    """The next multiple of 16: few shapes keep the processor's kernels and memory in use."""
    return -(-length // 16) * 16


def collate(
    windows: Sequence[TrainingWindow], common: frozenset[int], *, as_asked: bool = False
) -> Batch:
    """Tensors of some windows; ``common`` are the ids that never count as shared words.

    ``as_asked``: with the questions before they were changed.
    """
    if as_asked:
        windows = [replace(w, question=w.asked) for w in windows]
    n = len(windows)
    length = padded(max(map(len, windows)))
    most = max(len(w.sentences) for w in windows)
    ids, mask, types = (torch.zeros(n, length, dtype=torch.int64) for _ in range(3))
    member = torch.zeros(n, most, length, dtype=torch.bool)
    votes = torch.zeros(n, 1 + most)
    starts, ends = torch.zeros(n, length), torch.zeros(n, length)
    for row, window in enumerate(windows):
        tokens, kinds, begins = layout(window, common)
        size = len(tokens)
        ids[row, :size] = torch.tensor(tokens)
        types[row, :size] = torch.tensor(kinds)
        mask[row, :size] = 1
        for number, begin in enumerate(begins):
            member[row, number, begin : begin + len(window.sentences[number])] = True
        votes[row, 1 : 1 + len(window.votes)] = torch.tensor(window.votes)
        _edges(starts[row], window.starts, begins)
        _edges(ends[row], window.ends, begins)
    for target in (votes, starts, ends):
        target[:, 0] = (1.0 - target[:, 1:].sum(1)).clamp(min=0.0)
    sure = torch.tensor([w.sure for w in windows])
    return Batch(ids, mask, types, member, votes, starts, ends, sure, windows[0].fold)


def layout(
    window: TrainingWindow, common: frozenset[int]
) -> tuple[list[int], list[int], list[int]]:
    """Token ids and types of ``[CLS] question [SEP] text [SEP]``, and where sentences begin."""
    passage = list(window.lead)
    begins = []
    before = len(window.question) + 2  # [CLS] and [SEP]
    for sentence in window.sentences:
        begins.append(before + len(passage))
        passage.extend(sentence)
    tokens = [CLS, *window.question, SEP, *passage, SEP]
    return tokens, token_types(window.question, passage, common), begins


def _edges(row: Tensor, edges: Sequence[tuple[int, int, float]], begins: Sequence[int]) -> None:
    for sentence, token, share in edges:
        row[begins[sentence] + token] += share
