"""Words that may stand for another, and words that may not but could: from WordNet and vectors.

People who ask an archive do not use its words. A thesaurus has a word's rare senses too, and
vectors hold "boyfriend" and "girlfriend" for alike: so a word *alike* must be one of WordNet's
synonyms and near by the base model's vector of the word read alone, or begin alike and be nearer
still. A word *unlike* is an opposite, or another thing of the same sort that is not too near.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qabot.training.corpus import TrainingCorpus
from qabot.training.lookalikes import content_words
from qabot.training.network import ReaderNetwork
from qabot.training.thesaurus import Thesaurus

_SYNONYM, _FORM = 0.5, 0.7  # least cosine
_LEAST_SIBLING, _MOST_SIBLING = 0.3, 0.7  # further is of another sort in truth, nearer is a synonym
_SAME = 0.6  # share of a word that another form begins with
_NEAREST = 8  # neighbours in which forms are sought
_SIBLINGS = 12  # the most
_SHARE = 0.6  # of the words that can be exchanged
_BARE = re.compile(r"[a-z]{3,}")

Words = Mapping[str, tuple[str, ...]]


class Rewording:
    """Puts texts in other words."""

    def __init__(self, alike: Words) -> None:
        """``alike`` has for a word those that may stand for it."""
        self._alike = alike

    def reword(self, text: str, rng: random.Random) -> str:
        """The text with most of the words exchanged that can be; names stay."""
        return _BARE.sub(lambda found: self._other(found, rng), text)

    def _other(self, found: re.Match[str], rng: random.Random) -> str:
        word, text = found.group(), found.string
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        inside = before.isalpha() or after.isalpha()  # a piece of a name or of another word
        near = () if inside else self._alike.get(word, ())
        return rng.choice(near) if near and rng.random() < _SHARE else word


class Vocabulary:
    """The words of a corpus that mean something, and what each may be exchanged for.

    ``alike`` has for each word its synonyms and other forms that are near enough, ``unlike`` its
    opposites and other things of the same sort.
    """

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
        usual = asked | {w for w, n in told.items() if n > 1 and _BARE.fullmatch(w)}
        synonyms = {word: thesaurus.synonyms(word) for word in sorted(usual)}
        known = sorted(usual | {w for some in synonyms.values() for w in some})
        self._place = {word: n for n, word in enumerate(known)}
        read = vectors(known, tokenizer, base)
        self.alike: dict[str, tuple[str, ...]] = {}
        self.unlike: dict[str, tuple[str, ...]] = {}
        for word, some in synonyms.items():
            cosines = read @ read[self._place[word]]
            opposites = thesaurus.opposites(word)
            siblings = self._apart(word, thesaurus.siblings(word) & usual, cosines)
            near = [*self._near(some, cosines), *_forms(word, known, cosines)]
            self.alike[word] = tuple(dict.fromkeys(w for w in near if w not in opposites))
            self.unlike[word] = _half_of_each(sorted(opposites & usual), siblings)

    def _near(self, synonyms: Iterable[str], cosines: Tensor) -> list[str]:
        return [w for w in sorted(synonyms) if float(cosines[self._place[w]]) >= _SYNONYM]

    def _apart(self, word: str, siblings: Iterable[str], cosines: Tensor) -> list[str]:
        """The nearest siblings that are neither too far nor too near, nor forms of the word."""
        found = {one: float(cosines[self._place[one]]) for one in siblings if not _same(one, word)}
        fair = [one for one, c in found.items() if _LEAST_SIBLING <= c <= _MOST_SIBLING]
        return sorted(fair, key=lambda one: (-found[one], one))[:_SIBLINGS]


def _forms(word: str, known: Sequence[str], cosines: Tensor) -> Iterator[str]:
    """Other forms of the word; ``cosines`` ``(n,)`` are those of the ``n`` ``known`` words."""
    nearest = cosines.topk(min(len(known), _NEAREST))
    for place, cosine in zip(nearest.indices.tolist(), nearest.values.tolist(), strict=True):
        if cosine >= _FORM and known[place] != word and _same(known[place], word):
            yield known[place]


def _half_of_each(opposites: list[str], siblings: list[str]) -> tuple[str, ...]:
    """For draws: an opposite says more surely than a sibling that nothing answers."""
    often = max(1, len(siblings) // max(1, len(opposites)))
    return tuple(opposites * often + siblings)


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
