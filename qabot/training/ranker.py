"""Fit the ranker's weights on the held-out tenth of the training file.

    python -m qabot.training.ranker TRAIN_FILE WORK_FOLDER [QUESTIONS]

Every paragraph of the file becomes an article of an index in WORK_FOLDER; the questions of those
held out from the sentence reader are asked of all of them. The weights minimise the listwise
softmax loss (Cao et al., "Learning to rank", 2007): minus the logarithm of the probability that
falls on the sentences holding an answer. What the file cannot teach (no question asks what somebody
said) keeps the weight it has in ``ranker.json``; the fit is printed beside it for a person to
judge, round and copy, never written there by itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qabot.domain import Filters, Hit
from qabot.question import read_question
from qabot.read import Reader
from qabot.read.features import NAMES
from qabot.read.ranker import load_ranker
from qabot.settings import load_settings
from qabot.training.corpus import HELD_OUT, read_rows
from qabot.wiring import build_index, open_asker

Floats = NDArray[np.float64]

FIXED = frozenset({"said", "topic"})  # not learnt here
EPOCHS, RATE, DECAY = 400, 0.05, 1e-3


@dataclass(frozen=True, slots=True)
class Listed:
    """One question's candidates: features ``(n, f)`` and which of them hold an answer ``(n,)``."""

    features: Floats
    answers: NDArray[np.bool_]


def fit(lists: list[Listed]) -> Floats:
    """Weights ``(f,)`` by full-batch gradient descent with momentum on standardised features."""
    everything = np.concatenate([one.features for one in lists])
    mean, spread = everything.mean(axis=0), everything.std(axis=0)
    spread[spread < 1e-6] = 1.0  # a column that never varies is not learnt
    weights: Floats = np.zeros(everything.shape[1])
    speed = np.zeros_like(weights)
    for _ in range(EPOCHS):
        slopes = [gradient(one, weights, mean, spread) for one in lists]
        slope = np.mean(slopes, axis=0)
        speed = 0.9 * speed - RATE * (slope + DECAY * weights)
        weights = weights + speed
    return np.asarray(weights / spread)


def gradient(one: Listed, weights: Floats, mean: Floats, spread: Floats) -> Floats:
    """Of minus the log probability on the answers: expected features of all minus of answers."""
    rows = (one.features - mean) / spread
    scores = rows @ weights
    chances = np.exp(scores - scores.max())
    of_answers = np.where(one.answers, chances, 0.0)
    return np.asarray(rows.T @ (chances / chances.sum() - of_answers / of_answers.sum()))


def listed(reader: Reader, question: str, hits: list[Hit], answers: dict[str, list[str]]) -> Listed:
    """The candidates of a question; ``answers`` are the answers' texts by article path."""
    asked = read_question(question, date.min)
    found, features = reader.candidates(asked, hits)
    right = [
        any(answer in one.text for answer in answers.get(one.article.path, ())) for one in found
    ]
    return Listed(features.astype(np.float64), np.array(right, dtype=np.bool_))


def questions(rows: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each held-out question with its answers under the path of its article."""
    for number, row in enumerate(rows):
        if number % HELD_OUT == 0:
            for asked in row["questions"]:
                texts = [answer["text"] for answer in asked["answers"] if answer["text"]]
                yield asked["question"], {f"train.jsonl#{number}": texts}


def main(train_file: Path, folder: Path, limit: int) -> None:
    """Build, ask, fit, and print each weight beside the one in use."""
    rows = list(read_rows(train_file))
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({"id": str(n), "text": row["context"]}) for n, row in enumerate(rows))
    (seeds / "train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    paths = {"seeds_dir": seeds, "index_dir": folder / "index"}
    settings = load_settings(None).model_copy(update=paths)
    build_index(settings)
    asker = open_asker(settings)
    lists = []
    for question, answers in list(questions(rows))[:limit]:
        hits = asker.retriever.retrieve(question, Filters(), settings.answer.passages)
        one = listed(asker.reader, question, hits, answers)
        if one.answers.any() and not one.answers.all():
            lists.append(one)
    print(f"{len(lists)} questions with an answer among the candidates")  # noqa: T201
    for name, weight, used in zip(NAMES, fit(lists), load_ranker().weights, strict=True):
        fitted = "not learnt" if name in FIXED else f"{weight:10.2f}"
        print(f"{name:10} fitted {fitted}   in use {used:7.2f}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 10**9)
