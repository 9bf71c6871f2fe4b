"""Questions in other words: synonyms by WordNet, and other forms of the same word.

People who ask an archive do not use its words. A thesaurus has a word's rare senses too, and
vectors hold "boyfriend" and "girlfriend" for alike: so a synonym must be one of WordNet's first
senses (Fellbaum 1998; Debian's package wordnet-base has the files) and near by the base model's
vector of the word read alone, and another form must begin alike and be nearer still.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qabot.training.corpus import TrainingCorpus
from qabot.training.lookalikes import content_words
from qabot.training.network import ReaderNetwork

_SYNONYM, _FORM = 0.5, 0.7  # least cosine
_SAME = 0.6  # share of a word that another form begins with
_SENSES = 2  # of each part of speech: WordNet has the most frequent first
_NEAREST = 8  # neighbours in which forms are sought
_SHARE = 0.6  # of the words that can be exchanged
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_BARE = re.compile(r"[a-z]{3,}")


class Thesaurus:
    """The synonyms of WordNet's files ``index.noun``, ``data.noun`` and so on."""

    def __init__(self, folder: Path) -> None:
        self._sets: dict[str, tuple[str, ...]] = {}
        self._senses: dict[str, list[str]] = {}
        for kind in ("noun", "verb", "adj", "adv"):
            for fields in _lines(folder / f"data.{kind}"):
                words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                self._sets[kind + fields[0]] = tuple(w.lower() for w in words if w.isalpha())
            for fields in _lines(folder / f"index.{kind}"):
                offsets = fields[-int(fields[2]) :][:_SENSES]
                self._senses.setdefault(fields[0], []).extend(kind + one for one in offsets)

    def synonyms(self, word: str) -> set[str]:
        """Single words of the same first senses, for a word in any common form."""
        forms = [word, *(word.removesuffix(a) + b for a, b in _ENDINGS if word.endswith(a))]
        sets = (self._sets[one] for form in forms for one in self._senses.get(form, ()))
        return {other for one in sets for other in one} - {word, *forms}


class Rewording:
    """Words to exchange, for every word that questions have."""

    def __init__(
        self,
        corpus: TrainingCorpus,
        thesaurus: Thesaurus,
        tokenizer: Tokenizer,
        base: ReaderNetwork,
    ) -> None:
        """``base`` has the encoder's published weights, not trained yet."""
        asked = {w for q in corpus.questions for w in content_words(q.text) if _BARE.fullmatch(w)}
        told = Counter(w for p in corpus.paragraphs for s in p.sentences for w in content_words(s))
        usual = {w for w, n in told.items() if n > 1 and _BARE.fullmatch(w)}
        synonyms = {word: sorted(thesaurus.synonyms(word)) for word in sorted(asked)}
        known = sorted(asked | usual | {w for some in synonyms.values() for w in some})
        read = vectors(known, tokenizer, base)
        self._near = {
            word: _exchanged(word, some, known, read @ read[bisect_left(known, word)])
            for word, some in synonyms.items()
        }

    def reword(self, question: str, rng: random.Random) -> str:
        """The question with some of its words exchanged; names stay."""
        return _BARE.sub(lambda found: self._other(found, rng), question)

    def _other(self, found: re.Match[str], rng: random.Random) -> str:
        word, text = found.group(), found.string
        inside = text[found.start() - 1 : found.start()].isalpha()  # the rest of a name
        near = () if inside else self._near.get(word, ())
        return rng.choice(near) if near and rng.random() < _SHARE else word


def _exchanged(word: str, synonyms: list[str], known: list[str], alike: Tensor) -> tuple[str, ...]:
    """The synonyms and other forms of a word that are near enough.

    ``alike`` are the cosines ``(n,)`` of the ``n`` ``known`` words, which are sorted, with it.
    """
    near = [one for one in synonyms if float(alike[bisect_left(known, one)]) >= _SYNONYM]
    nearest = alike.topk(min(len(known), _NEAREST))
    for place, cosine in zip(nearest.indices.tolist(), nearest.values.tolist(), strict=True):
        one = known[place]
        if cosine >= _FORM and one != word and _same(one, word):
            near.append(one)
    return tuple(dict.fromkeys(near))


def vectors(words: list[str], tokenizer: Tokenizer, base: ReaderNetwork) -> Tensor:
    """Unit vectors ``(n, width)``: the mean of the tokens' states of each word read alone."""
    device = base.head.weight.device
    made = []
    with torch.inference_mode():
        for first in range(0, len(words), 512):
            read = [one.ids for one in tokenizer.encode_batch(words[first : first + 512])]
            length = max(map(len, read))
            ids = torch.tensor([one + [0] * (length - len(one)) for one in read], device=device)
            mask = (ids != 0).long()
            states = base.states(ids, mask, torch.zeros_like(mask))
            made.append(functional.normalize((states * mask.unsqueeze(2)).sum(1)))
    return torch.cat(made)


def _same(one: str, other: str) -> bool:
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return shared >= max(3.0, _SAME * max(len(one), len(other)))


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("  "):  # the licence
                yield line.split("|")[0].split()
