"""What the commands that train a reader share: arguments, and how their material is opened."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from qabot.training.bases import load_minilm
from qabot.training.corpus import TrainingCorpus
from qabot.training.course import Machine, Material
from qabot.training.rewording import Vocabulary
from qabot.training.thesaurus import Thesaurus
from qabot.training.written import Written


def arguments_of(description: str | None) -> argparse.ArgumentParser:
    """The training file, where the result goes, and what and where to train with."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("train_file", type=Path)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    return parser


def material_for(
    chosen: argparse.Namespace,
    corpus: TrainingCorpus,
    tokenizer: Tokenizer,
    written: Written | None = None,
) -> Material:
    """What to train on, by the arguments."""
    words = Thesaurus(chosen.wordnet)
    vocabulary = Vocabulary(corpus, words, tokenizer, load_minilm(chosen.base))
    return Material(corpus, tokenizer, vocabulary, written)


def machine_of(chosen: argparse.Namespace) -> Machine:
    """Where to train, by the arguments."""
    return Machine(chosen.device, chosen.workers)
