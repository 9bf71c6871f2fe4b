"""What all tests of training share."""

from __future__ import annotations

import pytest
import torch
from tokenizers import Tokenizer
from training_samples import BASE, KETTLE, TRAIN, WORDNET, row

from qabot.read.sentence_reader import open_tokenizer
from qabot.training.bases import load_minilm
from qabot.training.corpus import TrainingCorpus, read_corpus
from qabot.training.network import ReaderNetwork
from qabot.training.rewording import Vocabulary
from qabot.training.thesaurus import Thesaurus


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Threads of torch that wait for each other spin, at the cost of tests beside them."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return open_tokenizer(BASE)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, tokenizer: Tokenizer) -> TrainingCorpus:
    file = tmp_path_factory.mktemp("training") / "train.jsonl"
    file.write_text(f"{row(KETTLE)}\n{row(TRAIN)}\n", encoding="utf-8")
    return read_corpus(file, tokenizer)


@pytest.fixture(scope="session")
def network() -> ReaderNetwork:
    torch.manual_seed(3)
    return load_minilm(BASE).eval()


@pytest.fixture(scope="session")
def thesaurus(tmp_path_factory: pytest.TempPathFactory) -> Thesaurus:
    folder = tmp_path_factory.mktemp("wordnet")
    for name, text in WORDNET.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Thesaurus(folder)


@pytest.fixture(scope="session")
def vocabulary(
    corpus: TrainingCorpus, thesaurus: Thesaurus, tokenizer: Tokenizer, network: ReaderNetwork
) -> Vocabulary:
    return Vocabulary(corpus, thesaurus, tokenizer, network)
