"""The encoder of questions and passages: onnxruntime and tokenizers, never torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from tokenizers import Encoding, Tokenizer

from qabot.embed.config import MODEL_NAME, TOKENIZER_NAME, EncoderConfig
from qabot.embed.pooling import Floats, Ints, normalise, pool
from qabot.errors import WrongModelError


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text's tokens, special ones left out.

    ``vectors`` is float32 ``(t, d)``, the model's last hidden state as it is (not normalised);
    ``offsets`` are the tokens' half-open character offsets into the text.
    """

    vectors: Floats
    offsets: tuple[tuple[int, int], ...]


class Encoder:
    """An exported encoder, loaded. Safe to share between threads."""

    def __init__(self, folder: Path, *, threads: int = 1, batch_size: int = 8) -> None:
        """Load the encoder in ``folder``; :class:`WrongModelError` when that fails.

        ``threads`` is 1 for serving, the number of cores for building.
        """
        self.folder = folder
        self.config = EncoderConfig.load(folder)
        self._batch_size = batch_size
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_NAME))
            self._session = _open_session(folder / MODEL_NAME, threads)
        except Exception as error:  # both libraries raise bare or private exception types
            raise WrongModelError(
                f"the encoder in {folder} does not load ({error}); "
                "run `qabot index build --full` to make it again."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.config.max_tokens)
        self._inputs = frozenset(value.name for value in self._session.get_inputs())

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self.config.dimension

    @property
    def max_tokens(self) -> int:
        """The most tokens, special ones included, that the model reads of one text."""
        return self.config.max_tokens

    @property
    def room(self) -> int:
        """The most tokens of a text itself that the model reads: special ones take some."""
        return self.max_tokens - int(self._tokenizer.num_special_tokens_to_add(is_pair=False))

    @property
    def fingerprint(self) -> str:
        """The sha256 that names the model; an index keeps that of the one that made it."""
        return self.config.fingerprint

    def encode(self, texts: Sequence[str], advance: Callable[[int], None] | None = None) -> Floats:
        """Embed ``texts`` as float32 ``(n, d)``, rows of length 1; ``advance`` hears of each batch.

        A text longer than :attr:`max_tokens` is cut there.
        """
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        for rows in _batches([len(one.ids) for one in encodings], self._batch_size):
            hidden, mask = self._run([encodings[row] for row in rows])
            vectors[rows] = normalise(pool(hidden, mask, self.config.pooling))
            if advance:
                advance(len(rows))
        return vectors

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Give each text's token vectors, for late interaction and for choosing sentences."""
        encodings = self._tokenizer.encode_batch(list(texts))
        found: list[TokenVectors | None] = [None] * len(texts)
        for rows in _batches([len(one.ids) for one in encodings], self._batch_size):
            hidden, _ = self._run([encodings[row] for row in rows])
            for vectors, row in zip(hidden, rows, strict=True):
                found[row] = _token_vectors(vectors, encodings[row])
        return [one for one in found if one is not None]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens: uncut, special ones left out."""
        encodings = self._counter.encode_batch(list(texts), add_special_tokens=False)
        return [len(one.ids) for one in encodings]

    @cached_property
    def _counter(self) -> Tokenizer:
        counter = Tokenizer.from_str(self._tokenizer.to_str())
        counter.no_padding()
        counter.no_truncation()
        return counter

    def _run(self, encodings: Sequence[Encoding]) -> tuple[Floats, Ints]:
        """Give the last hidden state ``(n, t, d)`` and the attention mask ``(n, t)``."""
        width = max(1, *(len(one.ids) for one in encodings))
        ids = np.full((len(encodings), width), self.config.pad_id, np.int64)
        mask = np.zeros_like(ids)
        types = np.zeros_like(ids)
        for row, one in enumerate(encodings):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = one.attention_mask
            types[row, : len(one.ids)] = one.type_ids
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        wanted = {name: array for name, array in feeds.items() if name in self._inputs}
        hidden: Floats = self._session.run(None, wanted)[0].astype(np.float32, copy=False)
        return hidden, mask


class LastEncoder:
    """Gives the encoder it loaded last for every folder that holds the very same one.

    Of two generations the next mostly brings the same model: loading it again takes 150 ms of
    CPU and holds up every other thread of Python for a tenth of that.
    """

    def __init__(self) -> None:
        self._last: Encoder | None = None

    def open(self, folder: Path) -> Encoder:
        """The encoder in ``folder``; :class:`WrongModelError` when it does not load."""
        if self._last is None or EncoderConfig.load(folder) != self._last.config:
            self._last = Encoder(folder)
        return self._last


def _batches(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Rows in batches of like length, so that little padding is computed."""
    order = sorted(range(len(lengths)), key=lambda row: (-lengths[row], row))
    return [order[first : first + size] for first in range(0, len(order), size)]


def _token_vectors(vectors: Floats, encoding: Encoding) -> TokenVectors:
    kept = [row for row, special in enumerate(encoding.special_tokens_mask) if not special]
    offsets = tuple((int(a), int(b)) for a, b in (encoding.offsets[row] for row in kept))
    return TokenVectors(vectors[kept], offsets)


def _open_session(model: Path, threads: int) -> Any:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # a waiting thread that spins costs CPU and gains nothing on questions of a few tokens
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
