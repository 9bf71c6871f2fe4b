"""Words of a question that no article has, and the archive's own words spelt most like them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from qabot.domain import Span, Spelling
from qabot.terms import Term, content_stems, terms

if TYPE_CHECKING:
    from qabot.embed import Encoder
    from qabot.index import Generation

_SHORTEST = 4  # letters: shorter words have too many neighbours
_LONG = 8  # letters: in such words two may be wrong, for few others are as near
_READ = 50  # passages in which the archive's spelling is looked for


class Speller:
    """Holds the words of questions against those of one generation."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._generation = generation
        self._encoder = encoder

    def read(self, text: str, searched: str) -> Spelling:
        """Which words of ``text`` no article has, and ``text`` with the archive's spelling.

        Looked at are topical words that also stand in ``searched``, the part to search with:
        names, and words so rare that the encoder does not know them whole. What it knows whole is
        spelt right: the archive just does not have it, and nothing is suggested; nor where more
        words stay strange, as in a question in another language.
        """
        asked = content_stems(searched)
        known = [word for word in asked if self._generation.lexical.has(word)]
        unknown: list[str] = []
        changes: dict[Span, str] = {}
        strange = 0  # common words of another language, as far as can be told
        there = terms(text)
        for at, term in enumerate(there):
            written = term.span.of(text)
            missing = term.stem in asked and term.stem not in known
            if term.stop or not missing or not written.isalpha():
                continue
            name = term.span.start > 0 and written[0].isupper()
            if self._common(written):
                unknown += [written] if name else []
                continue
            unknown.append(written)
            joined = _beside(there, at) if name else frozenset()
            if meant := self._meant(term, written, known, joined, name=name):
                changes[term.span] = meant
            elif not name:
                strange += 1
        return Spelling(
            unknown=tuple(dict.fromkeys(unknown)),
            suggestion=_respelt(text, changes) if len(changes) >= max(1, strange) else None,
        )

    def _common(self, written: str) -> bool:
        return self._encoder.count_tokens([written.lower()]) == [1]

    def _meant(
        self, term: Term, written: str, known: Sequence[str], joined: frozenset[str], *, name: bool
    ) -> str | None:
        """The archive's word spelt most like ``written``; of equals the one that it has most.

        Before that counts, of a name, whether it stands beside one of ``joined``, as the other
        half of it does in the question, and whether it begins with a capital.
        """
        slips = _slips(written)
        if not slips:
            return None
        lexical = self._generation.lexical
        found = lexical.passages_near(term.stem, slips, known, _READ)
        counts: Counter[tuple[str, str]] = Counter()
        met: set[str] = set()  # words that stand beside one of ``joined``
        for passage in self._generation.passages(number for number, _ in found).values():
            there = terms(passage.text)
            for at, one in enumerate(there):
                word = one.span.of(passage.text)
                counts[one.stem, word] += 1
                if joined and not joined.isdisjoint(_beside(there, at)):
                    met.add(word)
        near = [  # the least is meant
            (
                distance,
                word not in met,
                name and not word[0].isupper(),
                -lexical.document_frequency(stem),
                -count,
                word,
            )
            for (stem, word), count in counts.items()
            if (distance := _distance(written.lower(), word.lower(), slips))
        ]
        return min(near)[-1] if near else None


def _beside(there: Sequence[Term], at: int) -> frozenset[str]:
    """The stems of the words before and after one, where they are no function words."""
    near = (*there[max(0, at - 1) : at], *there[at + 1 : at + 2])
    return frozenset(term.stem for term in near if not term.stop)


def _slips(written: str) -> int:
    """How many letters may be wrong."""
    if len(written) < _SHORTEST:
        return 0
    return 1 if len(written) < _LONG else 2


def _distance(written: str, word: str, most: int) -> int:
    """Letters added, lost, changed or exchanged; 0 where that is none, or too many.

    Two are believed only where the first letter is right.
    """
    distance = OSA.distance(written, word, score_cutoff=most)
    near = distance <= most and (distance == 1 or written[0] == word[0])
    return distance if near else 0


def _respelt(text: str, changes: Mapping[Span, str]) -> str:
    """``text`` with other words at some places."""
    for span in sorted(changes, key=lambda span: span.start, reverse=True):
        text = text[: span.start] + changes[span] + text[span.end :]
    return text
