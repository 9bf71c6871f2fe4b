"""The trained reader: which sentence of a window answers the question.

A window's text goes with the question through a small transformer, as
``[CLS] question [SEP] text [SEP]``; each sentence gets the attention-pooled value of its tokens.
The score is the sentence's log odds against "nothing here answers", so it is comparable across
windows. How the model came to be: ``model/MODEL_CARD.md`` and ``qabot.training``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from qabot.domain import Span
from qabot.errors import WrongModelError

MODEL_FOLDER = Path(__file__).parent / "model"
SILENT = -20.0
"""The score of a sentence without a single word: it cannot answer."""

MASK = "[MASK]"
"""Stands in a question for a word that the model is not to see."""

QUESTION, PASSAGE, SHARED = 0, 1, 2  # token types: of the question, of the text, in both
_QUESTION_TOKENS = 64

Tokens = tuple[int, int]  # half-open, positions in a token sequence


@dataclass(frozen=True, slots=True)
class Window:
    """A text to read and the sentences to score in it: ``sentences[i].of(text)``.

    Text that no sentence covers (a title put in front) is read but not scored. Sentences are
    ordered and disjoint.
    """

    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """What ``model.json`` says: the limit on tokens, and ids of words too common to count."""

    max_tokens: int
    common: frozenset[int]


class SentenceReader:
    """Scores sentences with the ONNX model of a folder; safe to share between threads."""

    def __init__(self, model_dir: Path = MODEL_FOLDER) -> None:
        """Open and verify the model.

        Raises ``WrongModelError`` where a file is not as built, or does not load.
        """
        self._card = _verified(model_dir)
        try:
            self._tokenizer = open_tokenizer(model_dir)
            self._session = _open_session(model_dir / "model.onnx")
        except Exception as error:  # both libraries raise bare or private exception types
            raise WrongModelError(
                f"The reader model in {model_dir} does not load ({error}): "
                "install qabot again, or train the reader again."
            ) from error
        self._cls, self._sep = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def score(self, question: str, windows: Sequence[Window]) -> list[tuple[float, ...]]:
        """One log odds for each sentence of each window, in order.

        Windows run one at a time: the model's activations are quantised by the range of the
        whole input, so in a batch a window's scores would depend on its neighbours. On one
        thread that costs nothing. A window beyond the model's limit is read in several runs.
        """
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:_QUESTION_TOKENS]
        texts = self._tokenizer.encode_batch([w.text for w in windows], add_special_tokens=False)
        return [
            self._score(asked, window, text) for window, text in zip(windows, texts, strict=True)
        ]

    def _score(self, asked: list[int], window: Window, text: Encoding) -> tuple[float, ...]:
        places = sentence_tokens(text.offsets, window.sentences)
        room = self._card.max_tokens - len(asked) - 3
        scores: list[float] = []
        for (begin, end), held in runs(places, len(text.ids), room):
            pooled = self._run(asked, text.ids[begin:end])
            scores.extend(_pool(pooled, first - begin, last - begin) for first, last in held)
        return tuple(scores)

    def _run(self, asked: list[int], passage: list[int]) -> npt.NDArray[np.float32]:
        """Pooling weight and value ``(tokens, 2)`` of a passage's tokens."""
        ids = [self._cls, *asked, self._sep, *passage, self._sep]
        types = token_types(asked, passage, self._card.common)
        inputs = {"ids": ids, "mask": [1] * len(ids), "types": types}
        feed = {name: np.array([values], dtype=np.int64) for name, values in inputs.items()}
        scores: npt.NDArray[np.float32] = self._session.run(["scores"], feed)[0]
        return scores[0, len(asked) + 2 : -1, :2]


def token_types(asked: Sequence[int], passage: Sequence[int], common: frozenset[int]) -> list[int]:
    """The types of ``[CLS] question [SEP] passage [SEP]``; ``common`` words are never shared."""
    shared = set(asked) - common
    inner = (SHARED if token in shared else PASSAGE for token in passage)
    return [QUESTION] * (len(asked) + 2) + [*inner, PASSAGE]


def open_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a model's folder, which neither pads nor cuts."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def digest(path: Path) -> str:
    """The sha256 of a model's file, as ``model.json`` has it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sentence_tokens(offsets: Sequence[tuple[int, int]], sentences: Sequence[Span]) -> list[Tokens]:
    """The tokens that begin within each sentence; empty where a sentence holds no word."""
    places: list[Tokens] = []
    at = 0
    for span in sentences:
        while at < len(offsets) and offsets[at][0] < span.start:
            at += 1
        first = at
        while at < len(offsets) and offsets[at][0] < span.end:
            at += 1
        places.append((first, at))
    return places


def runs(
    places: Sequence[Tokens], length: int, room: int
) -> Iterator[tuple[Tokens, tuple[Tokens, ...]]]:
    """Cut a text of ``length`` tokens into runs of at most ``room``: (run, its sentences).

    A text that fits is one run, uncovered words and all. A sentence longer than ``room`` is
    read as far as that goes.
    """
    if length <= room and places:
        yield (0, length), tuple(places)
        return
    held: list[Tokens] = []
    for place in places:
        if held and place[1] - held[0][0] > room:
            yield (held[0][0], held[-1][1]), tuple(held)
            held = []
        held.append((place[0], min(place[1], place[0] + room)))
    if held:
        yield (held[0][0], held[-1][1]), tuple(held)


def _pool(scores: npt.NDArray[np.float32], first: int, last: int) -> float:
    if first >= last:
        return SILENT
    weights, values = scores[first:last, 0].astype(np.float64), scores[first:last, 1]
    weights = np.exp(weights - weights.max())
    return float((weights * values).sum() / weights.sum())


def _open_session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _verified(folder: Path) -> _Card:
    """The card of a model whose files are those it lists; raises ``WrongModelError`` else."""
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        for name, shipped in card["files"].items():
            if digest(folder / name) != shipped:
                raise WrongModelError(
                    f"The reader's file {folder / name} is not the one that was shipped: "
                    "install qabot again, or train the reader again."
                )
        return _Card(int(card["max_tokens"]), frozenset(card["common_ids"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WrongModelError(
            f"There is no complete reader model in {folder}: install qabot again, "
            "or name a folder that holds model.json and the files it lists."
        ) from error
